CREATE TABLE animal_kind (name VARCHAR PRIMARY KEY);
CREATE TABLE zoo (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, is_open BOOLEAN NOT NULL, visitors BIGINT, photo BYTEA);
CREATE TABLE animal (
  zoo_id VARCHAR NOT NULL REFERENCES zoo (id),
  kind VARCHAR REFERENCES animal_kind (name),
  "order" INTEGER NOT NULL,
  document TEXT,
  PRIMARY KEY (zoo_id, "order")
);

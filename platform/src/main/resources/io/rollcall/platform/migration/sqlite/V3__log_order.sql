-- The order in which entries became visible, which is the order of position: there is one writer at a time, and no position
-- is ever given twice. The id only names an entry.

CREATE TABLE placed_entry (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id VARCHAR NOT NULL UNIQUE,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  at BIGINT NOT NULL,
  kind VARCHAR NOT NULL,
  actor_kind VARCHAR NOT NULL,
  actor_id VARCHAR NOT NULL,
  actor_name VARCHAR NOT NULL,
  directory_id VARCHAR,
  account_id VARCHAR,
  address VARCHAR,
  diagnosis VARCHAR,
  detail VARCHAR NOT NULL,
  truth VARCHAR,
  leniencies VARCHAR DEFAULT '' NOT NULL
);

INSERT INTO placed_entry (id, organization_id, at, kind, actor_kind, actor_id, actor_name, directory_id, account_id, address,
                          diagnosis, detail, truth, leniencies)
  SELECT id, organization_id, at, kind, actor_kind, actor_id, actor_name, directory_id, account_id, address, diagnosis,
         detail, truth, leniencies
  FROM log_entry
  ORDER BY id;

DROP TABLE log_entry;
ALTER TABLE placed_entry RENAME TO log_entry;

CREATE INDEX log_entry_organization ON log_entry (organization_id, position);

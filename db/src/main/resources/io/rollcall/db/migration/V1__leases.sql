-- One row per lease that was ever taken. The fence grows with every change of owner.
CREATE TABLE lease (
  name VARCHAR PRIMARY KEY,
  owner_host VARCHAR NOT NULL,
  owner_pid BIGINT NOT NULL,
  owner_started_at BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

-- One migration for SQLite and PostgreSQL. Instants are milliseconds since 1970 (UTC), ids and JSON are text.

CREATE TABLE platform (
  id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL UNIQUE
);

-- A deleted organization keeps its row: who once belonged to it decides what others may do with an account.
CREATE TABLE organization (
  id VARCHAR PRIMARY KEY,
  platform_id VARCHAR NOT NULL REFERENCES platform (id),
  name VARCHAR NOT NULL,
  preset VARCHAR,
  created_at BIGINT NOT NULL,
  deleted_at BIGINT
);

-- [jooq ignore start]
CREATE UNIQUE INDEX organization_name ON organization (name) WHERE deleted_at IS NULL;
-- [jooq ignore stop]

-- A verified domain has one owner per platform.
CREATE TABLE domain_claim (
  platform_id VARCHAR NOT NULL REFERENCES platform (id),
  domain VARCHAR NOT NULL,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  verified_at BIGINT NOT NULL,
  PRIMARY KEY (platform_id, domain)
);

CREATE INDEX domain_claim_organization ON domain_claim (organization_id);

-- A person on a platform. address_key is the address normalised once, in Java; its index decides every race.
-- created_by_organization_id is empty when an invitation created the account: that gives no right over its address.
CREATE TABLE account (
  id VARCHAR PRIMARY KEY,
  platform_id VARCHAR NOT NULL REFERENCES platform (id),
  address_key VARCHAR NOT NULL,
  address VARCHAR NOT NULL,
  display_name VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  created_at BIGINT NOT NULL,
  created_by_organization_id VARCHAR REFERENCES organization (id),
  UNIQUE (platform_id, address_key)
);

-- An account in an organization. Severed rows stay: the account once was here, with that address, cut by that actor.
-- license is empty for the default license of the organization's preset.
CREATE TABLE membership (
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  account_id VARCHAR NOT NULL REFERENCES account (id),
  role VARCHAR NOT NULL,
  license VARCHAR,
  status VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,
  since BIGINT NOT NULL,
  directory_id VARCHAR,
  directory_name VARCHAR,
  license_assigned_at BIGINT,
  last_activity_at BIGINT,
  severed_at BIGINT,
  severed_by VARCHAR,
  severed_by_directory VARCHAR,
  severed_address_key VARCHAR,
  PRIMARY KEY (organization_id, account_id)
);

CREATE INDEX membership_account ON membership (account_id);

-- One identity provider's connection to an organization.
CREATE TABLE directory (
  id VARCHAR PRIMARY KEY,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  name VARCHAR NOT NULL,
  preset VARCHAR NOT NULL,
  rate_limits VARCHAR NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (organization_id, name)
);

-- What one directory knows of one account. owner_id says whose record it is: the directory's, or the organization's
-- where the preset says that the SCIM User is the membership. document holds the attributes that are not columns.
CREATE TABLE scim_record (
  id VARCHAR PRIMARY KEY,
  owner_id VARCHAR NOT NULL,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  account_id VARCHAR NOT NULL REFERENCES account (id),
  external_id VARCHAR,
  display_name VARCHAR NOT NULL,
  display_name_key VARCHAR NOT NULL,
  document TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE (owner_id, account_id)
);

CREATE INDEX scim_record_page ON scim_record (owner_id, id);
CREATE INDEX scim_record_display_name ON scim_record (owner_id, display_name_key);
CREATE INDEX scim_record_external_id ON scim_record (owner_id, external_id);
CREATE INDEX scim_record_account ON scim_record (account_id, organization_id);

CREATE TABLE scim_group (
  id VARCHAR PRIMARY KEY,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  display_name VARCHAR NOT NULL,
  display_name_key VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE (organization_id, display_name_key)
);

-- Members are rows, never part of a document.
CREATE TABLE group_member (
  group_id VARCHAR NOT NULL REFERENCES scim_group (id),
  account_id VARCHAR NOT NULL REFERENCES account (id),
  role VARCHAR NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (group_id, account_id)
);

CREATE INDEX group_member_account ON group_member (account_id);

-- What people see; its twin is a group, separately named.
CREATE TABLE team (
  id VARCHAR PRIMARY KEY,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  group_id VARCHAR NOT NULL REFERENCES scim_group (id),
  name VARCHAR NOT NULL,
  name_key VARCHAR NOT NULL,
  is_default BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (organization_id, name_key)
);

-- Only the SHA-256 of a token is kept.
CREATE TABLE token (
  id VARCHAR PRIMARY KEY,
  kind VARCHAR NOT NULL,
  hash VARCHAR NOT NULL UNIQUE,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  directory_id VARCHAR REFERENCES directory (id),
  name VARCHAR NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX token_organization ON token (organization_id);

-- Every act and every refusal, written in its own transaction. detail is for the organization's administrators;
-- truth, for the operator only, may name what they may not know.
CREATE TABLE log_entry (
  id VARCHAR PRIMARY KEY,
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
  truth VARCHAR
);

CREATE INDEX log_entry_organization ON log_entry (organization_id, id);

CREATE TABLE setting (
  name VARCHAR PRIMARY KEY,
  content VARCHAR NOT NULL
);

-- The standard preset: accounts without an address, records that hold a whole User, groups of a directory. SQLite cannot
-- change constraints, so these tables are made anew; what is in them stays.

CREATE TABLE old_account AS SELECT * FROM account;
CREATE TABLE old_membership AS SELECT * FROM membership;
CREATE TABLE old_record AS SELECT * FROM scim_record;
CREATE TABLE old_group AS SELECT * FROM scim_group;
CREATE TABLE old_member AS SELECT * FROM group_member;
CREATE TABLE old_team AS SELECT * FROM team;

DROP TABLE team;
DROP TABLE group_member;
DROP TABLE scim_group;
DROP TABLE scim_record;
DROP TABLE membership;
DROP TABLE account;

-- A person on a platform. address_key is the address normalised once, in Java; its index decides every race. An account
-- has no address where its preset does not treat one as the account's (see the standard preset).
-- created_by_organization_id is empty when an invitation created the account: that gives no right over its address.
CREATE TABLE account (
  id VARCHAR PRIMARY KEY,
  platform_id VARCHAR NOT NULL REFERENCES platform (id),
  address_key VARCHAR,
  address VARCHAR,
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

-- What one directory knows of one account. owner_id says whose record it is: the directory's, or the organization's
-- where the preset says that the SCIM User is the membership. document holds the attributes that are not columns; search
-- holds every attribute as text that compares by code point (io.rollcall.scim.query), and is empty until it was made.
CREATE TABLE scim_record (
  id VARCHAR PRIMARY KEY,
  owner_id VARCHAR NOT NULL,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  account_id VARCHAR NOT NULL REFERENCES account (id),
  external_id VARCHAR,
  user_name VARCHAR NOT NULL,
  user_name_key VARCHAR NOT NULL,
  active BOOLEAN NOT NULL,
  display_name VARCHAR NOT NULL,
  display_name_key VARCHAR NOT NULL,
  document TEXT NOT NULL,
  search TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE (owner_id, account_id),
  UNIQUE (owner_id, user_name_key)
);

CREATE INDEX scim_record_page ON scim_record (owner_id, id);
CREATE INDEX scim_record_display_name ON scim_record (owner_id, display_name_key, id);
CREATE INDEX scim_record_external_id ON scim_record (owner_id, external_id);
CREATE INDEX scim_record_changed ON scim_record (owner_id, changed_at, id);
CREATE INDEX scim_record_account ON scim_record (account_id, organization_id);

-- The values of the few paths that are filtered often and are no columns.
CREATE TABLE scim_record_key (
  owner_id VARCHAR NOT NULL,
  path VARCHAR NOT NULL,
  search_key VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL REFERENCES scim_record (id) ON DELETE CASCADE,
  PRIMARY KEY (owner_id, path, search_key, record_id)
);

CREATE INDEX scim_record_key_record ON scim_record_key (record_id);

-- What a directory once knew of an account whose record it deleted: the same externalId brings the same account back.
CREATE TABLE former_record (
  owner_id VARCHAR NOT NULL,
  account_id VARCHAR NOT NULL REFERENCES account (id),
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  external_id VARCHAR,
  deleted_at BIGINT NOT NULL,
  PRIMARY KEY (owner_id, account_id)
);

CREATE INDEX former_record_external_id ON former_record (owner_id, external_id);

CREATE TABLE scim_group (
  id VARCHAR PRIMARY KEY,
  owner_id VARCHAR NOT NULL,
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  external_id VARCHAR,
  display_name VARCHAR NOT NULL,
  display_name_key VARCHAR NOT NULL,
  document TEXT NOT NULL,
  search TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE (owner_id, display_name_key)
);

CREATE INDEX scim_group_page ON scim_group (owner_id, id);
CREATE INDEX scim_group_external_id ON scim_group (owner_id, external_id);
CREATE INDEX scim_group_organization ON scim_group (organization_id);

-- Members are rows, never part of a document.
CREATE TABLE group_member (
  group_id VARCHAR NOT NULL REFERENCES scim_group (id),
  account_id VARCHAR NOT NULL REFERENCES account (id),
  role VARCHAR NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (group_id, account_id)
);

CREATE INDEX group_member_account ON group_member (account_id);

-- Groups that are members of groups; never in a circle.
CREATE TABLE group_nesting (
  group_id VARCHAR NOT NULL REFERENCES scim_group (id),
  member_id VARCHAR NOT NULL REFERENCES scim_group (id),
  since BIGINT NOT NULL,
  PRIMARY KEY (group_id, member_id)
);

CREATE INDEX group_nesting_member ON group_nesting (member_id);

-- Changes of members, counted beside the group so that parallel writers do not wait for each other: the group's version is
-- its own plus the sum of the edits.
CREATE TABLE group_edit (
  group_id VARCHAR NOT NULL REFERENCES scim_group (id),
  shard INTEGER NOT NULL,
  edits BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (group_id, shard)
);

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

-- [jooq ignore start]
INSERT INTO account SELECT * FROM old_account;
INSERT INTO membership SELECT * FROM old_membership;
INSERT INTO scim_record
  SELECT r.id, r.owner_id, r.organization_id, r.account_id, r.external_id, a.address, a.address_key, m.status = 'active',
         r.display_name, r.display_name_key, r.document, '', r.version, r.created_at, r.changed_at
  FROM old_record r
  JOIN account a ON a.id = r.account_id
  JOIN membership m ON m.organization_id = r.organization_id AND m.account_id = r.account_id;
INSERT INTO scim_group
  SELECT id, organization_id, organization_id, NULL, display_name, display_name_key, '{}', '', version, created_at,
         changed_at
  FROM old_group;
INSERT INTO group_member SELECT * FROM old_member;
INSERT INTO team SELECT * FROM old_team;
-- [jooq ignore stop]

DROP TABLE old_team;
DROP TABLE old_member;
DROP TABLE old_group;
DROP TABLE old_record;
DROP TABLE old_membership;
DROP TABLE old_account;

-- What of identity providers' habits a directory refuses, as names separated by spaces; empty for none.
ALTER TABLE directory ADD COLUMN refused_leniencies VARCHAR DEFAULT '' NOT NULL;

-- The extension schemas of an organization: a JSON object from resource type to a list of schemas; empty for none.
ALTER TABLE organization ADD COLUMN extensions VARCHAR DEFAULT '' NOT NULL;

-- A token that was rotated goes on for a while.
ALTER TABLE token ADD COLUMN expires_at BIGINT;

-- A domain that an organization asked for and has yet to prove.
CREATE TABLE domain_request (
  organization_id VARCHAR NOT NULL REFERENCES organization (id),
  domain VARCHAR NOT NULL,
  challenge VARCHAR NOT NULL,
  requested_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, domain)
);

-- Which of an identity provider's habits a change was read with, as names separated by spaces.
ALTER TABLE log_entry ADD COLUMN leniencies VARCHAR DEFAULT '' NOT NULL;

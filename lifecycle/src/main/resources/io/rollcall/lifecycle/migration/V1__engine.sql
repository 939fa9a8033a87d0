-- What the engine remembers. Times are epoch milliseconds, attribute values JSON text. One script for SQLite and PostgreSQL.

-- Every address that a source ever gave a person.
create table person_address (
  source varchar not null,
  source_id varchar not null,
  address_key varchar not null,
  address varchar not null,
  name varchar not null,
  first_seen bigint not null,
  last_seen bigint not null,
  primary key (source, source_id, address_key)
);
create index person_address_by_key on person_address (address_key);

-- Which account is whose. A live account belongs to one person, and a person has one live account at a target.
create table link (
  target varchar not null,
  source varchar not null,
  source_id varchar not null,
  account_id varchar not null,
  state varchar not null,
  since bigint not null,
  evidence varchar not null,
  primary key (target, source, source_id, account_id)
);
create index link_by_account on link (target, account_id);
-- [jooq ignore start]
create unique index link_live_person on link (target, source, source_id) where state = 'LIVE';
create unique index link_live_account on link (target, account_id) where state = 'LIVE';
-- [jooq ignore stop]

create table run (
  id bigint not null primary key,
  command varchar not null,
  started_at bigint not null,
  ended_at bigint,
  report varchar
);

-- The journal: written before a request is sent, and again when its answer is known.
create table operation (
  run_id bigint not null,
  number integer not null,
  target varchar not null,
  source varchar,
  source_id varchar,
  who varchar not null,
  address_key varchar not null,
  kind varchar not null,
  account_id varchar,
  before_values varchar not null,
  after_values varchar not null,
  state varchar not null,
  status integer,
  answer varchar,
  sent_at bigint not null,
  answered_at bigint,
  primary key (run_id, target, number)
);
create index operation_by_state on operation (target, state);
create index operation_by_person on operation (source, source_id);
create index operation_by_address on operation (address_key);

-- Addresses that a target refused, until the person has them.
create table refusal (
  target varchar not null,
  source varchar not null,
  source_id varchar not null,
  address_key varchar not null,
  address varchar not null,
  status integer not null,
  text varchar not null,
  first_at bigint not null,
  last_at bigint not null,
  times integer not null,
  primary key (target, source, source_id)
);

create table healing (
  id varchar not null primary key,
  target varchar not null,
  source varchar not null,
  source_id varchar not null,
  rightful_id varchar not null,
  address varchar not null,
  holder_id varchar,
  brought_back integer not null,
  state varchar not null,
  reason varchar not null,
  started_at bigint not null,
  changed_at bigint not null
);
create index healing_by_state on healing (target, state);

create table open_case (
  target varchar not null,
  kind varchar not null,
  value_key varchar not null,
  source varchar,
  source_id varchar,
  who varchar not null,
  value varchar not null,
  text varchar not null,
  next varchar not null,
  opened_at bigint not null,
  closed_at bigint,
  primary key (target, kind, value_key)
);

-- What people decided about a person and an account. Times are epoch milliseconds.
create table verdict (
  target varchar not null,
  source varchar not null,
  source_id varchar not null,
  account_id varchar not null,
  meaning varchar not null,
  decided_at bigint not null,
  primary key (target, source, source_id, account_id)
);

-- The ways in which a case can be decided, as JSON, and the one that was chosen.
alter table open_case add column choices varchar;
alter table open_case add column decision varchar;
alter table open_case add column decided_at bigint;

-- The id by which the organization knows the account that a recipe is for, as it was when the recipe was begun.
alter table healing add column managed_as varchar;
create index link_by_account_anywhere on link (account_id);

-- Which group of a target is which group of a source.
create table group_link (
  target varchar not null,
  source varchar not null,
  source_id varchar not null,
  group_id varchar not null,
  since bigint not null,
  evidence varchar not null,
  primary key (target, source, source_id)
);
create unique index group_link_by_group on group_link (target, group_id);

-- Since when the person of an account has been gone, for accounts that are deleted some days later.
create table departure (
  target varchar not null,
  account_id varchar not null,
  since bigint not null,
  primary key (target, account_id)
);

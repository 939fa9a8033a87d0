-- What sources were shown at their last read, so that the next one need only ask for what changed since.
create table mirror (
  source varchar not null primary key,
  version bigint not null,
  mark varchar not null
);
create table mirror_entry (
  source varchar not null,
  entry_id varchar not null,
  content varchar not null,
  primary key (source, entry_id)
);

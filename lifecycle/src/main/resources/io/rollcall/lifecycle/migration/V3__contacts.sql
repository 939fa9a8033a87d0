-- Targets whose accounts somebody looked at before the first run changed anything there.
create table contact (
  target varchar not null primary key,
  accepted_at bigint not null
);

-- What the last whole run at each target came to, whoever began it. Times are epoch milliseconds.
create table target_run (
  target varchar not null primary key,
  run_id bigint not null,
  started_at bigint not null,
  ended_at bigint not null,
  exit_code integer not null,
  open_cases integer not null,
  succeeded_at bigint
);

-- When the schedule last began a run at each target. Without an end it is under way, was cut short, or died.
create table schedule_turn (
  target varchar not null primary key,
  begun_at bigint not null,
  ended_at bigint
);

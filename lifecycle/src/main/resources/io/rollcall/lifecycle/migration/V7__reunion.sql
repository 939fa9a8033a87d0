-- The account with the person's history, where a recipe ties their record to it, and the groups that the record was in, as JSON.
alter table healing add column reunited_with varchar;
alter table healing add column reunited_groups varchar;

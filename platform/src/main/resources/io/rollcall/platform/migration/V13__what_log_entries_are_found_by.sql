-- What an entry is found by, besides its account and its diagnosis: its address as it is compared, and what else it is
-- about: a record, a group, a team, or an id that was not found. For entries that were there before, the address is
-- compared without the letter case of ASCII.
ALTER TABLE log_entry ADD COLUMN address_key VARCHAR;
ALTER TABLE log_entry ADD COLUMN resource_id VARCHAR;

-- [jooq ignore start]
UPDATE log_entry SET address_key = lower(substr(address, 1, 400)) WHERE address IS NOT NULL;
-- [jooq ignore stop]

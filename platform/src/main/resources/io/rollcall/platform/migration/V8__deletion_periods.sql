-- An account in its deletion period: when it is to be erased, unless that is cancelled before. Empty for all others.
ALTER TABLE account ADD COLUMN deletion_due BIGINT;

-- [jooq ignore start]
CREATE INDEX account_deletion_due ON account (deletion_due) WHERE deletion_due IS NOT NULL;
-- [jooq ignore stop]

-- A record that was cut from its account, and stays, belongs to an account of its own, which stands for that one: it is
-- nobody's, has no address, and is in no list. Empty for all others. (The status of an account is 'live' or 'disabled'.)
ALTER TABLE account ADD COLUMN stands_for VARCHAR;

-- [jooq ignore start]
CREATE INDEX account_stands_for ON account (stands_for) WHERE stands_for IS NOT NULL;
-- [jooq ignore stop]

-- The accounts on the domains of an organization, which it manages whether they are in it or not.
CREATE INDEX account_by_domain ON account (platform_id, substr(address_key, instr(address_key, '@') + 1), id);

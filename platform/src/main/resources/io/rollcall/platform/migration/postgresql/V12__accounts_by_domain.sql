-- The accounts on the domains of an organization, which it manages whether they are in it or not.
CREATE INDEX account_by_domain ON account (platform_id, split_part(address_key, '@', 2), id);

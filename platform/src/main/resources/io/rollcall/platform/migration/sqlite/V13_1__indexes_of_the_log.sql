-- Whoever looks for a person, an address or an id reads only what is found, in the order of the log.
CREATE INDEX log_entry_account ON log_entry (account_id, organization_id, position) WHERE account_id IS NOT NULL;
CREATE INDEX log_entry_address ON log_entry (address_key, organization_id, position) WHERE address_key IS NOT NULL;
CREATE INDEX log_entry_resource ON log_entry (resource_id, organization_id, position) WHERE resource_id IS NOT NULL;
CREATE INDEX log_entry_diagnosis ON log_entry (diagnosis, organization_id, position) WHERE diagnosis IS NOT NULL;

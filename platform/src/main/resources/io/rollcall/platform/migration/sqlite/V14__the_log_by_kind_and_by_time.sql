-- Whoever looks for kinds of entries reads only what is found, in the order of the log.
CREATE INDEX log_entry_kind ON log_entry (organization_id, kind, position);

-- Where in the log a time begins and ends.
CREATE INDEX log_entry_at ON log_entry (organization_id, at);

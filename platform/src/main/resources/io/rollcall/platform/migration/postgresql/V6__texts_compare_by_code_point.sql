-- Texts are compared and ordered by code point, whatever language the database was made for: pages come in the same
-- order as on SQLite, and an index answers what begins with a text. What later scripts join or order needs the same.
DO $$
DECLARE
  changes RECORD;
BEGIN
  FOR changes IN
    SELECT table_name,
           string_agg(
             format('ALTER COLUMN %I TYPE %s COLLATE "C"', column_name, data_type),
             ', ' ORDER BY ordinal_position) AS columns
    FROM information_schema.columns
    WHERE table_schema = current_schema()
      AND table_name IN (
        'platform', 'organization', 'domain_claim', 'domain_request', 'account', 'membership', 'directory', 'scim_record',
        'scim_record_key', 'former_record', 'scim_group', 'group_member', 'group_nesting', 'group_edit', 'team', 'token',
        'log_entry', 'setting')
      AND data_type IN ('character varying', 'text')
    GROUP BY table_name
  LOOP
    EXECUTE format('ALTER TABLE %I %s', changes.table_name, changes.columns);
  END LOOP;
END
$$;

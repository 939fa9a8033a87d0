-- As V6 has it: whatever is joined or ordered compares by code point.
ALTER TABLE user_group_team ALTER COLUMN group_id TYPE VARCHAR COLLATE "C", ALTER COLUMN team_id TYPE VARCHAR COLLATE "C";
ALTER TABLE scim_group ALTER COLUMN description TYPE VARCHAR COLLATE "C";

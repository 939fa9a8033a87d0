-- User groups: groups of an organization that are no team's twin. Their owner is the organization's id with "/user-groups"
-- behind it, so that whoever sees the groups of teams sees none of them, and names do not clash. A member of a team's
-- group whose role is 'admin' administers the team.
ALTER TABLE scim_group ADD COLUMN description VARCHAR DEFAULT '' NOT NULL;

-- Which user groups are attached to which teams.
CREATE TABLE user_group_team (
  group_id VARCHAR NOT NULL REFERENCES scim_group (id),
  team_id VARCHAR NOT NULL REFERENCES team (id),
  since BIGINT NOT NULL,
  PRIMARY KEY (group_id, team_id)
);

CREATE INDEX user_group_team_team ON user_group_team (team_id);
CREATE INDEX team_group ON team (group_id);

-- [jooq ignore start]
CREATE INDEX group_member_admin ON group_member (group_id) WHERE role = 'admin';
-- [jooq ignore stop]

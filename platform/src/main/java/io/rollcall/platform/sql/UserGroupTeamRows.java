package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.USER_GROUP_TEAM;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// Which user groups are attached to which teams.
public record UserGroupTeamRows(DSLContext sql) {

  /// Ids of teams, in their order.
  public List<String> teamsOf(String groupId, Optional<String> after, int limit) {
    return page(USER_GROUP_TEAM.GROUP_ID, groupId, USER_GROUP_TEAM.TEAM_ID, after, limit);
  }

  /// Ids of groups, in their order.
  public List<String> groupsOf(String teamId, Optional<String> after, int limit) {
    return page(USER_GROUP_TEAM.TEAM_ID, teamId, USER_GROUP_TEAM.GROUP_ID, after, limit);
  }

  private List<String> page(
      TableField<Record, String> of,
      String id,
      TableField<Record, String> wanted,
      Optional<String> after,
      int limit) {
    return sql.select(wanted)
        .from(USER_GROUP_TEAM)
        .where(of.eq(id), after.map(wanted::gt).orElse(DSL.noCondition()))
        .orderBy(wanted)
        .limit(limit)
        .fetch(wanted);
  }

  public boolean has(String groupId, String teamId) {
    return sql.fetchExists(
        USER_GROUP_TEAM,
        USER_GROUP_TEAM.GROUP_ID.eq(groupId).and(USER_GROUP_TEAM.TEAM_ID.eq(teamId)));
  }

  /// @return whether it was not attached yet
  public boolean attach(String groupId, String teamId, long at) {
    return sql.insertInto(USER_GROUP_TEAM)
            .set(USER_GROUP_TEAM.GROUP_ID, groupId)
            .set(USER_GROUP_TEAM.TEAM_ID, teamId)
            .set(USER_GROUP_TEAM.SINCE, at)
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  /// @return whether it was attached
  public boolean detach(String groupId, String teamId) {
    return sql.deleteFrom(USER_GROUP_TEAM)
            .where(USER_GROUP_TEAM.GROUP_ID.eq(groupId), USER_GROUP_TEAM.TEAM_ID.eq(teamId))
            .execute()
        > 0;
  }
}

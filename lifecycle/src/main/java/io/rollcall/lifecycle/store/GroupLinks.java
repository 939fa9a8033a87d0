package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.GROUP_LINK;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.SourceId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// Which group of a target is which group of a source.
public final class GroupLinks {
  private final Database database;

  GroupLinks(Database database) {
    this.database = database;
  }

  /// Every link of a target.
  public List<GroupLink> of(String target) {
    return database.read(sql ->
        sql.selectFrom(GROUP_LINK)
            .where(GROUP_LINK.TARGET.eq(target))
            .orderBy(GROUP_LINK.SOURCE, GROUP_LINK.SOURCE_ID)
            .fetch(row ->
                new GroupLink(
                    row.get(GROUP_LINK.TARGET),
                    new SourceId(row.get(GROUP_LINK.SOURCE), row.get(GROUP_LINK.SOURCE_ID)),
                    row.get(GROUP_LINK.GROUP_ID),
                    Instant.ofEpochMilli(row.get(GROUP_LINK.SINCE)),
                    row.get(GROUP_LINK.EVIDENCE))));
  }

  public void put(GroupLink link) {
    database.write(sql -> {
      put(sql, link);
      return link;
    });
  }

  /// A group of the target is one group of the source: the newest link says which.
  private static void put(DSLContext sql, GroupLink link) {
    sql.deleteFrom(GROUP_LINK)
        .where(GROUP_LINK.TARGET.eq(link.target()))
        .and(GROUP_LINK.GROUP_ID.eq(link.groupId()))
        .execute();
    sql.insertInto(GROUP_LINK)
        .set(GROUP_LINK.TARGET, link.target())
        .set(GROUP_LINK.SOURCE, link.group().source())
        .set(GROUP_LINK.SOURCE_ID, link.group().id())
        .set(GROUP_LINK.GROUP_ID, link.groupId())
        .set(GROUP_LINK.SINCE, link.since().toEpochMilli())
        .set(GROUP_LINK.EVIDENCE, link.evidence())
        .onConflict(GROUP_LINK.TARGET, GROUP_LINK.SOURCE, GROUP_LINK.SOURCE_ID)
        .doUpdate()
        .set(GROUP_LINK.GROUP_ID, link.groupId())
        .set(GROUP_LINK.SINCE, link.since().toEpochMilli())
        .set(GROUP_LINK.EVIDENCE, link.evidence())
        .execute();
  }
}

package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;

/// Makes the search documents of groups that were written before there were any.
final class GroupSearch {
  private static final int BATCH = 500;

  private GroupSearch() {}

  /// Some at a time, so that others get their turn; two processes may do it at once.
  static void makeUp(Database database) {
    boolean more = true;
    while (more) {
      List<GroupRows.Row> some = database.read(sql -> new GroupRows(sql).unsearchable(BATCH));
      more = some.size() == BATCH;
      if (!some.isEmpty()) {
        database.write(sql -> {
          some.forEach(row ->
              new GroupRows(sql)
                  .setSearch(row.id(), GroupAttributes.of(row).search(ResourceType.group())));
          return some;
        });
      }
    }
  }
}

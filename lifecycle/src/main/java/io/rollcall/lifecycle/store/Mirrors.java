package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.MIRROR;
import static io.rollcall.lifecycle.store.tables.Tables.MIRROR_ENTRY;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.source.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// What sources were shown at their last read.
public final class Mirrors implements Memory {
  // Ids in one statement; databases limit how many values one may have.
  private static final int AT_ONCE = 500;

  private final Database database;

  Mirrors(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Mirror> mirror(String source) {
    return database.read(sql ->
        sql.selectFrom(MIRROR)
            .where(MIRROR.SOURCE.eq(source))
            .fetchOptional(row ->
                new Mirror(row.get(MIRROR.VERSION), row.get(MIRROR.MARK), entries(sql, source))));
  }

  /// Forgets what was kept of other sources than these: nobody reads them any more.
  public void keepOnly(Set<String> sources) {
    Condition others = MIRROR.SOURCE.notIn(sources);
    boolean any = database.read(sql -> sql.fetchExists(sql.selectFrom(MIRROR).where(others)));
    if (any) {
      database.write(sql ->
          // In the order in which others keep news, so that none of theirs stays behind.
          sql.deleteFrom(MIRROR).where(others).execute()
              + sql.deleteFrom(MIRROR_ENTRY).where(MIRROR_ENTRY.SOURCE.notIn(sources)).execute());
    }
  }

  private static Map<String, String> entries(DSLContext sql, String source) {
    return sql.select(MIRROR_ENTRY.ENTRY_ID, MIRROR_ENTRY.CONTENT)
        .from(MIRROR_ENTRY)
        .where(MIRROR_ENTRY.SOURCE.eq(source))
        .fetchMap(MIRROR_ENTRY.ENTRY_ID, MIRROR_ENTRY.CONTENT);
  }

  @Override
  public boolean keep(String source, long version, News news) {
    return database.write(sql -> {
      boolean ours = advance(sql, source, version, news.mark());
      if (ours) {
        forget(sql, source, new ArrayList<>(news.gone()));
        forget(sql, source, new ArrayList<>(news.changed().keySet()));
        insert(sql, source, news.changed());
      }
      return ours;
    });
  }

  private static boolean advance(DSLContext sql, String source, long version, String mark) {
    int rows =
        version == 0
            ? sql.insertInto(MIRROR)
                .set(MIRROR.SOURCE, source)
                .set(MIRROR.VERSION, 1L)
                .set(MIRROR.MARK, mark)
                .onConflictDoNothing()
                .execute()
            : sql.update(MIRROR)
                .set(MIRROR.VERSION, version + 1)
                .set(MIRROR.MARK, mark)
                .where(MIRROR.SOURCE.eq(source))
                .and(MIRROR.VERSION.eq(version))
                .execute();
    return rows == 1;
  }

  private static void forget(DSLContext sql, String source, List<String> ids) {
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      sql.deleteFrom(MIRROR_ENTRY)
          .where(MIRROR_ENTRY.SOURCE.eq(source))
          .and(MIRROR_ENTRY.ENTRY_ID.in(ids.subList(from, Math.min(from + AT_ONCE, ids.size()))))
          .execute();
    }
  }

  private static void insert(DSLContext sql, String source, Map<String, String> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var batch =
        sql.batch(
            sql.insertInto(
                    MIRROR_ENTRY, MIRROR_ENTRY.SOURCE, MIRROR_ENTRY.ENTRY_ID, MIRROR_ENTRY.CONTENT)
                .values("", "", ""));
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      batch = batch.bind(source, entry.getKey(), entry.getValue());
    }
    batch.execute();
  }
}

package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD_KEY;
import static org.jooq.impl.DSL.param;

import io.rollcall.db.Prepared;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep4;
import org.jooq.Record;

/// An index of the values that a few paths have in records: those that are filtered often and are
/// no columns ([SearchKeys][io.rollcall.platform.sql.query.SearchKeys]).
public record RecordKeyRows(DSLContext sql) {
  /// Few records have more keys; those are inserted by several statements.
  private static final int AT_ONCE = 8;

  /// By the number of rows, less one.
  private static final List<Prepared> INSERTS =
      IntStream.rangeClosed(1, AT_ONCE).mapToObj(RecordKeyRows::insertOf).toList();

  /// Writes what differs, and nothing else.
  ///
  /// @param before the keys that are there, by path
  /// @param after the keys that are to be there, by path
  public void change(
      RecordRow record, Map<String, List<String>> before, Map<String, List<String>> after) {
    delete(record, surplus(before, after));
    insert(record, surplus(after, before));
  }

  private static Map<String, Set<String>> surplus(
      Map<String, List<String>> here, Map<String, List<String>> there) {
    Map<String, Set<String>> surplus = new LinkedHashMap<>();
    here.forEach((path, keys) -> {
      Set<String> only = new LinkedHashSet<>(keys);
      there.getOrDefault(path, List.of()).forEach(only::remove);
      if (!only.isEmpty()) {
        surplus.put(path, only);
      }
    });
    return surplus;
  }

  private void delete(RecordRow record, Map<String, Set<String>> keys) {
    for (Entry<String, Set<String>> path : keys.entrySet()) {
      for (List<String> some : Chunks.of(path.getValue())) {
        sql.deleteFrom(SCIM_RECORD_KEY)
            .where(
                SCIM_RECORD_KEY.OWNER_ID.eq(record.ownerId()),
                SCIM_RECORD_KEY.PATH.eq(path.getKey()),
                SCIM_RECORD_KEY.SEARCH_KEY.in(some),
                SCIM_RECORD_KEY.RECORD_ID.eq(record.id()))
            .execute();
      }
    }
  }

  private void insert(RecordRow record, Map<String, Set<String>> keys) {
    List<Entry<String, String>> all =
        keys.entrySet().stream()
            .flatMap(path -> path.getValue().stream().map(key -> Map.entry(path.getKey(), key)))
            .toList();
    Chunks.of(all, AT_ONCE).forEach(some -> insert(record, some));
  }

  private void insert(RecordRow record, List<Entry<String, String>> keys) {
    Prepared.Use insert =
        INSERTS
            .get(keys.size() - 1)
            .in(sql)
            .set(SCIM_RECORD_KEY.OWNER_ID, record.ownerId())
            .set(SCIM_RECORD_KEY.RECORD_ID, record.id());
    for (int i = 0; i < keys.size(); i++) {
      insert = insert.set("path" + i, keys.get(i).getKey()).set("key" + i, keys.get(i).getValue());
    }
    var _ = insert.execute();
  }

  private static Prepared insertOf(int rows) {
    return Prepared.of(sql -> {
      InsertValuesStep4<Record, String, String, String, String> insert =
          sql.insertInto(
              SCIM_RECORD_KEY,
              SCIM_RECORD_KEY.OWNER_ID,
              SCIM_RECORD_KEY.PATH,
              SCIM_RECORD_KEY.SEARCH_KEY,
              SCIM_RECORD_KEY.RECORD_ID);
      for (int i = 0; i < rows; i++) {
        insert =
            insert.values(
                param(SCIM_RECORD_KEY.OWNER_ID.getName(), String.class),
                param("path" + i, String.class),
                param("key" + i, String.class),
                param(SCIM_RECORD_KEY.RECORD_ID.getName(), String.class));
      }
      return insert.onConflictDoNothing();
    });
  }
}

package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.VERDICT;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// What people decided about whose accounts are.
public final class Verdicts {
  private final Database database;

  Verdicts(Database database) {
    this.database = database;
  }

  /// By person and account id.
  public Map<SourceId, Map<String, Verdict>> of(String target) {
    Map<SourceId, Map<String, Verdict>> all = new HashMap<>();
    database
        .read(sql ->
            sql.selectFrom(VERDICT)
                .where(VERDICT.TARGET.eq(target))
                .fetch(row ->
                    new Verdict(
                        new SourceId(row.get(VERDICT.SOURCE), row.get(VERDICT.SOURCE_ID)),
                        row.get(VERDICT.ACCOUNT_ID),
                        Verdict.Meaning.valueOf(row.get(VERDICT.MEANING)),
                        Instant.ofEpochMilli(row.get(VERDICT.DECIDED_AT)))))
        .forEach(one ->
            all.computeIfAbsent(one.person(), _ -> new HashMap<>()).put(one.accountId(), one));
    return all;
  }

  /// In place of what was decided before about the same.
  public void put(String target, List<Verdict> verdicts) {
    database.write(sql -> verdicts.stream().mapToInt(one -> put(sql, target, one)).sum());
  }

  static int put(DSLContext sql, String target, Verdict one) {
    return sql.insertInto(VERDICT)
        .set(VERDICT.TARGET, target)
        .set(VERDICT.SOURCE, one.person().source())
        .set(VERDICT.SOURCE_ID, one.person().id())
        .set(VERDICT.ACCOUNT_ID, one.accountId())
        .set(VERDICT.MEANING, one.meaning().name())
        .set(VERDICT.DECIDED_AT, one.at().toEpochMilli())
        .onConflict(VERDICT.TARGET, VERDICT.SOURCE, VERDICT.SOURCE_ID, VERDICT.ACCOUNT_ID)
        .doUpdate()
        .set(VERDICT.MEANING, one.meaning().name())
        .set(VERDICT.DECIDED_AT, one.at().toEpochMilli())
        .execute();
  }

  /// Nothing is decided about these any more.
  public void drop(String target, SourceId person, List<String> accountIds) {
    database.write(sql ->
        sql.deleteFrom(VERDICT)
            .where(VERDICT.TARGET.eq(target))
            .and(VERDICT.SOURCE.eq(person.source()))
            .and(VERDICT.SOURCE_ID.eq(person.id()))
            .and(VERDICT.ACCOUNT_ID.in(accountIds))
            .execute());
  }
}

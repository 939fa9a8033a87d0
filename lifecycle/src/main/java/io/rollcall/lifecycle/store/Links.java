package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.LINK;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Which account is whose, and whose it was.
public final class Links {
  private final Database database;

  Links(Database database) {
    this.database = database;
  }

  /// Every link of a target, live or not.
  public List<Link> of(String target) {
    return some(LINK.TARGET.eq(target));
  }

  /// Every link of every target, live or not.
  public List<Link> all() {
    return some(DSL.noCondition());
  }

  /// Takes links from elsewhere: all of them, or none.
  ///
  /// @throws LinkFileException if one contradicts another one, or a live link that is there
  public void take(List<Link> links) {
    database.write(sql -> {
      List<Link> there =
          sql.selectFrom(LINK).where(LINK.STATE.eq(Link.State.LIVE.name())).fetch(Links::link);
      LiveLinks live = new LiveLinks(there);
      links.forEach(live::take);
      putAll(sql, links);
      return links.size();
    });
  }

  /// The live link of one person.
  public Optional<Link> live(String target, SourceId person) {
    return some(
            LINK.TARGET
                .eq(target)
                .and(LINK.SOURCE.eq(person.source()))
                .and(LINK.SOURCE_ID.eq(person.id()))
                .and(LINK.STATE.eq(Link.State.LIVE.name())))
        .stream()
        .findFirst();
  }

  /// Every link of one account, live or not.
  public List<Link> ofAccount(String target, String accountId) {
    return some(LINK.TARGET.eq(target).and(LINK.ACCOUNT_ID.eq(accountId)));
  }

  /// Every link of one account, at whatever target.
  public List<Link> ofAccountAnywhere(String accountId) {
    return some(LINK.ACCOUNT_ID.eq(accountId));
  }

  private List<Link> some(Condition which) {
    return database.read(sql ->
        sql.selectFrom(LINK)
            .where(which)
            .orderBy(LINK.SOURCE, LINK.SOURCE_ID, LINK.ACCOUNT_ID)
            .fetch(Links::link));
  }

  private static Link link(Record row) {
    return new Link(
        row.get(LINK.TARGET),
        new SourceId(row.get(LINK.SOURCE), row.get(LINK.SOURCE_ID)),
        row.get(LINK.ACCOUNT_ID),
        Link.State.valueOf(row.get(LINK.STATE)),
        Instant.ofEpochMilli(row.get(LINK.SINCE)),
        row.get(LINK.EVIDENCE));
  }

  public void put(Link link) {
    put(List.of(link));
  }

  /// All of them, or none.
  public void put(List<Link> links) {
    database.write(sql -> {
      putAll(sql, links);
      return links.size();
    });
  }

  static void put(DSLContext sql, Link link) {
    putAll(sql, List.of(link));
  }

  private static void putAll(DSLContext sql, List<Link> links) {
    var statement =
        sql.insertInto(
                LINK,
                LINK.TARGET,
                LINK.SOURCE,
                LINK.SOURCE_ID,
                LINK.ACCOUNT_ID,
                LINK.STATE,
                LINK.SINCE,
                LINK.EVIDENCE)
            .values("", "", "", "", "", 0L, "")
            .onConflict(LINK.TARGET, LINK.SOURCE, LINK.SOURCE_ID, LINK.ACCOUNT_ID)
            .doUpdate()
            .set(LINK.STATE, DSL.excluded(LINK.STATE))
            .set(LINK.SINCE, DSL.excluded(LINK.SINCE))
            .set(LINK.EVIDENCE, DSL.excluded(LINK.EVIDENCE));
    Batches.execute(sql, statement, links, Links::row);
  }

  private static Object[] row(Link link) {
    return new Object[] {
      link.target(),
      link.person().source(),
      link.person().id(),
      link.accountId(),
      link.state().name(),
      link.since().toEpochMilli(),
      link.evidence()
    };
  }
}

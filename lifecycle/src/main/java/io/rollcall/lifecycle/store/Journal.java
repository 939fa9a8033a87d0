package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.OPERATION;
import static io.rollcall.lifecycle.store.tables.Tables.RUN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.rollcall.db.Database;
import io.rollcall.db.UniqueViolation;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Operation.State;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/// What was sent and what came of it: intent before the wire, the answer after it.
public final class Journal {
  private static final int ATTEMPTS = 10;
  private static final List<String> UNANSWERED =
      List.of(State.INTENT.name(), State.DOUBT.name(), State.SETTLED.name());

  private final Database database;
  private final Clock clock;

  Journal(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Opens a run. Of processes that open one at the same moment, each gets a number of its own.
  ///
  /// @return its id: 1, 2, 3…
  public long begin(String command) {
    for (int attempt = 1; ; attempt++) {
      try {
        return begun(command);
      } catch (UniqueViolation taken) {
        if (attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  private long begun(String command) {
    return database.write(sql -> {
      long id = 1 + sql.select(coalesce(max(RUN.ID), inline(0L))).from(RUN).fetchSingle().value1();
      sql.insertInto(RUN)
          .set(RUN.ID, id)
          .set(RUN.COMMAND, command)
          .set(RUN.STARTED_AT, clock.millis())
          .execute();
      return id;
    });
  }

  public void end(long run, String report) {
    database.write(sql ->
        sql.update(RUN)
            .set(RUN.ENDED_AT, clock.millis())
            .set(RUN.REPORT, report)
            .where(RUN.ID.eq(run))
            .execute());
  }

  /// Writes what is about to be sent; durable when this returns.
  public void intend(Operation operation) {
    database.write(sql ->
        sql.insertInto(OPERATION)
            .set(OPERATION.RUN_ID, operation.run())
            .set(OPERATION.NUMBER, operation.number())
            .set(OPERATION.TARGET, operation.target())
            .set(OPERATION.SOURCE, operation.person().map(SourceId::source).orElse(null))
            .set(OPERATION.SOURCE_ID, operation.person().map(SourceId::id).orElse(null))
            .set(OPERATION.WHO, operation.who())
            .set(OPERATION.ADDRESS_KEY, Address.key(operation.address()))
            .set(OPERATION.KIND, operation.kind())
            .set(OPERATION.ACCOUNT_ID, operation.accountId().orElse(null))
            .set(OPERATION.BEFORE_VALUES, Values.text(operation.before()))
            .set(OPERATION.AFTER_VALUES, Values.text(operation.after()))
            .set(OPERATION.STATE, State.INTENT.name())
            .set(OPERATION.SENT_AT, operation.sentAt().toEpochMilli())
            .execute());
  }

  /// Writes what came of it, together with the links that follow from it.
  public void answer(
      Operation operation,
      State state,
      Optional<Integer> status,
      String answer,
      Optional<String> accountId,
      List<Link> links) {
    database.write(sql -> {
      links.forEach(link -> Links.put(sql, link));
      return sql.update(OPERATION)
          .set(OPERATION.STATE, state.name())
          .set(OPERATION.STATUS, status.orElse(null))
          .set(OPERATION.ANSWER, answer)
          .set(OPERATION.ACCOUNT_ID, accountId.or(operation::accountId).orElse(null))
          .set(OPERATION.ANSWERED_AT, clock.millis())
          .where(OPERATION.RUN_ID.eq(operation.run()))
          .and(OPERATION.TARGET.eq(operation.target()))
          .and(OPERATION.NUMBER.eq(operation.number()))
          .execute();
    });
  }

  /// What earlier runs sent without learning what came of it.
  public List<Operation> doubtful(String target) {
    return select(
        OPERATION
            .TARGET
            .eq(target)
            .and(OPERATION.STATE.in(State.INTENT.name(), State.DOUBT.name()))
            .and(OPERATION.KIND.ne(Operation.WRITE_BACK)));
  }

  /// What accounts were asked for with, without an answer, by whom they were for and the key of the
  /// address: each may have been made. What was asked for again and answered is not among them.
  public Map<SourceId, Map<String, Attributes>> unansweredCreates(String target) {
    Map<SourceId, Map<String, Attributes>> sent = new HashMap<>();
    for (Operation operation : select(creates(target).and(OPERATION.STATE.in(UNANSWERED)))) {
      if (operation.person().isPresent() && !wasMadeLater(operation)) {
        sent.computeIfAbsent(operation.person().get(), _ -> new HashMap<>())
            .put(operation.address(), operation.after());
      }
    }
    return sent;
  }

  private static Condition creates(String target) {
    return OPERATION.TARGET.eq(target).and(OPERATION.KIND.eq(Change.Kind.CREATE.word()));
  }

  private boolean wasMadeLater(Operation operation) {
    SourceId person = operation.person().orElseThrow();
    return database.read(sql ->
        sql.fetchExists(
            sql.selectFrom(OPERATION)
                .where(creates(operation.target()))
                .and(OPERATION.SOURCE.eq(person.source()))
                .and(OPERATION.SOURCE_ID.eq(person.id()))
                .and(OPERATION.ADDRESS_KEY.eq(operation.address()))
                .and(OPERATION.STATE.eq(State.DONE.name()))
                .and(OPERATION.SENT_AT.ge(operation.sentAt().toEpochMilli()))));
  }

  /// Ids that were being written into a source when their run was killed; the target knows nothing
  /// of that.
  public List<Operation> doubtfulWriteBacks(String target) {
    return select(
        OPERATION
            .TARGET
            .eq(target)
            .and(OPERATION.STATE.in(State.INTENT.name(), State.DOUBT.name()))
            .and(OPERATION.KIND.eq(Operation.WRITE_BACK)));
  }

  /// Writes that source and target were read whole since, so that what was in doubt shows in what
  /// was read.
  public void settle(List<Operation> doubtful) {
    for (Operation operation : doubtful) {
      answer(
          operation,
          State.SETTLED,
          Optional.empty(),
          "the answer was lost; source and target were read again",
          operation.accountId(),
          List.of());
    }
  }

  /// The newest runs, the last one first.
  public List<Run> runs(int limit) {
    return database.read(
        sql -> sql.selectFrom(RUN).orderBy(RUN.ID.desc()).limit(limit).fetch(Journal::run));
  }

  public Optional<Run> run(long id) {
    return database.read(
        sql -> sql.selectFrom(RUN).where(RUN.ID.eq(id)).fetchOptional(Journal::run));
  }

  /// Whether anything was ever sent to a target.
  public boolean knows(String target) {
    return database.read(sql ->
        sql.fetchExists(
            sql.selectFrom(OPERATION)
                .where(OPERATION.TARGET.eq(target))
                .and(OPERATION.KIND.ne(Operation.WRITE_BACK))));
  }

  /// Whether a target ever did as asked by a kind of write.
  public boolean wasDone(String target, String kind) {
    return database.read(sql ->
        sql.fetchExists(
            sql.selectFrom(OPERATION)
                .where(OPERATION.TARGET.eq(target))
                .and(OPERATION.KIND.eq(kind))
                .and(OPERATION.STATE.eq(State.DONE.name()))));
  }

  /// The accounts about which something of a kind was ever sent.
  public Set<String> accounts(String target, String kind) {
    return accounts(OPERATION.TARGET.eq(target).and(OPERATION.KIND.eq(kind)));
  }

  /// The accounts about which something of a kind was ever refused.
  public Set<String> refused(String target, String kind) {
    return accounts(
        OPERATION
            .TARGET
            .eq(target)
            .and(OPERATION.KIND.eq(kind))
            .and(OPERATION.STATE.eq(State.REFUSED.name())));
  }

  /// What was sent last about people: for each, everything of the newest run that sent anything to
  /// a target about them, in order.
  public Map<SourceId, List<Operation>> sentLast(String target) {
    Condition about =
        OPERATION
            .TARGET
            .eq(target)
            .and(OPERATION.SOURCE_ID.isNotNull())
            .and(OPERATION.KIND.ne(Operation.WRITE_BACK));
    Field<Long> run = max(OPERATION.RUN_ID).as("newest_run");
    return database.read(sql -> {
      var newest =
          sql.select(OPERATION.SOURCE, OPERATION.SOURCE_ID, run)
              .from(OPERATION)
              .where(about)
              .groupBy(OPERATION.SOURCE, OPERATION.SOURCE_ID)
              .asTable("newest");
      return sql.select(OPERATION.fields())
          .from(OPERATION)
          .join(newest)
          .on(OPERATION.SOURCE.eq(newest.field(OPERATION.SOURCE)))
          .and(OPERATION.SOURCE_ID.eq(newest.field(OPERATION.SOURCE_ID)))
          .and(OPERATION.RUN_ID.eq(newest.field(run)))
          .where(about)
          .orderBy(OPERATION.RUN_ID, OPERATION.NUMBER)
          .fetchGroups(
              row -> new SourceId(row.get(OPERATION.SOURCE), row.get(OPERATION.SOURCE_ID)),
              Journal::operation);
    });
  }

  private Set<String> accounts(Condition which) {
    return database.read(sql ->
        sql.selectDistinct(OPERATION.ACCOUNT_ID)
            .from(OPERATION)
            .where(which)
            .and(OPERATION.ACCOUNT_ID.isNotNull())
            .fetchSet(OPERATION.ACCOUNT_ID));
  }

  /// Everything that a run sent, in order.
  public List<Operation> sent(long run) {
    return select(OPERATION.RUN_ID.eq(run));
  }

  /// Everything that some runs sent, in order.
  ///
  /// @param last the last of them
  public List<Operation> sent(long first, long last) {
    return select(OPERATION.RUN_ID.between(first, last));
  }

  /// Everything that was sent to a target since a moment, in order.
  public List<Operation> sentSince(String target, Instant since) {
    return select(OPERATION.TARGET.eq(target).and(OPERATION.SENT_AT.ge(since.toEpochMilli())));
  }

  private static Run run(Record row) {
    return new Run(
        row.get(RUN.ID),
        row.get(RUN.COMMAND),
        Instant.ofEpochMilli(row.get(RUN.STARTED_AT)),
        Values.instant(row.get(RUN.ENDED_AT)),
        Optional.ofNullable(row.get(RUN.REPORT)));
  }

  /// Everything about a person or about one of some addresses, oldest first.
  public List<Operation> history(Optional<SourceId> person, Collection<String> addresses) {
    Condition aboutAddress =
        OPERATION.ADDRESS_KEY.in(addresses.stream().map(Address::key).toList());
    return select(
        person
            .map(id ->
                aboutAddress.or(
                    OPERATION.SOURCE.eq(id.source()).and(OPERATION.SOURCE_ID.eq(id.id()))))
            .orElse(aboutAddress));
  }

  private List<Operation> select(Condition condition) {
    return database.read(sql ->
        sql.selectFrom(OPERATION)
            .where(condition)
            .orderBy(OPERATION.RUN_ID, OPERATION.TARGET, OPERATION.NUMBER)
            .fetch(Journal::operation));
  }

  private static Operation operation(Record row) {
    return new Operation(
        row.get(OPERATION.RUN_ID),
        row.get(OPERATION.NUMBER),
        row.get(OPERATION.TARGET),
        Values.person(row.get(OPERATION.SOURCE), row.get(OPERATION.SOURCE_ID)),
        row.get(OPERATION.WHO),
        row.get(OPERATION.ADDRESS_KEY),
        row.get(OPERATION.KIND),
        Optional.ofNullable(row.get(OPERATION.ACCOUNT_ID)),
        Values.attributes(row.get(OPERATION.BEFORE_VALUES)),
        Values.attributes(row.get(OPERATION.AFTER_VALUES)),
        State.valueOf(row.get(OPERATION.STATE)),
        Optional.ofNullable(row.get(OPERATION.STATUS)),
        Optional.ofNullable(row.get(OPERATION.ANSWER)),
        Instant.ofEpochMilli(row.get(OPERATION.SENT_AT)),
        Values.instant(row.get(OPERATION.ANSWERED_AT)));
  }
}

package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Actor;
import io.rollcall.platform.LogEntry.ActorKind;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.LogPages;
import io.rollcall.platform.sql.LogPlace;
import io.rollcall.platform.sql.LogRows;
import io.rollcall.platform.sql.LogSearch;
import io.rollcall.scim.message.ScimError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened in an organization: every act and every refusal.
public final class Log {
  private static final LogPosition BEGINNING = new LogPosition(0, 0);
  private static final LogPosition END = new LogPosition(Long.MAX_VALUE, Long.MAX_VALUE);

  private final Acts acts;

  Log(Acts acts) {
    this.acts = acts;
  }

  /// Oldest first: in the order in which the entries were committed.
  public LogPage read(String organizationId, LogQuery query) {
    LogPosition after = query.after().orElse(BEGINNING);
    LogPages.Page page =
        acts.read(sql ->
            new LogPages(sql, organizationId, LogPages.USUAL_MOST)
                .read(search(query), place(after), query.limit()));
    LogPosition end = page.end().map(Log::position).orElse(after);
    return page(page, query, end.compareTo(after) < 0 ? after : end);
  }

  private static LogSearch search(LogQuery query) {
    return new LogSearch(
        query.directoryId(),
        query.from().map(Instant::toEpochMilli),
        query.until().map(Instant::toEpochMilli),
        query.refusals() ? Optional.empty() : Optional.of(LogEntry.Kind.REFUSED.code()),
        about(query.which()),
        query.settledOnly());
  }

  private static LogSearch.About about(LogFilter which) {
    return new LogSearch.About(
        which.account(),
        which.address(),
        which.id(),
        which.kinds().stream().map(Kind::code).sorted().toList());
  }

  /// Newest first: from the place named in the query (else from the end) towards the beginning.
  /// Whatever is written meanwhile comes on no later page.
  public LogPage readBack(String organizationId, LogQuery query) {
    LogPosition before = query.after().orElse(END);
    LogPages.Page page =
        acts.read(sql ->
            new LogPages(sql, organizationId, LogPages.USUAL_MOST)
                .readBack(search(query), place(before), query.limit()));
    return page(page, query, page.end().map(Log::position).orElse(before));
  }

  private static LogPage page(LogPages.Page page, LogQuery query, LogPosition end) {
    return new LogPage(
        page.entries().stream().map(placed -> entry(placed, query.audience())).toList(),
        page.isMore(),
        end);
  }

  private static LogPlace place(LogPosition position) {
    return new LogPlace(position.tx(), position.position());
  }

  private static LogPosition position(LogPlace place) {
    return new LogPosition(place.tx(), place.position());
  }

  /// The instant so long ago.
  public Instant ago(Duration duration) {
    return acts.clock().instant().minus(duration);
  }

  /// The entries under a diagnosis id that a refusal named: one, unless ids repeat.
  public List<LogEntry> diagnosed(
      String organizationId, String diagnosis, LogQuery.Audience audience) {
    return acts.read(sql -> new LogRows(sql).diagnosed(organizationId, diagnosis)).stream()
        .map(row -> entry(row, audience))
        .toList();
  }

  /// One entry, by its id.
  public Optional<LogEntry> withId(String organizationId, String id, LogQuery.Audience audience) {
    return acts.read(sql -> new LogRows(sql).byId(organizationId, Act.askable(id)))
        .map(row -> entry(row, audience));
  }

  /// Writes down what was refused before it came to an act: a request that cannot be read.
  public void refused(Caller.OfDirectory caller, ScimError error) {
    Refusal refusal = new Refusal.Invalid(error.scimType().orElse("invalidSyntax"), error.detail());
    Outcome<Void> _ =
        acts.perform(
            caller,
            caller.organizationId(),
            act -> act.refuse(caller.organizationId(), refusal, Subject.NONE));
  }

  /// Writes down what a key asked for and did not come to an act.
  public void refused(Caller.OfOrganization caller, String detail) {
    String organizationId = caller.organizationId();
    Refusal refusal = new Refusal.Invalid("invalidValue", detail);
    Outcome<Void> _ =
        acts.perform(
            caller, organizationId, act -> act.refuse(organizationId, refusal, Subject.NONE));
  }

  /// Writes down that an id was asked for that is none of those that this caller may see there, and
  /// what else of the organization it is.
  public void unknown(Caller.OfOrganization caller, Refusal.Unknown refusal) {
    Outcome<Void> _ =
        acts.perform(
            caller,
            caller.organizationId(),
            act -> act.refuse(caller.organizationId(), refusal, Subject.NONE));
  }

  private static LogEntry entry(LogRows.Placed placed, LogQuery.Audience audience) {
    LogRows.Row row = placed.row();
    return new LogEntry(
        row.id(),
        position(placed.place()),
        Instant.ofEpochMilli(row.at()),
        Kind.ofCode(row.kind()),
        new Actor(ActorKind.ofCode(row.actorKind()), row.actorId(), row.actorName()),
        row.directoryId(),
        row.accountId(),
        row.address(),
        row.diagnosis(),
        row.detail(),
        row.truth().filter(_ -> audience == LogQuery.Audience.OPERATOR),
        row.leniencies());
  }
}

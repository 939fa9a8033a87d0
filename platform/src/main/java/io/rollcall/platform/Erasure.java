package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.AccountRows;
import io.rollcall.platform.sql.ErasureRows;
import io.rollcall.platform.sql.PlaceholderRows;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Forgets a person, as if there had never been one: in one transaction, then in the files.
public final class Erasure {
  private static final int BATCH = 500;
  private static final Caller OPERATOR = new Caller.Operator();

  private final Acts acts;

  Erasure(Acts acts) {
    this.acts = acts;
  }

  /// Removes the account, what everybody knows of it, and what tells the person in the logs and in
  /// the attributes of others. Backups that were made before keep it.
  public Outcome<Erased> erase(String accountId) {
    Outcome<Erased> outcome = erase(accountId, _ -> true);
    if (outcome instanceof Outcome.Done<Erased>) {
      acts.database().scrub();
    }
    return outcome;
  }

  /// Erases the accounts whose deletion period is over. What is deleted from SQLite's file is there
  /// until it is written over, or the next [#erase].
  ///
  /// @return how many
  int eraseDue() {
    long now = acts.clock().millis();
    int erased = 0;
    List<String> due;
    do {
      due = acts.read(sql -> new AccountRows(sql).due(now, BATCH));
      for (String id : due) {
        Outcome<Erased> outcome =
            erase(id, row -> row.deletionDue().filter(at -> at <= now).isPresent());
        erased += outcome instanceof Outcome.Done<Erased> ? 1 : 0;
      }
    } while (due.size() == BATCH);
    return erased;
  }

  private Outcome<Erased> erase(String accountId, Predicate<AccountRow> which) {
    return acts.perform(
        OPERATOR,
        accountId,
        act ->
            Optional.of(accountId)
                .filter(Act::couldBeId)
                .flatMap(act.accounts()::lock)
                .filter(which)
                .map(row -> Outcome.done(eraseWithRecords(act, row.id())))
                .orElseGet(() -> Administration.unknown("Account", accountId)));
  }

  /// Records that were cut from the account tell the same person.
  private static Erased eraseWithRecords(Act act, String accountId) {
    new PlaceholderRows(act.sql())
        .of(accountId)
        .forEach(cut -> erase(act, new ErasureRows(act.sql(), cut)));
    return erase(act, new ErasureRows(act.sql(), accountId));
  }

  private static Erased erase(Act act, ErasureRows rows) {
    List<String> recordIds = rows.recordIds();
    Traces own = traces(rows, recordIds);
    List<String> ids = Stream.concat(Stream.of(rows.accountId()), recordIds.stream()).toList();
    Traces everywhere = withoutThoseOfOthers(rows, own.everywhere(ids));
    List<String> organizations = rows.organizations();
    int references = dropReferences(rows, recordIds, act.now());
    int groups = rows.deleteGroupMembers(act.now());
    int records = rows.deleteRecords();
    int former = rows.deleteFormerRecords();
    int memberships = rows.deleteMemberships();
    rows.deleteAccount();
    LogErasure log = new LogErasure(rows, own, ids, everywhere.unmistakable(ids));
    int entries = log.rewrite();
    rows.forgetResources(ids);
    log.rewriteSevering();
    organizations.forEach(id ->
        act.log(
            id, Kind.ERASED, Subject.NONE, "A person was erased, with everything known of them."));
    return new Erased(
        rows.accountId(),
        memberships,
        records,
        former,
        groups,
        entries,
        references,
        rows.mentions(everywhere.likePatterns(), everywhere::isIn));
  }

  private static Traces traces(ErasureRows rows, List<String> recordIds) {
    Set<String> texts = new LinkedHashSet<>(rows.texts());
    texts.add(rows.accountId());
    texts.addAll(recordIds);
    rows.documents().forEach(document -> texts.addAll(Traces.in(json(document))));
    texts.addAll(rows.loggedAddresses(FormerNames.MOST));
    texts.addAll(FormerNames.in(rows.details(), texts));
    return Traces.of(texts);
  }

  /// An address that somebody else has now tells somebody else.
  private static Traces withoutThoseOfOthers(ErasureRows rows, Traces traces) {
    Set<String> others =
        rows.keysOfOthers(traces.texts().stream().filter(text -> text.contains("@")).toList());
    return traces.which(text -> !text.contains("@") || !others.contains(Address.key(text)));
  }

  /// Others whose manager the person was have none now.
  private static int dropReferences(ErasureRows rows, List<String> recordIds, long now) {
    List<String> ids = new ArrayList<>(recordIds);
    ids.add(rows.accountId());
    int dropped = 0;
    for (ErasureRows.Pointing other : rows.pointing(ids)) {
      Json.Obj document = json(other.document());
      Json.Obj enterprise = document.object(Schemas.ENTERPRISE_URN).orElse(Json.Obj.EMPTY);
      boolean points =
          enterprise
              .object("manager")
              .flatMap(manager -> manager.string("value"))
              .filter(ids::contains)
              .isPresent();
      if (points) {
        rows.replaceDocument(
            other.id(),
            JsonCodec.text(document.with(Schemas.ENTERPRISE_URN, without(enterprise, "manager"))),
            searchWithoutManager(other.search()),
            now);
        dropped++;
      }
    }
    return dropped;
  }

  private static Json.Obj without(Json.Obj object, String member) {
    return new Json.Obj(
        object.members().entrySet().stream()
            .filter(entry -> !entry.getKey().equalsIgnoreCase(member))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new)));
  }

  /// What is looked for stands under the attribute's path in lower case (see SearchDocument).
  private static String searchWithoutManager(String search) {
    if (search.isEmpty()) {
      return search;
    }
    String path = (Schemas.ENTERPRISE_URN + ":manager").toLowerCase(Locale.ROOT);
    Map<String, Json> kept = new LinkedHashMap<>(json(search).members());
    kept.keySet().removeIf(key -> key.toLowerCase(Locale.ROOT).startsWith(path));
    return JsonCodec.text(new Json.Obj(kept));
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.rollcall.lifecycle.report;

import static java.util.Comparator.comparing;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Cases;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What became of one person at one target, over as many runs as somebody asks about.
///
/// @param person the source id
/// @param account the person's account; empty where nothing was done to it
/// @param before the address that it had at first; empty where it was not renamed
/// @param after the address that it has since
/// @param outcome what was done in the end, in a word; `open`: a case waits; `looked up`: the
///   answer was lost, and a later run looked whether it was done
/// @param duplicate a second account that gave the address up; empty where there was none
/// @param run the last run that sent something; 0: none of these did
/// @param at when that was, or since when the case is open
/// @param note why something was refused, or what waits
public record PersonLine(
    String target,
    SourceId person,
    String name,
    String account,
    String before,
    String after,
    String outcome,
    String duplicate,
    long run,
    Instant at,
    String note) {
  /// What the columns are called.
  public static final List<String> COLUMNS =
      List.of(
          "target",
          "person",
          "name",
          "account",
          "before",
          "after",
          "outcome",
          "duplicate",
          "run",
          "at",
          "note");

  private static final String RECIPE = "heal: ";
  private static final String HEALED = "healed";

  // What a recipe does to the person's own account.
  private static final Set<String> OWN = Set.of(RECIPE + "rename", RECIPE + "provision");
  private static final String UNDO = RECIPE + "undo";
  private static final String TAKEN_BACK = "taken back";

  private record Key(String target, SourceId person) {}

  /// One line for everybody whom the runs sent something for, or whom an open case is about, by
  /// target and source id.
  ///
  /// @param sent what runs sent, in order
  public static List<PersonLine> of(List<Operation> sent, List<Cases.Kept> cases) {
    Map<Key, PersonLine> lines = new HashMap<>();
    for (Operation one : sent) {
      one.person()
          .ifPresent(person ->
              lines.merge(
                  new Key(one.target(), person), of(one, person), (line, _) -> line.then(one)));
    }
    for (Cases.Kept one : cases) {
      if (one.closed().isEmpty()) {
        one.what()
            .who()
            .person()
            .ifPresent(person ->
                lines.merge(
                    new Key(one.target(), person), of(one, person), (line, _) -> line.open(one)));
      }
    }
    return lines.values().stream()
        .sorted(comparing(PersonLine::target).thenComparing(PersonLine::person))
        .toList();
  }

  private static PersonLine of(Operation first, SourceId person) {
    return new PersonLine(
            first.target(),
            person,
            first.who(),
            "",
            "",
            "",
            "",
            "",
            first.run(),
            first.sentAt(),
            "")
        .then(first);
  }

  private static PersonLine of(Cases.Kept one, SourceId person) {
    return new PersonLine(
            one.target(), person, one.what().who().name(), "", "", "", "", "", 0, one.opened(), "")
        .open(one);
  }

  private PersonLine open(Cases.Kept one) {
    return with(
        account, before, after, "open", duplicate, run, at, one.id() + ": " + one.what().text());
  }

  private PersonLine then(Operation one) {
    if (one.kind().equals(UNDO)) {
      return takenBack(one);
    }
    String id = one.accountId().orElse(account);
    boolean besides = one.kind().startsWith(RECIPE) && !OWN.contains(one.kind());
    if (one.state() != Operation.State.DONE) {
      String what = besides && outcome.equals(HEALED) ? HEALED : notDone(one.state());
      return with(
          account,
          before,
          after,
          what,
          duplicate,
          one.run(),
          one.sentAt(),
          one.answer().orElse(""));
    }
    Optional<String> address =
        Optional.of(one.after().value(Attributes.USER_NAME)).filter(text -> !text.isEmpty());
    if (besides) {
      String other = one.kind().equals(RECIPE + "retire") ? retired(id, address) : duplicate;
      return with(account, before, after, outcome, other, one.run(), one.sentAt(), note);
    }
    String done = one.kind().startsWith(RECIPE) ? HEALED : word(one.kind());
    boolean small = SMALL.contains(done) && STAYING.contains(outcome);
    String was = one.before().value(Attributes.USER_NAME);
    return with(
        id,
        before.isEmpty() ? was : before,
        address.orElse(after),
        small ? outcome : done,
        duplicate,
        one.run(),
        one.sentAt(),
        "");
  }

  // The person's account has its former address again, and then the other one its own. Whether that
  // one is active meanwhile changes nothing.
  private PersonLine takenBack(Operation one) {
    String name = one.after().value(Attributes.USER_NAME);
    boolean done = one.state() == Operation.State.DONE;
    boolean back = outcome.endsWith(TAKEN_BACK);
    if (!done || name.isEmpty()) {
      String what = done || (back && name.isEmpty()) ? outcome : notDone(one.state());
      String text = done ? (back ? "" : note) : one.answer().orElse("");
      return with(account, before, after, what, duplicate, one.run(), one.sentAt(), text);
    }
    return Address.same(name, one.address())
        ? with(account, before, after, TAKEN_BACK, "", one.run(), one.sentAt(), "")
        : with(
            one.accountId().orElse(account),
            one.before().value(Attributes.USER_NAME),
            name,
            "half " + TAKEN_BACK,
            duplicate,
            one.run(),
            one.sentAt(),
            "");
  }

  // What happens to a healed person's record within the recipe is part of it.
  private static final Set<String> STAYING = Set.of(HEALED, "created", "renamed");
  private static final Set<String> SMALL = Set.of("updated", "activated");

  private static String retired(String account, Optional<String> address) {
    return account + address.map(name -> " now " + name).orElse("");
  }

  private static String notDone(Operation.State state) {
    return switch (state) {
      case REFUSED -> "refused";
      case SETTLED -> "looked up";
      case INTENT, DOUBT, DONE -> "unknown";
    };
  }

  private static String word(String kind) {
    return switch (kind) {
      case "create", "rename", "update", "activate", "deactivate", "delete", "retire" -> kind + "d";
      case "park" -> "parked";
      default -> kind;
    };
  }

  private PersonLine with(
      String newAccount,
      String newBefore,
      String newAfter,
      String newOutcome,
      String newDuplicate,
      long newRun,
      Instant newAt,
      String newNote) {
    return new PersonLine(
        target,
        person,
        name,
        newAccount,
        newBefore,
        newAfter,
        newOutcome,
        newDuplicate,
        newRun,
        newAt,
        newNote);
  }

  /// The values of the columns.
  public List<String> cells() {
    List<String> cells = new ArrayList<>();
    cells.addAll(List.of(target, person.id(), name, account, before, after, outcome, duplicate));
    cells.addAll(List.of(run == 0 ? "" : Long.toString(run), at.toString(), note));
    return cells;
  }

  /// The line as programs read it.
  public Json.Obj json() {
    Json.Builder json = Json.object();
    List<String> cells = cells();
    for (int i = 0; i < cells.size(); i++) {
      json.put(COLUMNS.get(i), cells.get(i));
    }
    return json.build();
  }
}

package io.rollcall.app.engine.doctor;

import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.Writing.Act;
import io.rollcall.lifecycle.target.Writing.Writer;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.Echo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whether somebody else changes the users of a target, too. Under which name its log has us is
/// told by the journal: whoever did most of what was sent from here, to the same people at the same
/// time.
final class WriterCheck {
  /// How far apart our clock and the target's may be.
  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final int NAMED = 5;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String what;
  private final Writing writing;
  private final List<Operation> sent;

  /// @param sent what the journal has of the same time
  WriterCheck(String what, Writing writing, List<Operation> sent) {
    this.what = what;
    this.writing = writing;
    this.sent = sent.stream().filter(one -> !one.kind().equals(Operation.WRITE_BACK)).toList();
  }

  Finding finding() {
    return switch (writing) {
      case Writing.Untold(String why) ->
          Finding.warning(
              what,
              "cannot be known here: %s. Make sure that no other program changes users at this target."
                  .formatted(why));
      case Writing.Forbidden(String right) ->
          Finding.warning(
              what,
              "cannot be known: %s. Give it that right, or make sure that no other program changes users at this target."
                  .formatted(right));
      case Writing.Told told -> told(told);
    };
  }

  private Finding told(Writing.Told told) {
    List<Act> byPrograms =
        told.acts().stream().filter(act -> act.by().kind() != Writer.Kind.PERSON).toList();
    Optional<Writer> us = us(byPrograms);
    List<Act> others =
        byPrograms.stream().filter(act -> us.filter(act.by()::equals).isEmpty()).toList();
    List<Act> strange =
        byPrograms.stream()
            .filter(act -> us.filter(act.by()::equals).isPresent() && !inOurTime(act))
            .toList();
    String log = "its log since " + DAY.format(told.since());
    List<String> problems = new ArrayList<>();
    if (!others.isEmpty()) {
      problems.add(
          "%s has changes of users that were not sent from here: %s. Two programs undo each other's work; find out whose these are, and stop all but one."
              .formatted(log, each(others)));
    }
    if (!strange.isEmpty()) {
      problems.add(
          "%s has %s of %s, which is what it calls us, from times when nothing was sent from here, the last on %s. Another program has the same token, or this one runs with another database, too: give each a token of its own, and stop all but one."
              .formatted(
                  log,
                  changes(strange.size()),
                  name(us.orElseThrow()),
                  MINUTE.format(last(strange))));
    }
    return problems.isEmpty()
        ? Finding.ok(what, log + alone(us, byPrograms.size()) + byHand(told))
        : Finding.warning(what, String.join(" Besides, ", problems));
  }

  private static String alone(Optional<Writer> us, int acts) {
    return us.map(one -> " names %s alone, which is us: %s".formatted(name(one), changes(acts)))
        .orElse(" has no change of a user by a program");
  }

  private static String byHand(Writing.Told told) {
    long people = told.acts().stream().filter(act -> act.by().kind() == Writer.Kind.PERSON).count();
    return people == 0 ? "" : "; people made %s by hand".formatted(changes((int) people));
  }

  private static String changes(int number) {
    return number == 1 ? "1 change" : number + " changes";
  }

  private Optional<Writer> us(List<Act> acts) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Writer> writers = new TreeMap<>();
    for (Act act : acts) {
      if (sent.stream().anyMatch(operation -> isAbout(operation, act) && near(operation, act))) {
        String key = act.by().toString();
        counts.merge(key, 1, Integer::sum);
        writers.put(key, act.by());
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue())
        .map(most -> writers.get(most.getKey()));
  }

  private static boolean isAbout(Operation operation, Act act) {
    return (act.accountId().isPresent() && act.accountId().equals(operation.accountId()))
        || act.address().filter(address -> Address.same(address, operation.address())).isPresent();
  }

  private static boolean near(Operation operation, Act act) {
    // Of what a later run settled only the beginning is known.
    Instant end =
        operation
            .answeredAt()
            .filter(_ -> operation.state() != Operation.State.SETTLED)
            .orElse(operation.sentAt());
    return !act.at().isBefore(operation.sentAt().minus(SKEW)) && !act.at().isAfter(end.plus(SKEW));
  }

  // What follows from a change, as a group that makes its member active, comes at the same time.
  private boolean inOurTime(Act act) {
    return sent.stream().anyMatch(operation -> near(operation, act));
  }

  private static String each(List<Act> acts) {
    Map<String, List<Act>> byWriter = new TreeMap<>();
    acts.forEach(act -> byWriter.computeIfAbsent(who(act.by()), _ -> new ArrayList<>()).add(act));
    List<String> each =
        byWriter.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                    (Map.Entry<String, List<Act>> one) -> -one.getValue().size()))
            .map(one ->
                "%s, %s, the last on %s"
                    .formatted(
                        one.getKey(),
                        changes(one.getValue().size()),
                        MINUTE.format(last(one.getValue()))))
            .toList();
    String some = String.join("; ", each.stream().limit(NAMED).toList());
    return each.size() > NAMED ? some + "; and " + (each.size() - NAMED) + " more" : some;
  }

  private static Instant last(List<Act> acts) {
    return acts.stream().map(Act::at).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static String name(Writer writer) {
    return "\"" + Echo.of(writer.name()) + "\"";
  }

  private static String who(Writer writer) {
    return name(writer)
        + switch (writer.kind()) {
          case SCIM -> " over SCIM";
          case PROGRAM -> " with a token of its own";
          case PERSON -> " by hand";
          case SOMEBODY -> " (a program or a person)";
        };
  }
}

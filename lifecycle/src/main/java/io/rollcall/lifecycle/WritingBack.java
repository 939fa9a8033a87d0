package io.rollcall.lifecycle;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.report.WrittenBack;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.WriteBack;
import io.rollcall.lifecycle.source.WriteBack.Answer;
import io.rollcall.lifecycle.source.WriteBack.Pen;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Writes into sources which account is whose, where somebody has a live link and the source does
/// not show it. Journal before wire, as at targets, and while nobody else may change the target's
/// links. Replaces nothing but ids of the target's accounts. What a source refuses stops nothing.
final class WritingBack {
  // Whoever may not write so many one after the other may not write the next; a run tries no more.
  private static final int MOST_REFUSED_IN_A_ROW = 3;

  private final Store store;
  private final Clock clock;
  private final long run;
  private final BooleanSupplier mayGoOn;
  private int number;

  WritingBack(Store store, Clock clock, long run, BooleanSupplier mayGoOn) {
    this.store = store;
    this.clock = clock;
    this.run = run;
    this.mayGoOn = mayGoOn;
  }

  /// @param report what the run came to; where it was stopped, links may be another target's
  /// @param shown the ids of the target's accounts
  List<WrittenBack> write(
      List<WriteBack> places, Read.Complete read, TargetReport report, Set<String> shown) {
    List<WrittenBack> all = new ArrayList<>();
    if (report.gated() || report.stopped().isPresent()) {
      return all;
    }
    String target = report.target();
    store.journal().settle(store.journal().doubtfulWriteBacks(target));
    number = lastNumber(target);
    for (WriteBack place : places) {
      String attribute = place.attributes().get(target);
      if (attribute != null) {
        WrittenBack written = write(place, target, attribute, needed(place, target, read, shown));
        if (!written.isEmpty()) {
          all.add(written);
        }
      }
    }
    return all;
  }

  /// @param before what the person's entry shows
  private record Wanted(Person person, List<String> before, String account) {}

  /// @param foreign whose entries hold something that is not ours
  private record Needed(List<Wanted> wanted, List<String> foreign) {}

  private Needed needed(WriteBack place, String target, Read.Complete read, Set<String> shown) {
    List<Link> links = store.links().of(target);
    Map<SourceId, String> accounts = new HashMap<>();
    links.stream()
        .filter(Link::live)
        .filter(link -> link.person().source().equals(place.source()))
        .forEach(link -> accounts.put(link.person(), link.accountId()));
    Set<String> ours = new HashSet<>(shown);
    ours.addAll(links.stream().map(Link::accountId).collect(toSet()));
    ours.addAll(store.journal().accounts(target, Operation.WRITE_BACK));
    List<Wanted> wanted = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    for (Person person : read.people()) {
      String account = accounts.get(person.id());
      List<String> before = person.said().accounts(target);
      if (account == null || before.equals(List.of(account))) {
        continue;
      }
      if (ours.containsAll(before)) {
        wanted.add(new Wanted(person, before, account));
      } else {
        foreign.add(person.address());
      }
    }
    // Whoever was refused before is tried last, and keeps nobody from it.
    Set<String> refused = store.journal().refused(target, Operation.WRITE_BACK);
    wanted.sort(comparing(one -> refused.contains(one.account())));
    return new Needed(wanted, foreign);
  }

  private WrittenBack write(WriteBack place, String target, String attribute, Needed needed) {
    List<String> refused = new ArrayList<>();
    int written = 0;
    int tried = 0;
    int inARow = 0;
    if (!needed.wanted().isEmpty()) {
      try (Pen pen = place.open()) {
        for (Wanted one : needed.wanted()) {
          if (inARow == MOST_REFUSED_IN_A_ROW || !mayGoOn.getAsBoolean()) {
            break;
          }
          tried++;
          switch (write(pen, target, attribute, one)) {
            case Answer.Written _ -> {
              written++;
              inARow = 0;
            }
            case Answer.Refused(String why) -> {
              inARow++;
              refused.add(
                  "%s of %s could not be written for %s: %s"
                      .formatted(attribute, place.source(), one.person().address(), why));
            }
          }
        }
      } catch (IncompleteRead away) {
        refused.add(String.valueOf(away.getMessage()));
      }
    }
    int left = needed.wanted().size() - tried;
    return new WrittenBack(
        place.source(), target, attribute, written, refused, left, needed.foreign());
  }

  private Answer write(Pen pen, String target, String attribute, Wanted one) {
    Operation operation = operation(target, attribute, one);
    store.journal().intend(operation);
    Answer answer = pen.write(one.person().id(), attribute, one.before(), one.account());
    Operation.State state =
        answer instanceof Answer.Written ? Operation.State.DONE : Operation.State.REFUSED;
    String said = answer instanceof Answer.Refused(String why) ? why : "done";
    store
        .journal()
        .answer(operation, state, Optional.empty(), said, operation.accountId(), List.of());
    return answer;
  }

  private int lastNumber(String target) {
    return store.journal().sent(run).stream()
        .filter(sent -> sent.target().equals(target))
        .mapToInt(Operation::number)
        .max()
        .orElse(0);
  }

  private Operation operation(String target, String attribute, Wanted one) {
    return new Operation(
        run,
        ++number,
        target,
        Optional.of(one.person().id()),
        one.person().name(),
        one.person().address(),
        Operation.WRITE_BACK,
        Optional.of(one.account()),
        Attributes.of(attribute, String.join(", ", one.before())),
        Attributes.of(attribute, one.account()),
        Operation.State.INTENT,
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        Optional.empty());
  }
}

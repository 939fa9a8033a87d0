package io.rollcall.lifecycle;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes into sources which account is whose, where somebody has a live link and the source does
/// not show it. Journal before wire, as at targets. What a source refuses stops nothing.
final class WritingBack {
  static final String KIND = "write back";

  // Whoever may not write one may not write the next; a run tries no more than this.
  private static final int MOST_REFUSED = 3;

  private final Store store;
  private final Clock clock;
  private final long run;

  WritingBack(Store store, Clock clock, long run) {
    this.store = store;
    this.clock = clock;
    this.run = run;
  }

  /// @param reports what the run came to; where it was stopped, links may be another target's
  List<WrittenBack> write(List<WriteBack> places, Read.Complete read, List<TargetReport> reports) {
    List<WrittenBack> all = new ArrayList<>();
    for (WriteBack place : places) {
      for (TargetReport report : reports) {
        String attribute = place.attributes().get(report.target());
        if (attribute != null && !report.gated() && report.stopped().isEmpty()) {
          List<Wanted> wanted = wanted(place.source(), report.target(), attribute, read);
          if (!wanted.isEmpty()) {
            all.add(write(place, report.target(), attribute, wanted));
          }
        }
      }
    }
    return all;
  }

  private record Wanted(Person person, Operation operation, String account) {}

  private List<Wanted> wanted(String source, String target, String attribute, Read.Complete read) {
    Map<SourceId, String> accounts = new HashMap<>();
    store.links().of(target).stream()
        .filter(Link::live)
        .filter(link -> link.person().source().equals(source))
        .forEach(link -> accounts.put(link.person(), link.accountId()));
    int number =
        store.journal().sent(run).stream()
            .filter(sent -> sent.target().equals(target))
            .mapToInt(Operation::number)
            .max()
            .orElse(0);
    List<Wanted> wanted = new ArrayList<>();
    for (Person person : read.people()) {
      String account = accounts.get(person.id());
      if (account != null && !person.said().accounts(target).equals(List.of(account))) {
        number++;
        wanted.add(
            new Wanted(person, operation(number, target, attribute, person, account), account));
      }
    }
    return wanted;
  }

  private Operation operation(
      int number, String target, String attribute, Person person, String account) {
    String before = String.join(", ", person.said().accounts(target));
    return new Operation(
        run,
        number,
        target,
        Optional.of(person.id()),
        person.name(),
        person.address(),
        KIND,
        Optional.of(account),
        Attributes.of(attribute, before),
        Attributes.of(attribute, account),
        Operation.State.INTENT,
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        Optional.empty());
  }

  private WrittenBack write(WriteBack place, String target, String attribute, List<Wanted> wanted) {
    List<String> refused = new ArrayList<>();
    int written = 0;
    int tried = 0;
    try (Pen pen = place.open()) {
      for (Wanted one : wanted) {
        if (refused.size() == MOST_REFUSED) {
          break;
        }
        tried++;
        switch (write(pen, attribute, one)) {
          case Answer.Written _ -> written++;
          case Answer.Refused(String why) ->
              refused.add(
                  "%s of %s could not be written for %s: %s"
                      .formatted(attribute, place.source(), one.person().address(), why));
        }
      }
    } catch (IncompleteRead away) {
      refused.add(String.valueOf(away.getMessage()));
    }
    return new WrittenBack(
        place.source(), target, attribute, written, refused, wanted.size() - tried);
  }

  private Answer write(Pen pen, String attribute, Wanted one) {
    store.journal().intend(one.operation());
    Answer answer = pen.write(one.person().id(), attribute, one.account());
    Operation.State state =
        answer instanceof Answer.Written ? Operation.State.DONE : Operation.State.REFUSED;
    String said = answer instanceof Answer.Refused(String why) ? why : "done";
    store
        .journal()
        .answer(
            one.operation(), state, Optional.empty(), said, one.operation().accountId(), List.of());
    return answer;
  }
}

package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.store.Journal;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import io.rollcall.lifecycle.target.TargetTrouble;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// Journal before wire: writes the intent, sends, writes the answer with the links that follow from
/// it.
final class Recorder {
  private final Journal journal;
  private final Clock clock;
  private final String target;
  private final long run;
  private final AtomicInteger number;
  private final AtomicInteger accepted = new AtomicInteger();
  private final Rights rights;

  Recorder(Journal journal, Clock clock, String target, long run, int firstNumber) {
    this.journal = journal;
    this.clock = clock;
    this.target = target;
    this.run = run;
    this.number = new AtomicInteger(firstNumber);
    this.rights = new Rights(kind -> journal.wasDone(target, kind));
  }

  /// What is about to be sent.
  record Intent(
      Who who,
      String address,
      String kind,
      Optional<String> accountId,
      Attributes before,
      Attributes after) {}

  /// An id for something about an account that begins in this run: unique, since a run begins one
  /// recipe per account.
  String newId(String accountId) {
    return run + "-" + target + "-" + accountId + "-" + number.get();
  }

  /// How many writes have been sent so far.
  int written() {
    return number.get();
  }

  /// How many of them the target accepted.
  int accepted() {
    return accepted.get();
  }

  /// What the target forbids to the token, in words; empty where nothing shows that it does.
  Optional<String> lacking() {
    return rights.lacking();
  }

  /// Sends a write, unless the target forbids its kind to the token.
  ///
  /// @param links the links that follow from a `Done`
  Answer send(Intent intent, Supplier<Answer> request, Function<Answer.Done, List<Link>> links) {
    if (rights.lacks(intent.kind())) {
      return new Answer.Refused(
          403,
          "not sent, since the target forbade the first ones of this kind (%s), and never allowed one"
              .formatted(intent.kind()));
    }
    Operation operation = operation(intent);
    Answer answer = sent(operation, request);
    switch (answer) {
      case Answer.Done done -> {
        accepted.incrementAndGet();
        rights.allowed(intent.kind());
        journal.answer(
            operation,
            Operation.State.DONE,
            Optional.empty(),
            "done",
            done.account().map(account -> account.id()),
            links.apply(done));
      }
      case Answer.Taken taken -> {
        rights.considered(intent.kind());
        note(
            operation,
            Operation.State.REFUSED,
            Optional.of(taken.status()),
            taken.text(),
            List.of());
      }
      case Answer.Missing missing -> {
        rights.considered(intent.kind());
        note(operation, Operation.State.REFUSED, Optional.of(404), missing.text(), List.of());
      }
      case Answer.Refused refused -> {
        note(
            operation,
            Operation.State.REFUSED,
            Optional.of(refused.status()),
            refused.text(),
            List.of());
        refused
            .rights()
            .ifPresentOrElse(
                meaning -> rights.forbidden(intent.kind(), meaning),
                () -> rights.considered(intent.kind()));
      }
    }
    return answer;
  }

  /// A write of a group.
  GroupAnswer sendGroup(Intent intent, Supplier<GroupAnswer> request) {
    Operation operation = operation(intent);
    GroupAnswer answer = sent(operation, request);
    switch (answer) {
      case GroupAnswer.Done(String groupId) -> {
        accepted.incrementAndGet();
        journal.answer(
            operation,
            Operation.State.DONE,
            Optional.empty(),
            "done",
            Optional.of(groupId),
            List.of());
      }
      case GroupAnswer.Refused(int status, String text) ->
          note(operation, Operation.State.REFUSED, Optional.of(status), text, List.of());
    }
    return answer;
  }

  private <T> T sent(Operation operation, Supplier<T> request) {
    journal.intend(operation);
    try {
      return request.get();
    } catch (TargetTrouble trouble) {
      Operation.State state =
          trouble.kind() == TargetTrouble.Kind.IN_DOUBT
                  || trouble.kind() == TargetTrouble.Kind.POSTPONED
              ? Operation.State.DOUBT
              : Operation.State.REFUSED;
      note(operation, state, Optional.empty(), trouble.text(), List.of());
      throw trouble;
    }
  }

  private void note(
      Operation operation,
      Operation.State state,
      Optional<Integer> status,
      String text,
      List<Link> links) {
    journal.answer(operation, state, status, text, Optional.empty(), links);
  }

  private Operation operation(Intent intent) {
    return new Operation(
        run,
        number.incrementAndGet(),
        target,
        intent.who().person(),
        intent.who().name(),
        intent.address(),
        intent.kind(),
        intent.accountId(),
        intent.before(),
        intent.after(),
        Operation.State.INTENT,
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        Optional.empty());
  }
}

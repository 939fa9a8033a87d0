package io.rollcall.lifecycle.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.target.TargetTrouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class CourseTest {
  private static final Change GOES = members(Kind.REMOVE_MEMBERS, "g1", "leaver");
  private static final Change MOVES = members(Kind.REMOVE_MEMBERS, "g2", "mover");
  private static final Change COMES = members(Kind.ADD_MEMBERS, "g3", "mover");

  private final List<Change> sent = Collections.synchronizedList(new ArrayList<>());

  // All who create wait for the one who is removed: behind them it would never come.
  @Test
  void whoIsOnlyTakenOutOfAGroupDoesNotWaitForThoseWhoAreNew() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      changes.add(new Change.Create(who("new" + i), Attributes.NONE, ""));
    }
    changes.addAll(List.of(COMES, GOES));
    CountDownLatch gone = new CountDownLatch(1);

    Course course =
        course(change -> {
          if (change.equals(GOES)) {
            gone.countDown();
          }
          return !(change instanceof Change.Create) || await(gone);
        });
    course.follow(changes, 2);

    assertThat(sent).containsExactlyInAnyOrderElementsOf(changes);
  }

  @Test
  void whoMovesIsAddedBeforeBeingRemoved() {
    course(_ -> true).follow(List.of(MOVES, COMES), 2);

    assertThat(sent).containsExactly(COMES, MOVES);
  }

  @Test
  void aTargetThatAsksToWaitIsNotAway() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      changes.add(new Change.Create(who("new" + i), Attributes.NONE, ""));
    }
    Course course =
        course(change -> {
          if (change instanceof Change.Create) {
            throw new TargetTrouble(TargetTrouble.Kind.POSTPONED, "not now");
          }
          return true;
        });
    changes.add(GOES);

    course.follow(changes, 1);

    assertThat(course.stopped()).isEmpty();
    assertThat(sent).containsExactly(GOES);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatWaitsIsSentAgainAfterEverythingElseAndWhatHasToDoWithItWaitsWithIt(int concurrency) {
    Change waits = rename("ann", "old@x.example", "new@x.example");
    Change follows = rename("bob", "bob@x.example", "old@x.example");
    Change other = rename("cid", "cid@x.example", "cy@x.example");
    List<Change> changes = List.of(waits, follows, other);
    List<Change> asked = Collections.synchronizedList(new ArrayList<>());
    Course course =
        new Course(
            change -> {
              boolean first = change.equals(waits) && !asked.contains(waits);
              asked.add(change);
              return first ? Optional.empty() : Optional.of(List.of(new Outcome.Done(change)));
            },
            new Setbacks(),
            Progress.SILENT,
            () -> true);

    course.follow(changes, concurrency);

    assertThat(asked).containsSubsequence(waits, other, waits, follows).hasSize(4);
    assertThat(course.outcomes(changes)).extracting(Outcome::change).isEqualTo(changes);
  }

  private static Change rename(String id, String from, String to) {
    return new Change.Update(
        who(id),
        id,
        Kind.RENAME,
        Attributes.of(Attributes.USER_NAME, from),
        Attributes.of(Attributes.USER_NAME, to),
        "");
  }

  private Course course(java.util.function.Predicate<Change> send) {
    return new Course(
        change -> {
          if (send.test(change)) {
            sent.add(change);
          }
          return Optional.of(List.of(new Outcome.Done(change)));
        },
        new Setbacks(),
        Progress.SILENT,
        () -> true);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Who who(String id) {
    return new Who(Optional.of(new SourceId("staff", id)), id, id + "@x.example");
  }

  private static Change members(Kind kind, String group, String member) {
    SourceId id = new SourceId("staff", group);
    Who name = new Who(Optional.empty(), group, group);
    return new Change.Members(name, id, Optional.of(group), kind, List.of(who(member)), "");
  }
}

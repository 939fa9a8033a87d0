package io.rollcall.lifecycle.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LanesTest {
  private static final Change CREATE = change(Kind.CREATE);
  private static final Change REVOKE = change(Kind.DEACTIVATE);
  private static final Change DELETE = new Change.Delete(REVOKE.who(), "1", Attributes.NONE, "");

  private static Change change(Kind kind) {
    Who who = new Who(Optional.empty(), kind.word(), kind.word());
    return kind == Kind.CREATE
        ? new Change.Create(who, Attributes.NONE, "")
        : new Change.Update(who, "1", kind, Attributes.NONE, Attributes.NONE, "");
  }

  // All who create wait for the last one who loses access: behind them it would never come.
  @Test
  void revokingNeverWaitsBehindCreating() {
    List<List<Change>> strands = new ArrayList<>(Collections.nCopies(50, List.of(CREATE)));
    strands.addAll(Collections.nCopies(20, List.of(REVOKE)));
    CountDownLatch revoked = new CountDownLatch(20);
    AtomicInteger created = new AtomicInteger();

    Lanes.work(
        strands,
        3,
        () -> true,
        strand -> {
          if (strand.getFirst().equals(REVOKE)) {
            revoked.countDown();
          } else if (await(revoked)) {
            created.incrementAndGet();
          }
        });

    assertThat(created).hasValue(50);
  }

  // Each who leaves has an address that somebody new waits for.
  @Test
  void nobodyKeepsAccessWhileAnAddressGoesToSomebodyNew() {
    List<List<Change>> strands = Collections.nCopies(3, List.of(REVOKE, REVOKE, DELETE, CREATE));
    List<Change> sent = new ArrayList<>();

    Lanes.work(strands, 1, () -> true, sent::addAll);

    assertThat(sent.subList(0, 6)).containsOnly(REVOKE);
    assertThat(sent.subList(6, 12)).containsExactly(DELETE, CREATE, DELETE, CREATE, DELETE, CREATE);
  }

  @Test
  void whoLosesARoleLosesAccess() {
    String role = Attributes.role("Admin");
    Change taken =
        new Change.Update(
            REVOKE.who(),
            "1",
            Kind.UPDATE,
            Attributes.of(role, Attributes.GIVEN),
            Attributes.of(role, ""),
            "");
    CountDownLatch revoked = new CountDownLatch(1);
    List<List<Change>> strands =
        new ArrayList<>(Collections.nCopies(9, List.of(change(Kind.UPDATE))));
    strands.add(List.of(taken));
    AtomicInteger updated = new AtomicInteger();

    Lanes.work(
        strands,
        1,
        () -> true,
        strand -> {
          if (strand.getFirst().equals(taken)) {
            revoked.countDown();
          } else if (await(revoked)) {
            updated.incrementAndGet();
          }
        });

    assertThat(updated).hasValue(9);
  }

  @Test
  void whatDiesEndsTheOthers() {
    AtomicInteger begun = new AtomicInteger();
    List<List<Change>> strands = Collections.nCopies(1_000, List.of(CREATE));

    assertThatThrownBy(() ->
            Lanes.work(
                strands,
                2,
                () -> true,
                _ -> {
                  begun.incrementAndGet();
                  throw new IllegalStateException("died");
                }))
        .hasMessage("died");
    assertThat(begun.get()).isLessThanOrEqualTo(2);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

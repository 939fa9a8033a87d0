package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Run;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns.Last;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What runs that were killed did at a target, as far as no run came to its end there since. A run
/// that goes on where they ended counts it as its own, so that limits hold however often it is
/// killed.
///
/// @param revoked ids of accounts that lost access
/// @param deleted ids of accounts that were deleted
record Unfinished(Set<String> revoked, Set<String> deleted) {
  private static final int RUNS = 20;
  private static final int STOPPED_BY_A_GATE = 4;

  Unfinished {
    revoked = Set.copyOf(revoked);
    deleted = Set.copyOf(deleted);
  }

  /// @param run the run that goes on; all that began after it do not count
  static Unfinished before(long run, Store store, String target) {
    Optional<Last> last =
        store.targetRuns().all().stream()
            .filter(one -> one.run().target().equals(target))
            .findFirst();
    Instant succeeded = last.flatMap(Last::succeeded).orElse(Instant.EPOCH);
    // A run that a gate stopped sent nothing, so what was begun is still begun.
    long ended =
        last.map(Last::run)
            .filter(one -> one.exitCode() != STOPPED_BY_A_GATE)
            .map(one -> one.run())
            .orElse(0L);
    Set<String> revoked = new HashSet<>();
    Set<String> deleted = new HashSet<>();
    for (Run one : store.journal().runs(RUNS)) {
      boolean killed = one.ended().isEmpty() && one.id() < run;
      if (killed && one.id() > ended && !one.started().isBefore(succeeded)) {
        List<Operation> sent = store.journal().sent(one.id());
        revoked.addAll(done(sent, target, Kind.DEACTIVATE));
        deleted.addAll(done(sent, target, Kind.DELETE));
      }
    }
    return new Unfinished(revoked, deleted);
  }

  private static List<String> done(List<Operation> sent, String target, Kind kind) {
    return sent.stream()
        .filter(one -> one.target().equals(target) && one.kind().equals(kind.word()))
        .filter(one -> one.state() == Operation.State.DONE)
        .flatMap(one -> one.accountId().stream())
        .toList();
  }
}

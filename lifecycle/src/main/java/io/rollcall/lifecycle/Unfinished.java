package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Reach;
import io.rollcall.lifecycle.report.KeptRun;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Run;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns.Last;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What runs that were killed did at a target, as far as no run ended there since that sent
/// something and was stopped by no gate. A run that goes on where they ended counts it as its own,
/// so that limits hold however often it is killed. Of the newest hundred runs; a run about named
/// people ends what was begun as any other does.
///
/// @param revoked ids of accounts that lost access
/// @param deleted ids of accounts that were deleted
record Unfinished(Set<String> revoked, Set<String> deleted) {
  static final Unfinished NOTHING = new Unfinished(Set.of(), Set.of());
  private static final int RUNS = 100;

  Unfinished {
    revoked = Set.copyOf(revoked);
    deleted = Set.copyOf(deleted);
  }

  /// @param run the run that goes on; all that began after it do not count
  /// @param isLive whether a run that has not ended may be under way still
  static Unfinished before(long run, Store store, String target, Predicate<Run> isLive) {
    Instant succeeded =
        store.targetRuns().all().stream()
            .filter(one -> one.run().target().equals(target))
            .findFirst()
            .flatMap(Last::succeeded)
            .orElse(Instant.EPOCH);
    Set<String> revoked = new HashSet<>();
    Set<String> deleted = new HashSet<>();
    for (Run one : store.journal().runs(RUNS)) {
      if (one.id() >= run || (one.ended().isEmpty() && isLive.test(one))) {
        continue;
      }
      if (one.ended().isPresent() && one.started().isBefore(succeeded)) {
        break;
      }
      List<Operation> sent =
          store.journal().sent(one.id()).stream()
              .filter(operation -> operation.target().equals(target))
              .filter(operation -> !operation.sentAt().isBefore(succeeded))
              .toList();
      // Of a run that a gate stopped, or that sent nothing, what was begun is still begun.
      if (one.ended().isPresent() && !sent.isEmpty() && !new KeptRun(one).isGated(target)) {
        break;
      }
      if (one.ended().isEmpty()) {
        revoked.addAll(done(sent, Kind.DEACTIVATE));
        deleted.addAll(done(sent, Kind.DELETE));
      }
    }
    return new Unfinished(revoked, deleted);
  }

  // What the target answered to is not always known; what it shows tells.
  private static List<String> done(List<Operation> sent, Kind kind) {
    return sent.stream()
        .filter(one -> one.kind().equals(kind.word()))
        .filter(one -> one.state() != Operation.State.REFUSED)
        .flatMap(one -> one.accountId().stream())
        .toList();
  }

  /// What of it still stands: the accounts that have no access, or are not there. What was not
  /// looked at may.
  Unfinished standing(Observation seen) {
    Set<String> shown = seen.accounts().stream().map(Account::id).collect(toSet());
    Set<String> active =
        seen.accounts().stream().filter(Account::active).map(Account::id).collect(toSet());
    boolean isWhole = seen.reach() instanceof Reach.Whole;
    return new Unfinished(
        revoked.stream()
            .filter(id -> !active.contains(id) && (shown.contains(id) || !isWhole))
            .collect(toSet()),
        deleted.stream().filter(id -> !shown.contains(id)).collect(toSet()));
  }
}

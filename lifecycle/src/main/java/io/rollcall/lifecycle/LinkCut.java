package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts a person from an account, on our side only: nothing is sent. What is remembered decides who
/// is meant; neither source nor target is asked.
public final class LinkCut {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Store store;
  private final Leases leases;
  private final Clock clock;

  public LinkCut(Store store, Leases leases, Clock clock) {
    this.store = store;
    this.leases = leases;
    this.clock = clock;
  }

  /// The live links at a target of whoever is or was called so: an address, a name, a source id or
  /// an account id.
  public List<Link> live(String who, String target) {
    List<Link> links = store.links().of(target).stream().filter(Link::live).toList();
    Set<SourceId> people =
        new HashSet<>(new Whom(List.of(), store.addresses().all(), links).named(who));
    if (people.isEmpty()) {
      people.addAll(
          links.stream()
              .map(Link::person)
              .filter(person -> person.id().equalsIgnoreCase(who.strip()))
              .collect(toSet()));
    }
    return links.stream().filter(link -> people.contains(link.person())).toList();
  }

  /// What came of a cut.
  public sealed interface Cut {
    /// @param link as it is now
    record Done(Link link) implements Cut {}

    /// The person has another account by now, or none; nothing was changed.
    record Changed() implements Cut {}

    /// A run is under way at the target, and goes by the link; nothing was changed.
    record Occupied(Optional<Leases.Holder> holder) implements Cut {}
  }

  /// Cuts a live link, unless a run is under way at its target.
  public Cut cut(Link link) {
    String name = TargetRuns.lease(link.target());
    Optional<Lease> lease = leases.acquire(name, LEASE);
    if (lease.isEmpty()) {
      return new Cut.Occupied(leases.holder(name));
    }
    try (Lease _ = lease.get()) {
      if (!store.links().of(link.target()).contains(link)) {
        return new Cut.Changed();
      }
      Link severed = link.to(Link.State.SEVERED, clock.instant(), Link.CUT_BY_HAND);
      store.links().put(severed);
      // Whoever cuts it does not want it found again for what was decided earlier.
      store.verdicts().drop(link.target(), link.person(), List.of(link.accountId()));
      return new Cut.Done(severed);
    }
  }
}

package io.rollcall.lifecycle.check;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.Observation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The gate between an engine that remembers nothing of a target, or remembers another one, and the
/// accounts that are there: linking them wrongly would rename strangers, and not linking them would
/// create everybody twice.
public final class FirstContact {
  private static final int FEW = 3;
  private static final int MANY = 10;
  private static final int LOST_PERCENT = 50;

  private FirstContact() {}

  /// @param known whether somebody looked at the correlation and agreed, or we changed something
  ///   there before
  /// @param allowedLost how many linked accounts may be missing, as a person said for this run
  public static Gate gate(
      Observation seen, Correlation.All correlated, boolean known, int allowedLost) {
    Set<SourceId> people = new HashSet<>();
    seen.people().forEach(person -> people.add(person.id()));
    Set<String> shown = new HashSet<>();
    seen.accounts().forEach(account -> shown.add(account.id()));
    List<Link> live =
        seen.links().stream()
            .filter(Link::live)
            .filter(seen::reaches)
            .filter(link -> people.contains(link.person()))
            .toList();
    long lost = live.stream().filter(link -> !shown.contains(link.accountId())).count();
    boolean all = lost >= FEW && lost == live.size();
    boolean most = lost >= MANY && lost * 100 > (long) live.size() * LOST_PERCENT;
    if (lost > allowedLost && (all || most)) {
      return new Gate(
          "links",
          false,
          "Stopped before the first change: %,d of %,d linked accounts are not shown at %s. The token may be another organization's, or the links another target's. Check both. If the accounts are really gone: --allow-lost %d"
              .formatted(lost, live.size(), seen.target(), lost));
    }
    if (!known && isUnlooked(seen, correlated, live.isEmpty())) {
      return unlinked(seen);
    }
    return new Gate("links", true, "%,d links, %,d of them lost".formatted(live.size(), lost));
  }

  private static boolean isUnlooked(
      Observation seen, Correlation.All correlated, boolean nobodyLinked) {
    boolean users = seen.accounts().stream().anyMatch(account -> !account.administrator());
    // Who was here before and forgot it finds what it wrote into the source; nobody need look
    // again.
    boolean guessed =
        correlated.people().stream()
            .anyMatch(one -> one instanceof Correlation.Matched it && !it.isWrittenBack());
    boolean restored =
        correlated.people().stream()
            .anyMatch(one -> one instanceof Correlation.Matched it && it.isWrittenBack());
    return guessed || (nobodyLinked && users && !restored);
  }

  private static Gate unlinked(Observation seen) {
    return new Gate(
        "links",
        false,
        "Stopped before the first change: %s has %,d accounts already, and nobody looked yet at who would be whose. See ./rollcall plan --correlate-only. If that is right: ./rollcall links accept --target %s. If links were kept elsewhere: ./rollcall links import FILE"
            .formatted(seen.target(), seen.accounts().size(), seen.target()));
  }
}

package io.rollcall.lifecycle.check;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.observe.Observation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The gate between an engine that remembers nothing of a target, or remembers another one, and the
/// accounts that are there: linking them wrongly would rename strangers, and not linking them would
/// create everybody twice.
public final class FirstContact {
  private static final int FEW = 10;
  private static final int LOST_PERCENT = 50;

  private FirstContact() {}

  /// @param accepted whether somebody looked at the correlation and agreed
  /// @param allowedLost how many linked accounts may be missing, as a person said for this run
  public static Gate gate(
      Observation seen, Correlation.All correlated, boolean accepted, int allowedLost) {
    List<Link> live = seen.links().stream().filter(Link::live).toList();
    if (live.isEmpty()) {
      return unlinked(seen, correlated, accepted);
    }
    Set<String> shown = new HashSet<>();
    seen.accounts().forEach(account -> shown.add(account.id()));
    long lost = live.stream().filter(link -> !shown.contains(link.accountId())).count();
    if (lost > allowedLost && lost >= FEW && lost * 100 > (long) live.size() * LOST_PERCENT) {
      return new Gate(
          "links",
          false,
          "Stopped before the first change: %,d of %,d linked accounts are not shown at %s. The token may be another organization's, or the links another target's. Check both. If the accounts are really gone: --allow-lost %d"
              .formatted(lost, live.size(), seen.target(), lost));
    }
    return new Gate("links", true, "%,d links, %,d of them lost".formatted(live.size(), lost));
  }

  private static Gate unlinked(Observation seen, Correlation.All correlated, boolean accepted) {
    long users = seen.accounts().stream().filter(account -> !account.administrator()).count();
    boolean anyMatched =
        correlated.people().stream().anyMatch(Correlation.Matched.class::isInstance);
    if (accepted || (users == 0 && !anyMatched)) {
      return new Gate("links", true, "nobody is linked yet");
    }
    return new Gate(
        "links",
        false,
        "Stopped before the first change: %s has %,d accounts already and nobody is linked to one yet. Look at who would be whose: ./rollcall plan --correlate-only. If that is right: ./rollcall links accept --target %s. If links were kept elsewhere: ./rollcall links import FILE"
            .formatted(seen.target(), seen.accounts().size(), seen.target()));
  }
}

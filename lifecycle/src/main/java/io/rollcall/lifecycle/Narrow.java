package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Observer;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Reading only what the links do not know, for whoever asks about named people: where that is
/// cheaper than reading everything, and comes to the same. See docs/decisions/0016.
final class Narrow {
  private static final int FEWEST_PAGES = 4;
  private static final int MOST_QUESTIONS = 50;

  private static final int STOPPED_BY_A_GATE = 4;

  private final Store store;
  private final TargetSetup setup;
  private final Target target;

  Narrow(Store store, TargetSetup setup) {
    this.store = store;
    this.setup = setup;
    this.target = setup.target();
  }

  /// Whether gates let the last whole run at the target pass. They look at all accounts for signs
  /// that something is wrong with the links or the token, which a narrow run cannot see.
  boolean isTrusted() {
    return store.targetRuns().all().stream()
        .filter(last -> last.run().target().equals(target.name()))
        .anyMatch(last -> last.run().exitCode() != STOPPED_BY_A_GATE);
  }

  /// What a plan for some people depends on; empty where everything has to be read for that, or is
  /// as cheap.
  Optional<Observation> of(
      Observer observer, Source.Read.Complete source, Instant at, Set<SourceId> named) {
    long links = store.links().of(target.name()).stream().filter(Link::live).count();
    int pageSize = target.traits().pageSize();
    long pages = (links + pageSize - 1) / pageSize;
    return named.isEmpty() || pages < FEWEST_PAGES || countsLicenses()
        ? Optional.empty()
        : observer.about(
            named, source, at, !setup.domains().isEmpty(), (int) Math.min(MOST_QUESTIONS, pages));
  }

  /// Whether it matters how many accounts have a license.
  private boolean countsLicenses() {
    return setup.policies().grants().licenses().stream()
        .map(Grants.License::most)
        .anyMatch(Optional::isPresent);
  }
}

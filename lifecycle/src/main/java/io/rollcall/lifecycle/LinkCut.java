package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Store;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Cuts a person from an account, on our side only: nothing is sent. What is remembered decides who
/// is meant; neither source nor target is asked.
public final class LinkCut {
  private final Store store;
  private final Clock clock;

  public LinkCut(Store store, Clock clock) {
    this.store = store;
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

  /// Cuts a live link, and returns it as it is now.
  public Link cut(Link link) {
    Link severed = link.to(Link.State.SEVERED, clock.instant(), "cut by hand");
    store.links().put(severed);
    return severed;
  }
}

package io.rollcall.lifecycle.store;

import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The live links there are, to which others are added without contradiction: a live account
/// belongs to one person, and a person has one live account at a target.
final class LiveLinks {
  private record OfPerson(String target, SourceId person) {}

  private record OfAccount(String target, String accountId) {}

  private final Map<OfPerson, Link> people = new HashMap<>();
  private final Map<OfAccount, Link> accounts = new HashMap<>();

  LiveLinks(List<Link> links) {
    links.forEach(this::put);
  }

  /// @throws LinkFileException if the link contradicts one that is there
  void take(Link link) {
    OfPerson person = new OfPerson(link.target(), link.person());
    OfAccount account = new OfAccount(link.target(), link.accountId());
    if (link.live()) {
      refuse(link, people.get(person));
      refuse(link, accounts.get(account));
      put(link);
    } else if (people.containsKey(person)
        && people.get(person).accountId().equals(link.accountId())) {
      people.remove(person);
      accounts.remove(account);
    }
  }

  private void put(Link link) {
    people.put(new OfPerson(link.target(), link.person()), link);
    accounts.put(new OfAccount(link.target(), link.accountId()), link);
  }

  private static void refuse(Link link, @org.jspecify.annotations.Nullable Link other) {
    if (other != null
        && !(other.person().equals(link.person()) && other.accountId().equals(link.accountId()))) {
      throw new LinkFileException(
          "%s shall be account %s at %s, but %s is linked to account %s there."
              .formatted(
                  link.person(),
                  link.accountId(),
                  link.target(),
                  other.person(),
                  other.accountId()));
    }
  }
}

package io.rollcall.lifecycle.model;

import java.util.List;
import java.util.Optional;

/// Who holds an address that a person was, or would be, refused.
public sealed interface Holder {
  String address();

  /// The account, where it is seen.
  default Optional<String> accountId() {
    return Optional.empty();
  }

  /// An account that SCIM shows and that no person is linked to.
  ///
  /// @param sight what else is known of it; empty where nothing else could be asked
  record Visible(String address, Account account, Optional<Sight> sight, List<Event> events)
      implements Holder {
    public Visible {
      events = List.copyOf(events);
    }

    @Override
    public Optional<String> accountId() {
      return Optional.of(account.id());
    }
  }

  /// An account in the organization that SCIM does not show, a guest for instance.
  record Unseen(String address, Sight sight) implements Holder {
    @Override
    public Optional<String> accountId() {
      return Optional.of(sight.accountId());
    }
  }

  /// Whoever it is, nobody could be asked: nothing may be done that would touch them.
  ///
  /// @param why why not
  record Unasked(String address, String why) implements Holder {}

  /// An account that the organization does not show at all: cut from it, or never in it.
  ///
  /// @param events what the target's log remembers of the address
  record Hidden(String address, List<Event> events) implements Holder {
    public Hidden {
      events = List.copyOf(events);
    }

    /// The account that the log mentions last with the address.
    public Optional<String> lastAccount() {
      return events.stream().flatMap(event -> event.accountId().stream()).reduce((_, last) -> last);
    }
  }
}

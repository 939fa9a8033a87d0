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

  /// A record in a directory, and no account that the organization shows: what a directory still
  /// knows of somebody who is not tied to it any more.
  ///
  /// @param records where it is, at least one
  /// @param account the account that the records name; empty where they are tied to none
  /// @param way what a person can do, as a sentence
  record Recorded(
      String address, List<DirectoryRecord> records, Optional<String> account, String way)
      implements Holder {
    public Recorded {
      records = List.copyOf(records);
    }

    @Override
    public Optional<String> accountId() {
      return account;
    }
  }

  /// Whoever it is, nobody could be asked: nothing may be done that would touch them.
  ///
  /// @param why why not
  /// @param passing whether somebody may be asked again as it is configured
  record Unasked(String address, String why, boolean passing) implements Holder {}

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

package io.rollcall.lifecycle.model;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who holds an address that a person was, or would be, refused.
public sealed interface Holder {
  String address();

  /// The account, where it is seen.
  default Optional<String> accountId() {
    return Optional.empty();
  }

  /// Every id by which a link, a journal or a log may name it: the account's, and those of its
  /// records where they have others.
  default Set<String> ids() {
    return accountId().map(Set::of).orElse(Set.of());
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

    @Override
    public Set<String> ids() {
      return Stream.concat(Stream.of(account.id()), account.managedAs().stream())
          .collect(toUnmodifiableSet());
    }
  }

  /// An account in the organization that SCIM does not show, a guest for instance.
  record Unseen(String address, Sight sight) implements Holder {
    @Override
    public Optional<String> accountId() {
      return Optional.of(sight.accountId());
    }

    @Override
    public Set<String> ids() {
      Stream<String> records =
          sight.managed().stream()
              .flatMap(managed -> managed.records().stream())
              .map(DirectoryRecord::id);
      return Stream.of(Stream.of(sight.accountId()), sight.record().stream(), records)
          .flatMap(one -> one)
          .collect(toUnmodifiableSet());
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

    @Override
    public Set<String> ids() {
      return Stream.concat(account.stream(), records.stream().map(DirectoryRecord::id))
          .collect(toUnmodifiableSet());
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

    @Override
    public Set<String> ids() {
      return lastAccount().map(Set::of).orElse(Set.of());
    }

    /// The account that the log mentions last with the address.
    public Optional<String> lastAccount() {
      return events.stream().flatMap(event -> event.accountId().stream()).reduce((_, last) -> last);
    }
  }
}

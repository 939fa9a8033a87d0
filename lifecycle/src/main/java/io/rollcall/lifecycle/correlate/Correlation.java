package io.rollcall.lifecycle.correlate;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person is at a target.
public sealed interface Correlation {
  Person person();

  /// The account that the person is linked to, as the target shows it now.
  record Linked(Person person, Link link, Account account) implements Correlation {}

  /// Linked, but the target shows the account no more. A question, never a reason to create
  /// another.
  ///
  /// @param sight what other APIs show of it
  record Lost(Person person, Link link, Optional<Sight> sight) implements Correlation {}

  /// Linked, and not looked at, since the run is about others.
  record Unread(Person person, Link link) implements Correlation {}

  /// Not linked yet; one existing account is clearly the person's.
  record Matched(Person person, Account account, String evidence) implements Correlation {
    static final String BY_THE_ENTRY = "an earlier run wrote its id into the person's entry";

    /// Whether an earlier run of ours wrote so into the source.
    public boolean isWrittenBack() {
      return evidence.equals(BY_THE_ENTRY);
    }
  }

  /// Not linked yet; accounts that could be the person's, none of them clearly.
  record Doubtful(Person person, List<Candidate> candidates) implements Correlation {
    public Doubtful {
      candidates = List.copyOf(candidates);
    }
  }

  /// Not linked, and no account looks like the person's: a new hire.
  record Unknown(Person person) implements Correlation {}

  /// An account that may be somebody's.
  ///
  /// @param score how much speaks for it; see {@link Correlator}
  /// @param evidence what speaks for it, for people
  record Candidate(Account account, int score, String evidence) {
    /// Whether the person's entry names it, as an earlier run wrote it there or somebody copied it.
    public boolean isWrittenBack() {
      return evidence.startsWith(Matched.BY_THE_ENTRY);
    }
  }

  /// A link whose person is no longer in scope.
  ///
  /// @param account the account as the target shows it; empty when it shows none
  record Leaver(Link link, Optional<Account> account) {}

  /// A whole target.
  ///
  /// @param people one entry for everybody in scope, ordered by source id
  /// @param leavers live links whose people are out of scope, as far as they were looked at,
  ///   ordered by source id
  /// @param orphans visible accounts that are nobody's
  record All(List<Correlation> people, List<Leaver> leavers, List<Account> orphans) {
    public All {
      people = List.copyOf(people);
      leavers = List.copyOf(leavers);
      orphans = List.copyOf(orphans);
    }

    /// Ids of visible accounts whose people are out of scope or switched off.
    public Set<String> gone() {
      Set<String> gone = new HashSet<>();
      leavers.forEach(leaver -> leaver.account().ifPresent(account -> gone.add(account.id())));
      for (Correlation one : people) {
        if (one instanceof Linked(Person person, var _, Account account) && !person.active()) {
          gone.add(account.id());
        }
      }
      return gone;
    }
  }
}

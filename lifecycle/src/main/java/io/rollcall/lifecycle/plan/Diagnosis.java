package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who holds an address that somebody needs or asked about, with what shows it. It says no more
/// than that shows.
///
/// @param accountId the account, where anything names it
/// @param person whose the account is or was by our links
/// @param since since when it is so, where anything tells
/// @param words who it is, as the end of `the address is held by`
/// @param evidence what shows it, each a clause; at least one
public record Diagnosis(
    Kind kind,
    String address,
    Optional<String> accountId,
    Optional<SourceId> person,
    Optional<Instant> since,
    String words,
    List<String> evidence) {
  public Diagnosis {
    evidence = List.copyOf(evidence);
  }

  /// Kinds of holders. What follows from them is the planner's and the recipe's.
  public enum Kind {
    /// Somebody's account by a live link: whoever waits for the address waits for them.
    LINKED,
    /// SCIM shows it, and it is nobody's.
    UNLINKED,
    /// In the organization, where SCIM shows it nowhere.
    GUEST,
    /// Was in the organization, and is not shown any more.
    CUT,
    /// A record of another directory, or of this one under another userName, is tied to it.
    OTHER_DIRECTORY,
    /// A record, and no account.
    UNLINKED_RECORD,
    /// The organization manages it, and no directory knows it.
    MANAGED,
    /// The organization may not change it.
    UNMANAGED,
    /// To be deleted for good soon.
    IN_DELETION,
    /// It has, or was given, a name that keeps an address free for a moment.
    PARKED,
    /// It was given, or has, a name that a duplicate or a leaver keeps for good.
    RETIRED,
    /// The target says that it is outside the organization.
    OTHER_ORGANIZATION,
    /// Nothing tells.
    UNKNOWN;

    /// One word for programs.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.plan.Diagnosis;
import io.rollcall.lifecycle.plan.Score;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Why things are as they are for one person, or for an address that is nobody's here.
///
/// @param who what was asked
/// @param person the person as the source says now; empty for somebody who left or a stranger
/// @param personId the source id, where anybody fits
/// @param formerly addresses that the source gave the person earlier, oldest first
/// @param problem why nothing can be said; empty when something can
public record Explanation(
    String who,
    Optional<Person> person,
    Optional<SourceId> personId,
    List<String> formerly,
    List<AtTarget> targets,
    Optional<String> problem) {
  public Explanation {
    formerly = List.copyOf(formerly);
    targets = List.copyOf(targets);
  }

  /// One target.
  ///
  /// @param link how the person is tied to an account
  /// @param account the account as SCIM shows it now
  /// @param sight the account, or whoever has the address, as other APIs show it
  /// @param address the address in question
  /// @param holder who else holds the address, as far as it can be seen
  /// @param diagnosis what that holder is, with what shows it
  /// @param maker who made it, where our journal or the target's log tells
  /// @param score whether the holder is the person's duplicate, where a person could get the
  ///   address
  /// @param refusal the target's last refusal of the address
  /// @param heal what runs may heal by themselves
  /// @param next what the next run does about it, or would do once somebody agrees
  /// @param cases what waits for a person
  /// @param kept the ids of cases that runs left open, which can be decided
  /// @param decided what somebody decided about the person and accounts
  /// @param groups in which groups the person is or will be
  /// @param history what happened, oldest first
  public record AtTarget(
      String target,
      Optional<Link> link,
      Optional<Account> account,
      Optional<Sight> sight,
      String address,
      Optional<Holder> holder,
      Optional<Diagnosis> diagnosis,
      Optional<Maker> maker,
      Optional<Score> score,
      Optional<Refusal> refusal,
      HealPolicy heal,
      List<Change> next,
      List<Case> cases,
      Set<String> kept,
      List<Verdict> decided,
      List<Standing> groups,
      List<Happening> history) {
    public AtTarget {
      next = List.copyOf(next);
      cases = List.copyOf(cases);
      kept = Set.copyOf(kept);
      decided = List.copyOf(decided);
      groups = List.copyOf(groups);
      history = List.copyOf(history);
    }
  }

  /// How somebody stands to a group of the target.
  ///
  /// @param name what it is called there
  /// @param is whether they are in it
  /// @param will whether they are after the next run
  /// @param why a few words
  public record Standing(String name, boolean is, boolean will, String why) {
    /// What the next run does about it, in a word or two.
    public String word() {
      if (is == will) {
        return is ? "is in" : "is not in";
      }
      return will ? "joins" : "leaves";
    }
  }

  /// Who made an account.
  ///
  /// @param by who it was, for people
  /// @param prevention how to keep it from happening again, as a sentence
  public record Maker(Origin how, String by, Optional<Instant> at, String prevention) {}

  /// One thing that happened.
  ///
  /// @param what a word or two: `rename`
  /// @param accountId whom it happened to, where that is known
  /// @param note what else there is to say: the new address, an answer; may be empty
  /// @param by who did it; `Rollcall` for us
  public record Happening(
      Instant at, String what, Optional<String> accountId, String note, String by) {
    /// All of it but when and who, with the account's full id.
    public String sentence() {
      return (what + accountId.map(id -> " account " + id).orElse("") + " " + note).strip();
    }
  }
}

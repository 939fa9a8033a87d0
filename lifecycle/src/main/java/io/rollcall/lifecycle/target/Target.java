package io.rollcall.lifecycle.target;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One organization at one app, over its public API. Every method is one question or one act;
/// several calls on the wire only where the API needs them (pages). Addresses compare by {@link
/// io.rollcall.scim.address.Address}, not by text.
///
/// Methods throw {@link TargetTrouble} when the target did not answer the question at all (away,
/// time-out, a token that is refused, an answer that makes no sense); every answer that it did give
/// is a value.
public interface Target {
  /// The target's name in the configuration.
  String name();

  Traits traits();

  /// How this target is healed; a pure function.
  Recipe recipe();

  /// How many requests have been sent so far, refused and repeated ones included.
  long calls();

  /// Every account that SCIM shows, in the target's order, no account twice.
  List<Account> readAll();

  /// The account with this id, or empty when SCIM answers 404.
  Optional<Account> read(String accountId);

  /// The account that SCIM finds under an address, or empty when it shows none. Empty does not mean
  /// that the address is free.
  Optional<Account> find(String address);

  /// Creates an account. At some targets this brings an account back that was cut from the
  /// organization earlier.
  ///
  /// @param address the `userName`
  /// @param attributes the rest; only what {@link Traits#settable} names is sent
  Answer create(String address, Attributes attributes);

  /// Changes attributes of an account; `userName` and `active` count as attributes here.
  Answer change(String accountId, Attributes after);

  /// Cuts the account from the organization. Whether its address becomes free is a trait.
  Answer delete(String accountId);

  /// Every group that SCIM shows, with its members, no group twice.
  List<TargetGroup> readGroups();

  /// The group with this id, or empty when SCIM answers 404.
  Optional<TargetGroup> readGroup(String groupId);

  /// Creates a group.
  ///
  /// @param members ids of accounts
  GroupAnswer createGroup(String name, List<String> members);

  GroupAnswer renameGroup(String groupId, String name);

  /// Adds some members; who is in it already stays.
  GroupAnswer addMembers(String groupId, List<String> members);

  /// Removes some members; who is not in it does not matter.
  GroupAnswer removeMembers(String groupId, List<String> members);

  /// Whether there is another API than SCIM to ask about accounts that SCIM does not show.
  boolean canLookBehind();

  /// What the target's other APIs can say about an account that SCIM may not show: by id, or by
  /// address.
  Optional<Sight> lookBehind(String address);

  Optional<Sight> lookBehindById(String accountId);

  /// What the other APIs and the log say about an address.
  ///
  /// @param events oldest first
  record Behind(Optional<Sight> sight, List<Event> events) {
    public Behind {
      events = List.copyOf(events);
    }
  }

  /// The same about many addresses, each by its key ({@link io.rollcall.scim.address.Address#key}).
  ///
  /// @param told what is known, be it that nobody has it
  /// @param untold why nobody could be asked about an address, though others could
  record Together(Map<String, Behind> told, Map<String, String> untold) {
    public Together {
      told = Map.copyOf(told);
      untold = Map.copyOf(untold);
    }
  }

  /// Looks behind many addresses in fewer requests than one by one; empty where only one can be
  /// asked about at a time.
  default Optional<Together> lookBehindTogether(Set<String> addresses) {
    return Optional.empty();
  }

  /// What the target's own log remembers about an address, oldest first; empty where there is no
  /// log or no right to read it.
  List<Event> eventsOf(String address);

  /// What directories know an address as, where {@link #lookBehind} shows no account with it.
  default Optional<Holder.Recorded> recordsOf(String address) {
    return Optional.empty();
  }

  /// What the organization may do to accounts beside SCIM; empty where the target has no API for
  /// that, or none is configured.
  default Optional<Stewardship> stewardship() {
    return Optional.empty();
  }

  /// What may be done to accounts besides what SCIM writes, with the tokens that are configured; as
  /// the target itself tells, and nothing where it does not.
  default List<Permission> permissions() {
    return List.of();
  }

  /// Who changed users there lately, as far as the target's own log tells. Reads a bounded part of
  /// it, the latest first.
  ///
  /// @param since how far back it is read at most
  default Writing writing(Instant since) {
    return new Writing.Untold("it has no log that can be read over its API");
  }

  /// What a write of a group came to.
  sealed interface GroupAnswer {
    /// @param groupId the id of the group
    record Done(String groupId) implements GroupAnswer {}

    /// @param status of HTTP
    record Refused(int status, String text) implements GroupAnswer {}
  }

  /// What a write came to.
  sealed interface Answer {
    /// Done; the account as the target now shows it. For a delete, the account as it is no longer
    /// shown is absent.
    record Done(Optional<Account> account) implements Answer {}

    /// Refused since another account holds a value that must be unique.
    record Taken(int status, String text) implements Answer {}

    /// There is no such account for us: unknown, or not visible over SCIM.
    record Missing(String text) implements Answer {}

    /// Refused for another reason; trying again as it is would not help.
    ///
    /// @param rights what it means if the same is refused for everybody, as a sentence; empty where
    ///   it cannot be about the token
    record Refused(int status, String text, Optional<String> rights) implements Answer {
      public Refused(int status, String text) {
        this(status, text, Optional.empty());
      }
    }

    /// What the target said.
    static String text(Answer answer) {
      return switch (answer) {
        case Done _ -> "done";
        case Taken taken -> taken.text();
        case Missing missing -> missing.text();
        case Refused refused -> refused.text();
      };
    }
  }
}

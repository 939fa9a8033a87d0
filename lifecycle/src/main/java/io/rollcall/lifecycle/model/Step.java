package io.rollcall.lifecycle.model;

import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One step of a recipe: data that can be shown, stored and replayed. Where a step acts on the
/// holder, its account id is known either beforehand or from the step that brought it back. Every
/// step may find itself already done.
public sealed interface Step {
  /// Try the plain rename once more: it was refused in an earlier run, and the holder may have let
  /// go since.
  record Try(String accountId, Attributes before, Attributes after) implements Step {}

  /// Ask the target to bring the account that holds an address back into the organization.
  ///
  /// @param attributes what the target requires of a create; never counted as proof of anything
  record BringBack(String address, Attributes attributes) implements Step {}

  /// Look at what holds the address before anything is done to it: it must be the expected account,
  /// or one that nobody ever used. Otherwise what was brought back is cut again, and a person
  /// decides.
  ///
  /// @param expected the account id that our journal or the target's log names as the duplicate
  record Inspect(Optional<String> expected) implements Step {}

  /// Look whether the holder, which SCIM does not show, is still as the plan has seen it: it has
  /// the address, the organization manages it, it administers nothing, and nobody used it since.
  ///
  /// @param used when it was used last as far as the plan knows; empty: never
  /// @param records what directories know it as
  record Recheck(Optional<Instant> used, List<DirectoryRecord> records) implements Step {
    public Recheck {
      records = List.copyOf(records);
    }
  }

  /// Cut the holder from the directories that drive it, so that nobody but the organization says
  /// what its address is. The account stays.
  ///
  /// @param records what they know it as
  record Unlink(List<DirectoryRecord> records) implements Step {
    public Unlink {
      records = List.copyOf(records);
    }
  }

  /// Wait until the target lets the organization change the holder's address.
  record Await() implements Step {}

  /// Make the holder active, where the target changes no address of an inactive account.
  record Activate() implements Step {}

  /// Give the holder a name that nobody needs, for good.
  ///
  /// @param from the address it holds
  /// @param pattern the retired name; `{id}` stands for the last four digits of the holder's
  ///   account id
  record Retire(String from, String pattern) implements Step {
    private static final int LONGEST_ID = 19;

    /// The retired name of one account.
    public String nameFor(String accountId) {
      return pattern.replace("{id}", accountId.substring(Math.max(0, accountId.length() - 4)));
    }

    /// Whether an account has one of the names that this step gives it.
    public boolean isNameOf(String accountId, String address) {
      return Address.same(address, nameFor(accountId))
          || Address.same(address, otherNameFor(accountId));
    }

    /// Another one, for when somebody has that name.
    public String otherNameFor(String accountId) {
      String plain = accountId.replaceAll("[^A-Za-z0-9]", "");
      return Names.retired(from, plain.substring(Math.max(0, plain.length() - LONGEST_ID)));
    }
  }

  /// Give the rightful account its address, and what else changed of it.
  record Rename(String accountId, Attributes before, Attributes after) implements Step {}

  /// Read the address back: the rightful account must be the one that answers.
  ///
  /// @param managedAs the id by which the organization knows it, where that was shown before: it
  ///   must be the same
  record Verify(String accountId, String address, Optional<String> managedAs) implements Step {}

  /// Give the rightful account the name back that it had, so that the holder can have its own.
  record GiveWay(String accountId, String address) implements Step {}

  /// Give the holder the address back that it had, active or not.
  record GiveBack(String address) implements Step {}

  /// Let the holder be as it was, and remember that it is nobody's duplicate.
  record Settle(End as) implements Step {}

  /// Let the holder, which was not active before, have no access while it cannot be given its
  /// address back.
  record SwitchOff() implements Step {}

  /// What becomes of a holder that is nobody's duplicate.
  enum End {
    ACTIVE,
    INACTIVE,
    /// Cut from the organization again.
    CUT,
    /// As it is now: somebody else decided about it.
    LEFT
  }

  /// Deactivate the holder, which has given the address back.
  record Deactivate() implements Step {}

  /// Cut again what was brought back by mistake, so that it is as it was.
  ///
  /// @param over whether the recipe is over with it, since nobody wants the address any more
  record PutBack(boolean over) implements Step {}

  /// Write down which groups the person's record is in, since nobody remembers them once it is cut;
  /// and look whether the account with their history may be given the address later.
  ///
  /// @param recordId the record
  /// @param accountId the account with the history, as the organization knows it
  record NoteGroups(String recordId, String accountId) implements Step {}

  /// Cut the account with the history from the directories that drive it.
  record Detach(String accountId) implements Step {}

  /// Have the organization give the account with the history the address.
  record Readdress(String accountId, String address) implements Step {}

  /// Make the person's record anew. It must be that of the account with the history: nothing more
  /// is done otherwise.
  ///
  /// @param attributes what it shall have besides the address
  record Provision(String accountId, String address, Attributes attributes) implements Step {}

  /// Put the record into the groups that were written down.
  record Regroup() implements Step {}
}

package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// Lets an account into an organization as a User: membership, record and default team.
///
/// @param ownerId whose record the User gets
/// @param from the directory that lets it in, if one does
record Admission(
    Act act,
    String organizationId,
    String ownerId,
    Optional<Preset> preset,
    Optional<MembershipRow.DirectoryName> from,
    RecordWriter writer) {

  static Admission by(Act act, Caller.OfDirectory caller) {
    return new Admission(
        act,
        caller.organizationId(),
        Act.owner(caller),
        Optional.of(caller.preset()),
        Optional.of(new MembershipRow.DirectoryName(caller.directoryId(), caller.name())),
        RecordWriter.by(act, caller));
  }

  /// Before the organization has a directory, its Users are kept as every preset with shared Users
  /// wants them.
  static Admission byPerson(Act act, String organizationId, Optional<Preset> preset, Types types) {
    return new Admission(
        act,
        organizationId,
        organizationId,
        preset,
        Optional.empty(),
        RecordWriter.of(act, preset, types));
  }

  /// A new User. A membership that ended begins anew; a guest's goes on.
  ///
  /// @param known the account's membership here, now or once
  UserRow admit(AccountRow account, Optional<MembershipRow> known, UserAttributes attributes) {
    MembershipRow membership = join(account, known, attributes);
    return writer.insert(account, membership, ownerId, attributes);
  }

  /// The membership alone: what a person's invitation brings where Users are what directories were
  /// sent.
  MembershipRow join(AccountRow account, Optional<MembershipRow> known, UserAttributes attributes) {
    MembershipRow membership = membership(account, known, attributes);
    if (known.isEmpty()) {
      act.memberships().insert(membership);
    } else if (!known.get().equals(membership)) {
      act.memberships().update(membership);
    }
    joinDefaultTeam(account.id());
    return membership;
  }

  private MembershipRow membership(
      AccountRow account, Optional<MembershipRow> known, UserAttributes attributes) {
    Optional<MembershipRow> going = known.filter(row -> !row.isSevered());
    if (going.filter(this::goesOnAsItIs).isPresent()) {
      return going.get();
    }
    return new MembershipRow(
        organizationId,
        account.id(),
        attributes.role().code(),
        attributes.license(),
        attributes.active() || !membershipIsActive() ? Status.ACTIVE : Status.INACTIVE,
        from.isPresent() ? Origin.SCIM : Origin.INVITED,
        going.map(MembershipRow::since).orElse(act.now()),
        from,
        Optional.of(act.now()),
        known.flatMap(MembershipRow::lastActivityAt),
        Optional.empty());
  }

  /// A record says nothing of the membership of somebody who is a User already.
  private boolean goesOnAsItIs(MembershipRow going) {
    return from.isPresent()
        && preset.filter(p -> p.userIs() == Preset.UserIs.RECORD).isPresent()
        && Role.ofCode(going.role()).isUser();
  }

  private boolean membershipIsActive() {
    return preset.filter(p -> p.activeIs() != Preset.ActiveIs.MEMBERSHIP).isEmpty();
  }

  private void joinDefaultTeam(String accountId) {
    if (preset.filter(Preset::newUsersJoinDefaultTeam).isPresent()) {
      act.teams()
          .defaultOf(organizationId)
          .ifPresent(team ->
              act.groupMembers()
                  .add(team.groupId(), organizationId, List.of(accountId), act.now()));
    }
  }

  /// The attributes of somebody of whom only the address is known, and maybe a name.
  static UserAttributes plain(AccountRow account, Role role, Optional<String> displayName) {
    Json.Obj document =
        Json.object().putIfPresent("displayName", displayName.filter(n -> !n.isBlank())).build();
    return new UserAttributes(
        account.address().orElse(account.displayName()),
        true,
        role,
        Optional.empty(),
        Optional.empty(),
        document);
  }
}

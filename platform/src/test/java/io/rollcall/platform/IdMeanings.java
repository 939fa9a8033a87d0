package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.schema.ResourceRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An id of the wrong kind is not found, and the log says what it really is; but of other
/// organizations it says nothing.
abstract class IdMeanings {
  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;
  private Caller.OfOrganization key;
  private User ann;
  private String account;
  private String group;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.ADDRESSED, "one");
    two = world.directory(acme, World.ADDRESSED, "two");
    key = keyOf(acme);
    ann = done(world.post(one, "ann@acme.example"));
    account = linked(ann).orElseThrow();
    group = group(one, "Engineers");
  }

  private Caller.OfOrganization keyOf(Organization organization) {
    String secret = done(world.platform.keys().create(organization.id(), "night job")).secret();
    return (Caller.OfOrganization) world.platform.tokens().authenticate(secret).orElseThrow();
  }

  private String group(Caller.OfDirectory directory, String name) {
    return done(world
            .platform
            .groups()
            .create(
                directory,
                new ResourceRequest(World.json("{'displayName':'%s'}".formatted(name)), List.of()),
                true))
        .id();
  }

  /// What the log says of the last refusal.
  private String logged(Outcome<?> outcome) {
    assertThat(refused(outcome))
        .isInstanceOfAny(Refusal.Unknown.class, Refusal.UnknownMembers.class);
    return world.log(acme).getLast().detail();
  }

  private Outcome<User> user(Caller.OfDirectory directory, String id) {
    return world.platform.users().get(directory, id, false);
  }

  private Outcome<ManagedAccount> managed(String id) {
    return world.platform.managedAccounts().get(key, acme.id(), id);
  }

  @Test
  void whereAnAccountIsMeantTheIdOfARecordIsRecognised() {
    Outcome<ManagedAccount> outcome = managed(ann.id());

    assertThat(refused(outcome).detail()).isEqualTo("Account " + ann.id() + " not found.");
    assertThat(logged(outcome))
        .isEqualTo(
            "Account %s not found. This is the id of the SCIM record of account %s in the directory one; an account id is needed here."
                .formatted(ann.id(), account));
  }

  @Test
  void aRecordThatWasCutHasNoAccount() {
    done(world.platform.links().cut(key, acme.id(), one.directoryId(), ann.id()));

    assertThat(logged(managed(ann.id())))
        .contains("a SCIM record in the directory one that has no account; an account id is");
  }

  @Test
  void whereAnAccountIsMeantEverythingElseOfTheOrganizationIsRecognised() {
    assertThat(logged(managed(group)))
        .endsWith(
            "This is the id of the group Engineers of the directory one; an account id is needed here.");
    assertThat(logged(managed(one.directoryId())))
        .endsWith("This is the id of the directory one; an account id is needed here.");
    assertThat(logged(managed(one.tokenId())))
        .endsWith("This is the id of a token of the directory one; an account id is needed here.");
    assertThat(logged(managed(key.tokenId())))
        .endsWith("This is the id of the key night job; an account id is needed here.");
    assertThat(logged(managed(acme.id())))
        .endsWith("This is the id of this organization; an account id is needed here.");
  }

  @Test
  void whereAUserIsMeantWhateverElseItIsIsTold() {
    assertThat(logged(user(one, account)))
        .contains("it is the id of an account of the organization");
    assertThat(logged(user(two, ann.id()))).endsWith("it is a User of the directory one.");
    assertThat(logged(user(one, group)))
        .endsWith(
            "it is the id of the group Engineers of the directory one; the id of a User is needed here.");
    assertThat(logged(user(one, one.directoryId())))
        .endsWith("it is the id of the directory one; the id of a User is needed here.");
    assertThat(logged(user(one, "7"))).endsWith("it is unknown.");
  }

  @Test
  void whereAGroupIsMeantUsersAndGroupsOfOtherDirectoriesAreTold() {
    Groups groups = world.platform.groups();

    assertThat(logged(groups.get(one, ann.id(), true)))
        .isEqualTo(
            "Group %s not found. This is the id of the SCIM record of account %s in the directory one; the id of a group is needed here."
                .formatted(ann.id(), account));
    assertThat(logged(groups.get(two, group, true)))
        .endsWith("This is the id of the group Engineers of the directory one.");
    assertThat(logged(groups.delete(two, group, Expected.ANY)))
        .endsWith("This is the id of the group Engineers of the directory one.");
    assertThat(logged(groups.get(one, "not an id at all", true)))
        .isEqualTo("Group not an id at all not found.");
  }

  @Test
  void accountsAreNoMembersOfGroupsWhereRecordsAre() {
    assertThat(logged(member(account)))
        .isEqualTo(
            "Unknown members: %s. Nothing was changed. This is the id of an account of this organization; the id of a User is needed here."
                .formatted(account));
    assertThat(
            logged(
                world
                    .platform
                    .groups()
                    .create(
                        one,
                        new ResourceRequest(
                            World.json(
                                "{'displayName':'H','members':[{'value':'%s'},{'value':'7'},{'value':'%s'}]}"
                                    .formatted(account, one.directoryId())),
                            List.of()),
                        true)))
        .contains(
            account + " is the id of an account",
            one.directoryId() + " is the id of the directory one")
        .doesNotContain(" 7 is the id");
  }

  @Test
  void amongManyMembersOfAUserGroupEachThatIsOfAnotherKindIsTold() {
    UserGroups groups = world.platform.userGroups();
    String people = done(groups.create(key, acme.id(), "People", "")).id();

    List<UserGroupMembers.Item> items =
        done(
            groups
                .members()
                .change(
                    key,
                    acme.id(),
                    people,
                    List.of(ann.id(), account, "7"),
                    List.of(one.directoryId())));

    assertThat(items)
        .extracting(item -> item.refusal().map(Refusal::detail).orElse("done"))
        .containsExactly(
            "Member " + ann.id() + " not found.",
            "done",
            "Member 7 not found.",
            "Member of the user group " + one.directoryId() + " not found.");
    assertThat(world.log(acme).getLast().detail())
        .contains("3 of 4 could not be done")
        .contains(
            "Member %s not found. This is the id of the SCIM record of account %s in the directory one; an account id is needed here."
                .formatted(ann.id(), account))
        .contains("Member 7 not found. Member of")
        .endsWith("This is the id of the directory one; an account id is needed here.");
  }

  private Outcome<Group> member(String id) {
    return world.patchGroup(
        one, group, "{'op':'add','path':'members','value':[{'value':'%s'}]}".formatted(id));
  }

  @Test
  void guestsAndCutAccountsAndTeamsAreToldWhereAllShareTheirRecords() {
    acme = world.organization("Shared");
    Caller.OfDirectory shared = world.directory(acme);
    key = keyOf(acme);
    String guest = world.add(acme, "guest@x.example", Role.GUEST).accountId();
    String gone = done(world.create(shared, "gone@shared.example")).id();
    done(world.platform.users().delete(shared, gone, Expected.ANY));
    Team team = done(world.platform.teams().create(key, acme.id(), "Design"));

    assertThat(logged(world.platform.groups().get(shared, guest, true)))
        .endsWith("an account of this organization, a guest's; the id of a group is needed here.");
    assertThat(logged(world.platform.groups().get(shared, gone, true)))
        .contains("an account that was cut from this organization");
    assertThat(logged(world.platform.groups().get(shared, team.id(), true)))
        .endsWith(
            "the team Design, whose group is "
                + team.groupId()
                + "; the id of a group is needed here.");
    assertThat(logged(user(shared, team.groupId())))
        .endsWith(
            "it is the id of the group Design of the team Design; an account id is needed here.");
    assertThat(logged(world.platform.teams().rename(key, acme.id(), team.groupId(), "X")))
        .endsWith("the group Design of the team Design; the id of a team is needed here.");
  }

  @Test
  void whatIsAnotherOrganizationsIsLoggedAsWhatIsNobodys() {
    Organization far = world.organization("Far");
    Caller.OfDirectory other = world.directory(far, World.ADDRESSED, "far");
    Caller.OfOrganization farKey = keyOf(far);
    for (String foreign :
        List.of(
            ann.id(), account, group, one.directoryId(), one.tokenId(), key.tokenId(), acme.id())) {
      String nobodys =
          foreign.length() == account.length()
              ? "1000000000000000000"
              : "01234567-89ab-7cde-8123-0123456789ab";
      for (String id : List.of(foreign, nobodys)) {
        refused(user(other, id));
        refused(world.platform.groups().get(other, id, true));
        refused(world.platform.managedAccounts().get(farKey, far.id(), id));
        refused(world.platform.links().cut(farKey, far.id(), other.directoryId(), id));
        world.platform.log().unknown(farKey, new Refusal.Unknown("Directory", id));
      }
      List<LogEntry> last = world.log(far).reversed().subList(0, 10);
      assertThat(masked(last.subList(5, 10), foreign))
          .isEqualTo(masked(last.subList(0, 5), nobodys))
          .hasSize(5)
          .doesNotContain("is the id of");
    }
  }

  private static List<String> masked(List<LogEntry> entries, String id) {
    return entries.stream()
        .map(entry ->
            List.of(
                    entry.kind(),
                    entry.account(),
                    entry.address(),
                    entry.directoryId(),
                    entry.detail())
                .toString()
                .replace(id, "ID"))
        .toList();
  }

  @Test
  void whatWasAskedForInVainIsFoundByItsId() {
    refused(managed(group));

    assertThat(
            world
                .platform
                .log()
                .read(
                    acme.id(),
                    new LogQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        100,
                        true,
                        LogQuery.Audience.ORGANIZATION,
                        false,
                        new LogFilter(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(group),
                            Set.of(LogEntry.Kind.REFUSED))))
                .entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).contains(group));
  }
}

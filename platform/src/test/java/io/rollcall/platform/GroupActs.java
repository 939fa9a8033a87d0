package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups, the twins of teams.
abstract class GroupActs {
  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;
  private Team team;
  private String ann;
  private String bob;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme);
    team = done(world.platform.teams().create(new Caller.Operator(), acme.id(), "Engineering"));
    ann = done(world.create(directory, "ann@acme.example")).id();
    bob = done(world.create(directory, "bob@acme.example")).id();
  }

  @Test
  void membersAreAddedRemovedReplacedAndCleared() {
    add(ann, bob);
    add(bob);
    assertThat(members()).containsExactly(ann, bob);

    change("{'op':'Remove','path':'members[value eq \\\"" + ann + "\\\"]'}");
    assertThat(members()).containsExactly(bob);
    change("{'op':'remove','path':'members','value':[{'value':'" + ann + "'}]}");
    assertThat(members()).containsExactly(bob);
    change("{'op':'replace','path':'members','value':[{'value':'" + ann + "'}]}");
    assertThat(members()).containsExactly(ann);
    change("{'op':'remove','path':'members'}");
    assertThat(members()).isEmpty();
  }

  @Test
  void unknownMembersAreNamedAndNothingIsChanged() {
    Organization other = world.organization("Other");
    String foreign = done(world.create(world.directory(other), "x@free.example")).id();

    Refusal refusal = refused(patch(addition(ann, "17", foreign)));

    assertThat(refusal).isEqualTo(new Refusal.UnknownMembers(List.of("17", foreign)));
    assertThat(members()).isEmpty();
    assertThat(refused(patch("{'op':'remove','path':'members','value':[{'value':'17'}]}")).detail())
        .contains("17");
  }

  @Test
  void addingReachesGuestsInactiveAndCutPeopleOnPurpose() {
    String guest = world.add(acme, "guest@other.example", Role.GUEST).accountId();
    done(world.activate(directory, ann, false));
    done(world.platform.users().delete(directory, bob, Expected.ANY));

    add(ann, bob, guest);

    assertThat(members()).containsExactlyInAnyOrder(ann, bob, guest);
    for (String id : List.of(ann, bob, guest)) {
      assertThat(done(world.platform.users().get(directory, id, true)).resource().bool("active"))
          .contains(true);
    }
    assertThat(world.log(acme))
        .extracting(LogEntry::kind)
        .contains(LogEntry.Kind.PROMOTED, LogEntry.Kind.ACTIVATED, LogEntry.Kind.BROUGHT_BACK);
  }

  @Test
  void whoIsNamedAgainAndIsInTheGroupAlreadyStaysAsTheyAre() {
    add(ann, bob);
    done(world.activate(directory, ann, false));

    add(ann);
    change(
        "{'op':'replace','path':'members','value':[{'value':'%s'},{'value':'%s'}]}"
            .formatted(ann, bob));

    assertThat(done(world.platform.users().get(directory, ann, true)).resource().bool("active"))
        .contains(false);
    change("{'op':'remove','path':'members[value eq \\\"" + ann + "\\\"]'}");
    add(ann);
    assertThat(done(world.platform.users().get(directory, ann, true)).resource().bool("active"))
        .contains(true);
  }

  @Test
  void whoIsNoUserHereIsAsUnknownToARemovalAsToARead() {
    String guest = world.add(acme, "guest@other.example", Role.GUEST).accountId();
    done(world.platform.users().delete(directory, bob, Expected.ANY));

    for (String hidden : List.of(guest, bob)) {
      String removal = "{'op':'remove','path':'members[value eq \\\"" + hidden + "\\\"]'}";
      assertThat(refused(patch(removal))).isEqualTo(new Refusal.UnknownMembers(List.of(hidden)));
    }
  }

  @Test
  void addingReachesUsersOnlyWhereThePresetSaysSo() {
    Organization strict = world.organization("Strict");
    Caller.OfDirectory caller = world.directory(strict, World.STRICT, "strict");
    String group =
        done(world.platform.teams().create(new Caller.Operator(), strict.id(), "T")).groupId();
    String guest = world.add(strict, "guest@other.example", Role.GUEST).accountId();

    assertThat(refused(world.patchGroup(caller, group, addition(guest))))
        .isEqualTo(new Refusal.UnknownMembers(List.of(guest)));
  }

  @Test
  void renamingTheGroupLeavesTheTeamsName() {
    Group renamed = done(patch("{'op':'Replace','path':'displayName','value':'g_app_eng'}"));

    assertThat(renamed.resource().string("displayName")).contains("g_app_eng");
    assertThat(renamed.version()).isEqualTo(2);
    assertThat(world.platform.teams().list(acme.id()))
        .extracting(Team::name)
        .containsExactly("Acme", "Engineering");
    assertThat(found("displayName eq \"G_APP_ENG\"")).containsExactly(team.groupId());
    assertThat(found("displayName eq \"Engineering\"")).isEmpty();
    assertThat(found("id eq \"" + team.groupId() + "\"")).containsExactly(team.groupId());
  }

  @Test
  void theFormOfOktaRenamesAndKeepsTheId() {
    done(
        patch(
            "{'op':'replace','value':{'id':'%s','displayName':'Eng'}}".formatted(team.groupId())));

    assertThat(found("displayName eq \"Eng\"")).containsExactly(team.groupId());
  }

  @Test
  void twoGroupsNeverHaveOneName() {
    assertThat(refused(patch("{'op':'replace','path':'displayName','value':'ACME'}")).detail())
        .contains("not unique");
    assertThat(
            refused(world.platform.teams().create(new Caller.Operator(), acme.id(), "engineering")))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void membersAreReadOnlyWhenAskedFor() {
    add(ann);

    Group without = done(world.platform.groups().get(directory, team.groupId(), false));

    assertThat(without.resource().find("members")).isEmpty();
    assertThat(refused(world.platform.groups().get(directory, "17", true)))
        .isEqualTo(new Refusal.Unknown("Group", "17"));
  }

  @Test
  void aUserShowsItsGroups() {
    add(ann);

    assertThat(done(world.platform.users().get(directory, ann, true)).resource().objects("groups"))
        .extracting(group -> group.string("display").orElse(""))
        .containsExactly("Acme", "Engineering");
  }

  private void add(String... ids) {
    change(addition(ids));
  }

  private static String addition(String... ids) {
    List<String> values = List.of(ids).stream().map("{'value':'%s'}"::formatted).toList();
    return "{'op':'Add','path':'members','value':[" + String.join(",", values) + "]}";
  }

  private void change(String operations) {
    done(patch(operations));
  }

  private Outcome<Group> patch(String operations) {
    return world.patchGroup(directory, team.groupId(), operations);
  }

  private List<String> members() {
    return done(world.platform.groups().get(directory, team.groupId(), true))
        .resource()
        .objects("members")
        .stream()
        .map(member -> member.string("value").orElse(""))
        .toList();
  }

  private List<String> found(String filter) {
    return done(world.platform.groups().find(directory, World.listing(filter))).items().stream()
        .map(Group::id)
        .toList();
  }
}

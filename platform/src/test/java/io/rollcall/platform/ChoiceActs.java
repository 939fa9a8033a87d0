package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a preset leaves open and a directory chooses, and what values a preset takes.
abstract class ChoiceActs {
  private static final Caller OPERATOR = new Caller.Operator();

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme, World.OPEN, "AD");
  }

  private Outcome<Directory> choose(Caller.OfDirectory which, Choice choice, String word) {
    var update =
        new DirectoryUpdate(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            new Choices(Map.of(choice, word)));
    return world.platform.directories().update(OPERATOR, which.directoryId(), update);
  }

  private void chosen(Choice choice, String word) {
    done(choose(directory, choice, word));
    directory = world.again(directory);
  }

  private String create(String name) {
    return done(world.create(directory, name + "@acme.example")).id();
  }

  @Test
  void whatIsChosenIsShownKeptAndLoggedAndSaysNothingOfTheOthers() {
    Directory made = world.platform.directories().withId(directory.directoryId()).orElseThrow();
    assertThat(made.choices())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Choice.CREATE_OF_CUT, "link",
                Choice.GROUP_MODEL, "team",
                Choice.LAST_TEAM, "leave",
                Choice.TAKEN, "conflict"));

    chosen(Choice.CREATE_OF_CUT, "conflict");
    Directory after = done(choose(directory, Choice.GROUP_MODEL, "user-group"));

    assertThat(after.choices())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Choice.CREATE_OF_CUT, "conflict",
                Choice.GROUP_MODEL, "user-group",
                Choice.LAST_TEAM, "leave",
                Choice.TAKEN, "conflict"));
    assertThat(world.log(acme))
        .extracting(LogEntry::detail)
        .contains(
            "Directory AD changed: its createOfCut is conflict now.",
            "Directory AD changed: its groupModel is user-group now.");
  }

  @Test
  void onlyWhatThePresetLeavesOpenCanBeChosen() {
    assertThat(refused(choose(directory, Choice.LAST_TEAM, "perhaps")).detail())
        .isEqualTo("lastTeam is leave or stay, not perhaps.");
    Caller.OfDirectory shared = world.directory(world.organization("Other"));
    assertThat(refused(choose(shared, Choice.LAST_TEAM, "stay")).detail())
        .isEqualTo("lastTeam cannot be chosen: the preset shared leaves nothing open.");
    var wanted =
        new NewDirectory(
            "shared",
            "x",
            Optional.empty(),
            Optional.empty(),
            new Choices(Map.of(Choice.GROUP_MODEL, "team")));
    assertThat(
            refused(
                world
                    .platform
                    .directories()
                    .create(OPERATOR, world.organization("Third").id(), wanted, false)))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void aDirectoryThatIsThereButChoseOtherwiseIsNotTheOneThatIsWanted() {
    var wanted =
        new NewDirectory(
            "open",
            "AD",
            Optional.empty(),
            Optional.empty(),
            new Choices(Map.of(Choice.GROUP_MODEL, "user-group")));
    assertThat(
            refused(world.platform.directories().create(OPERATOR, acme.id(), wanted, true))
                .detail())
        .contains("its groupModel is team, not user-group");
  }

  @Test
  void whoWasCutComesBackByPostOrIsAConflict() {
    String ann = create("ann");
    done(world.platform.users().delete(directory, ann, Expected.ANY));
    chosen(Choice.CREATE_OF_CUT, "conflict");

    Refusal refusal = refused(world.create(directory, "ann@acme.example"));
    assertThat(refusal)
        .isInstanceOfSatisfying(
            Refusal.Taken.class,
            taken -> assertThat(taken.holder().kind()).isEqualTo(Holder.Kind.CUT));

    chosen(Choice.CREATE_OF_CUT, "link");
    assertThat(create("ann")).isEqualTo(ann);
  }

  @Test
  void anAddressThatIsTakenIsAConflictOrInvalidInTheVendorsWords() {
    create("ann");
    String bob = create("bob");
    Refusal.Taken conflict = (Refusal.Taken) refused(world.create(directory, "ann@acme.example"));
    assertThat(conflict.is()).isEqualTo(Preset.TakenIs.CONFLICT);
    assertThat(conflict.detail()).startsWith("userName ann@acme.example is not unique");

    chosen(Choice.TAKEN, "invalid");

    Refusal.Taken posted = (Refusal.Taken) refused(world.create(directory, "ann@acme.example"));
    Refusal.Taken renamed =
        (Refusal.Taken) refused(world.rename(directory, bob, "ann@acme.example"));
    assertThat(List.of(posted, renamed))
        .allMatch(taken -> taken.is() == Preset.TakenIs.INVALID)
        .allMatch(taken -> taken.detail().equals("[ann@acme.example] is invalid."));
    assertThat(world.log(acme).getLast().detail())
        .startsWith("[ann@acme.example] is invalid. userName ann@acme.example is held by");
  }

  @Test
  void aNewcomerLeavesWithTheLastTeamAndNobodyElseDoes() {
    Team team = done(world.platform.teams().create(OPERATOR, acme.id(), "T"));
    String everybody =
        world.platform.teams().list(acme.id()).stream()
            .filter(Team::isDefault)
            .findFirst()
            .orElseThrow()
            .groupId();
    String newcomer = create("new");
    String signedIn = create("in");
    String boss = world.add(acme, "boss@acme.example", Role.ADMIN).accountId();
    String inTwo = create("two");
    done(world.platform.members().signIn(acme.id(), "in@acme.example"));
    done(world.patchGroup(directory, team.groupId(), member("add", inTwo)));

    done(world.patchGroup(directory, everybody, "{'op':'remove','path':'members'}"));

    assertThat(refused(world.platform.users().get(directory, newcomer, false)))
        .isInstanceOf(Refusal.Unknown.class);
    for (String id : List.of(signedIn, boss, inTwo)) {
      assertThat(done(world.platform.users().get(directory, id, false)).id()).isEqualTo(id);
    }
    assertThat(world.log(acme))
        .filteredOn(entry -> entry.kind() == LogEntry.Kind.SEVERED)
        .extracting(LogEntry::account)
        .containsExactly(Optional.of(newcomer));
  }

  @Test
  void aRequestThatNamesNobodyCutsNoMorePeopleThanOneThatNamesThem() {
    String everybody = world.platform.teams().list(acme.id()).getFirst().groupId();
    List<String> crowd = ManyRows.of(world, directory, 8_001);
    ManyRows.join(world, crowd, everybody);
    ManyRows.admit(world, acme);

    assertThat(refused(world.patchGroup(directory, everybody, "{'op':'remove','path':'members'}")))
        .isInstanceOf(Refusal.TooLarge.class);

    var everyone =
        new MemberQuery(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 1);
    assertThat(world.platform.members().count(acme.id(), everyone)).isEqualTo(8_001);
  }

  @Test
  void whereTheChoiceIsToStayANewcomerStays() {
    chosen(Choice.LAST_TEAM, "stay");
    String newcomer = create("new");
    String everybody = world.platform.teams().list(acme.id()).getFirst().groupId();

    done(world.patchGroup(directory, everybody, member("remove", newcomer)));

    assertThat(done(world.platform.users().get(directory, newcomer, false)).id())
        .isEqualTo(newcomer);
  }

  @Test
  void aDirectoryOfUserGroupsHasItsGroupsBesideThoseOfTeams() {
    String ann = create("ann");
    Team team = done(world.platform.teams().create(OPERATOR, acme.id(), "T"));
    assertThat(refused(make("G")))
        .isInstanceOfSatisfying(
            Refusal.Forbidden.class, no -> assertThat(no.rule()).isEqualTo("groupOfTeam"));
    chosen(Choice.GROUP_MODEL, "user-group");

    String group = done(make("T")).id();
    done(world.patchGroup(directory, group, member("add", ann)));

    assertThat(world.platform.userGroups().get(acme.id(), group).orElseThrow().name())
        .isEqualTo("T");
    assertThat(refused(world.platform.groups().get(directory, team.groupId(), false)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.find(directory, "groups.value eq \"" + group + "\""))
        .extracting(User::id)
        .containsExactly(ann);
    assertThat(done(world.platform.users().get(directory, ann, true)).resource().objects("groups"))
        .extracting(each -> each.string("value"))
        .containsExactly(Optional.of(group));
    assertThat(done(world.platform.groups().delete(directory, group, Expected.ANY)))
        .isEqualTo(group);
    assertThat(world.platform.userGroups().get(acme.id(), group)).isEmpty();
  }

  @Test
  void theUserGroupsOfAnotherOrganizationAreUnknown() {
    chosen(Choice.GROUP_MODEL, "user-group");
    String group = done(make("T")).id();
    Caller.OfDirectory others = world.directory(world.organization("Other"), World.OPEN, "AD");
    done(choose(others, Choice.GROUP_MODEL, "user-group"));
    Caller.OfDirectory other = world.again(others);
    Groups groups = world.platform.groups();

    List<Outcome<?>> outcomes =
        List.of(
            groups.get(other, group, true),
            groups.delete(other, group, Expected.ANY),
            groups.replace(other, group, named("Mine"), Expected.ANY, true),
            world.patchGroup(other, group, "{'op':'replace','path':'displayName','value':'x'}"));

    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(refused(outcome)).isInstanceOf(Refusal.Unknown.class));
    assertThat(done(groups.get(directory, group, true)).resource().string("displayName"))
        .contains("T");
  }

  private static ResourceRequest named(String name) {
    return ResourceRequest.read(
        Json.object().put("displayName", name).build(), ResourceType.group());
  }

  private Outcome<Group> make(String name) {
    return world.platform.groups().create(directory, named(name), true);
  }

  private static String member(String op, String id) {
    return "{'op':'%s','path':'members','value':[{'value':'%s'}]}".formatted(op, id);
  }

  @Test
  void aValueThatIsOlderThanARuleStandsInNobodysWay() {
    String longName = "Someone with a long name";
    Member invited =
        done(
            world
                .platform
                .members()
                .add(
                    new Caller.Person("Ann"),
                    acme.id(),
                    "x@acme.example",
                    Role.MEMBER,
                    Optional.of(longName)));
    done(world.activate(directory, invited.accountId(), false));
    assertThat(
            refused(
                    world.patch(
                        directory,
                        invited.accountId(),
                        "{'op':'replace','path':'displayName','value':'123456'}"))
                .detail())
        .contains("displayName has at most 5", "123456");
  }

  @Test
  void anIdThatIsNoNumberIsDroppedAndTheLogSaysSo() {
    Json.Obj manager =
        Json.object()
            .put("department", "D")
            .put("manager", Json.object().put("value", "boss").build())
            .build();
    User made =
        done(
            world.create(
                directory,
                Json.object()
                    .put("userName", "a@acme.example")
                    .put(Schemas.ENTERPRISE_URN, manager)
                    .build()));
    assertThat(made.resource().object(Schemas.ENTERPRISE_URN))
        .contains(Json.object().put("department", "D").build());
    assertThat(world.log(acme))
        .filteredOn(entry -> entry.kind() == LogEntry.Kind.CREATED)
        .flatExtracting(LogEntry::leniencies)
        .containsExactly("not-a-number-dropped");
  }

  @Test
  void aLicenseIsRaisedAndNeverTakenDown() {
    String ann =
        done(world.create(
                directory,
                Json.object().put("userName", "ann@acme.example").put("userType", "basic").build()))
            .id();
    assertThat(
            refused(
                world.patch(directory, ann, "{'op':'replace','path':'userType','value':'Free'}")))
        .isInstanceOfSatisfying(
            Refusal.Forbidden.class, no -> assertThat(no.rule()).isEqualTo("lesserLicense"));
    User raised =
        done(world.patch(directory, ann, "{'op':'replace','path':'userType','value':'FULL'}"));
    assertThat(raised.resource().string("userType")).contains("Full");
  }
}

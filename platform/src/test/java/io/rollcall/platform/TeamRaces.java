package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Teams whose people change while an act decides about them: it decides by what is, not by what
/// was when it began. Only where several transactions write at once.
abstract class TeamRaces {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final String CLEAR = "{'op':'remove','path':'members'}";

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;
  private String all;
  private Team team;
  private String ann;
  private String bob;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme, World.OPEN, "AD");
    all = world.platform.teams().list(acme.id()).getFirst().groupId();
    team = team("Engineering");
    ann = done(world.create(directory, "ann@acme.example")).id();
    bob = done(world.create(directory, "bob@acme.example")).id();
  }

  private Team team(String name) {
    return done(world.platform.teams().create(OPERATOR, acme.id(), name));
  }

  private void join(Team which, String account, TeamRole role) {
    done(world.platform.teams().members().add(OPERATOR, acme.id(), which.id(), account, role));
  }

  private <T> T during(Consumer<Act> first, Callable<T> second) throws Exception {
    return OpenAct.during(world, directory, first, second);
  }

  @Test
  void whoComesIntoAnotherTeamMeanwhileDoesNotLeaveWithTheLast() throws Exception {
    done(
        during(
            act -> {
              act.memberships().lock(acme.id(), List.of(ann));
              act.groupMembers().addAccounts(team.groupId(), acme.id(), List.of(ann), 1);
            },
            () -> world.patchGroup(directory, all, CLEAR)));

    assertThat(done(world.platform.users().get(directory, ann, false)).id()).isEqualTo(ann);
    assertThat(refused(world.platform.users().get(directory, bob, false)))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void whoIsInTwoTeamsThatAreClearedAtOnceLeavesWithTheSecond() throws Exception {
    join(team, ann, TeamRole.MEMBER);

    done(during(patched(team.groupId(), CLEAR), () -> world.patchGroup(directory, all, CLEAR)));

    assertThatAnnLeft();
  }

  @Test
  void whoIsRemovedFromOneTeamWhileTheOtherIsClearedLeavesWithTheSecond() throws Exception {
    String removed = "{'op':'remove','path':'members','value':[{'value':'" + ann + "'}]}";
    join(team, ann, TeamRole.MEMBER);

    done(during(patched(all, CLEAR), () -> world.patchGroup(directory, team.groupId(), removed)));

    assertThatAnnLeft();
  }

  @Test
  void tooManyAreNotHeldAndNobodyIsCutOnceTheyBecameSoMany() throws Exception {
    ManyRows.join(world, ManyRows.of(world, directory, 7_999), all);
    ManyRows.admit(world, acme);
    join(team, ann, TeamRole.MEMBER);
    Consumer<Act> leavesTheTeam =
        act -> {
          act.memberships().lock(acme.id(), List.of(ann));
          act.groupMembers().removeAccounts(team.groupId(), List.of(ann));
        };
    Callable<Outcome<Group>> cleared = () -> world.patchGroup(directory, all, CLEAR);

    assertThat(refused(during(leavesTheTeam, cleared))).isInstanceOf(Refusal.TooLarge.class);
    List<String> statements =
        world.heard.during(() ->
            assertThat(refused(world.patchGroup(directory, all, CLEAR)))
                .isInstanceOf(Refusal.TooLarge.class));

    assertThat(statements).isNotEmpty().noneMatch(sql -> sql.contains("for update"));
    assertThat(done(world.platform.users().get(directory, ann, false)).id()).isEqualTo(ann);
  }

  private Consumer<Act> patched(String group, String operations) {
    GroupWish wish =
        GroupWish.patch(directory, World.request(operations, ResourceType.group()), Expected.ANY);
    return act -> {
      var _ = done(new GroupChange(act, directory).change(group, wish, false));
    };
  }

  private void assertThatAnnLeft() {
    assertThat(refused(world.platform.users().get(directory, ann, false)))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void whoBecameTheOnlyAdministratorMeanwhileIsNotReplaced() throws Exception {
    join(team, ann, TeamRole.ADMIN);
    join(team, bob, TeamRole.MEMBER);

    Outcome<Group> replaced =
        during(
            act -> {
              var people = new GroupPeopleRows(act.sql(), acme.id());
              people.holdAdministration();
              people.setRole(team.groupId(), bob, GroupPeopleRows.ADMIN);
              people.setRole(team.groupId(), ann, "member");
            },
            () ->
                world.patchGroup(
                    directory,
                    team.groupId(),
                    "{'op':'replace','path':'members','value':[{'value':'%s'}]}".formatted(ann)));

    assertThat(rule(replaced)).isEqualTo("lastTeamAdministrator");
  }

  @Test
  void whoHasAnotherAddressMeanwhileIsNotWhomTheAddressNames() throws Exception {
    Outcome<TeamMember> added =
        during(
            act -> move(act, ann, "ann.lee@acme.example"),
            () ->
                world
                    .platform
                    .teams()
                    .members()
                    .add(OPERATOR, acme.id(), team.id(), "ann@acme.example", TeamRole.MEMBER));

    assertThat(refused(added)).isEqualTo(new Refusal.Unknown("Member", "ann@acme.example"));
  }

  @Test
  void whoGotTheAddressOfSomebodyElseMeanwhileIsWhomTheAddressNames() throws Exception {
    Outcome<TeamMember> added =
        during(
            act -> {
              move(act, ann, "parked@acme.example");
              move(act, bob, "ann@acme.example");
              move(act, ann, "bob@acme.example");
            },
            () ->
                world
                    .platform
                    .teams()
                    .members()
                    .add(OPERATOR, acme.id(), team.id(), "ann@acme.example", TeamRole.MEMBER));

    assertThat(done(added).accountId()).isEqualTo(bob);
  }

  private static void move(Act act, String account, String address) {
    act.accounts().update(act.accounts().lock(account).orElseThrow().withAddress(address, address));
  }
}

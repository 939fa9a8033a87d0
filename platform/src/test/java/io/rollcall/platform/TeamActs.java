package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Teams, who administers them, and that none loses its last administrator.
abstract class TeamActs {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final String LAST = "lastTeamAdministrator";

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
    team = done(world.platform.teams().create(OPERATOR, acme.id(), "Engineering"));
    ann = done(world.create(directory, "ann@acme.example")).id();
    bob = done(world.create(directory, "bob@acme.example")).id();
  }

  private TeamMembers members() {
    return world.platform.teams().members();
  }

  private void join(String who, TeamRole role) {
    assertThat(done(members().add(OPERATOR, acme.id(), team.id(), who, role)).role())
        .isEqualTo(role);
  }

  private List<String> people() {
    return members()
        .page(acme.id(), team.id(), Optional.empty(), Optional.empty(), 10)
        .orElseThrow()
        .stream()
        .map(member -> member.accountId() + " " + member.role())
        .toList();
  }

  private String remove(String who) {
    return "{'op':'remove','path':'members','value':[{'value':'" + who + "'}]}";
  }

  @Test
  void aTeamBeginsWithoutAdministratorAndKeepsTheLastOne() {
    join(bob, TeamRole.MEMBER);
    done(members().remove(OPERATOR, acme.id(), team.id(), bob));
    join(ann, TeamRole.ADMIN);

    Outcome<TeamMember> gone = members().remove(OPERATOR, acme.id(), team.id(), ann);
    assertThat(rule(gone)).isEqualTo(LAST);
    assertThat(rule(members().changeRole(OPERATOR, acme.id(), team.id(), ann, TeamRole.MEMBER)))
        .isEqualTo(LAST);
    assertThat(people()).containsExactly(ann + " ADMIN");
    assertThat(world.log(acme).getLast().detail()).contains(ann, "Engineering");
  }

  @Test
  void whoeverRemovesCutsOrSwitchesOffTheLastAdministratorIsRefused() {
    join(ann, TeamRole.ADMIN);
    join(bob, TeamRole.MEMBER);
    String group = team.groupId();

    assertThat(rule(world.patchGroup(directory, group, remove(ann)))).isEqualTo(LAST);
    assertThat(rule(world.patchGroup(directory, group, "{'op':'remove','path':'members'}")))
        .isEqualTo(LAST);
    assertThat(rule(world.activate(directory, ann, false))).isEqualTo(LAST);
    assertThat(rule(world.platform.users().delete(directory, ann, Expected.ANY))).isEqualTo(LAST);
    assertThat(rule(world.platform.members().remove(OPERATOR, acme.id(), ann))).isEqualTo(LAST);
    assertThat(rule(world.platform.members().changeRole(OPERATOR, acme.id(), ann, Role.GUEST)))
        .isEqualTo(LAST);
    assertThat(rule(world.platform.accounts().unlink(OPERATOR, acme.id(), ann))).isEqualTo(LAST);
    assertThat(people()).containsExactly(ann + " ADMIN", bob + " MEMBER");
  }

  @Test
  void anInactiveAdministratorIsNoLastOne() {
    join(ann, TeamRole.ADMIN);
    join(bob, TeamRole.ADMIN);
    done(world.activate(directory, ann, false));

    assertThat(rule(world.activate(directory, bob, false))).isEqualTo(LAST);
    done(world.patchGroup(directory, team.groupId(), remove(ann)));
    assertThat(people()).containsExactly(bob + " ADMIN");
  }

  @Test
  void anAdministratorWhoseAccountIsDisabledIsNoLastOneAndComesIntoNoTeam() {
    join(ann, TeamRole.ADMIN);
    join(bob, TeamRole.ADMIN);
    done(world.platform.managedAccounts().disable(OPERATOR, acme.id(), ann));

    assertThat(rule(members().remove(OPERATOR, acme.id(), team.id(), bob))).isEqualTo(LAST);
    done(members().remove(OPERATOR, acme.id(), team.id(), ann));
    assertThat(people()).containsExactly(bob + " ADMIN");
    assertThat(rule(members().add(OPERATOR, acme.id(), team.id(), ann, TeamRole.MEMBER)))
        .isEqualTo("inactive");
  }

  @Test
  void aGroupPatchThatNamesAnAdministratorAgainLeavesTheRole() {
    join(ann, TeamRole.ADMIN);
    done(
        world.patchGroup(
            directory,
            team.groupId(),
            "{'op':'replace','path':'members','value':[{'value':'%s'},{'value':'%s'}]}"
                .formatted(ann, bob)));
    assertThat(people()).containsExactly(ann + " ADMIN", bob + " MEMBER");
  }

  @Test
  void ofTwoAdministratorsThatGoAtOnceOneRemains() {
    join(ann, TeamRole.ADMIN);
    join(bob, TeamRole.ADMIN);
    for (int round = 0; round < 10; round++) {
      Callable<Boolean> demoted =
          () ->
              members().changeRole(OPERATOR, acme.id(), team.id(), ann, TeamRole.MEMBER)
                  instanceof Outcome.Done;
      Callable<Boolean> removed =
          () -> world.patchGroup(directory, team.groupId(), remove(bob)) instanceof Outcome.Done;

      assertThat(Races.together(List.of(demoted, removed))).containsExactlyInAnyOrder(true, false);
      assertThat(people()).filteredOn(member -> member.endsWith("ADMIN")).hasSize(1);
      if (people().contains(ann + " ADMIN")) {
        join(bob, TeamRole.ADMIN);
      } else {
        done(members().changeRole(OPERATOR, acme.id(), team.id(), ann, TeamRole.ADMIN));
      }
    }
  }

  @Test
  void whereUsersAreRecordsTheMembershipOfTheLastAdministratorStays() {
    Organization other = world.organization("Other", "other.example");
    Caller.OfDirectory records = world.directory(other, World.STANDARD, "Entra");
    Team design = done(world.platform.teams().create(OPERATOR, other.id(), "Design"));
    User cyd = done(world.create(records, World.json("{'userName':'cyd@other.example'}")));
    User dan = done(world.create(records, World.json("{'userName':'dan@other.example'}")));
    String account = world.accountOf(cyd);
    String second = world.accountOf(dan);
    done(members().add(OPERATOR, other.id(), design.id(), account, TeamRole.ADMIN));
    done(members().add(OPERATOR, other.id(), design.id(), second, TeamRole.MEMBER));

    done(world.platform.users().delete(records, cyd.id(), Expected.ANY));
    done(world.platform.users().delete(records, dan.id(), Expected.ANY));

    assertThat(world.platform.members().get(other.id(), account)).isPresent();
    assertThat(world.platform.members().get(other.id(), second)).isEmpty();
    assertThat(
            members()
                .page(other.id(), design.id(), Optional.empty(), Optional.empty(), 10)
                .orElseThrow())
        .extracting(TeamMember::accountId)
        .containsExactly(account);
  }

  @Test
  void aTeamIsRenamedApartFromItsGroupAndDeletedWithIt() {
    join(ann, TeamRole.ADMIN);
    Team renamed = done(world.platform.teams().rename(OPERATOR, acme.id(), team.id(), "Crafts"));
    assertThat(renamed.name()).isEqualTo("Crafts");
    assertThat(done(world.platform.groups().get(directory, team.groupId(), false)).resource())
        .satisfies(group -> assertThat(group.string("displayName")).contains("Engineering"));
    done(world.platform.teams().delete(OPERATOR, acme.id(), team.id()));
    assertThat(world.platform.teams().get(acme.id(), team.id())).isEmpty();
    assertThat(World.refused(world.platform.groups().get(directory, team.groupId(), true)))
        .isInstanceOf(Refusal.Unknown.class);
    Team everybody = world.platform.teams().list(acme.id()).getFirst();
    assertThat(rule(world.platform.teams().delete(OPERATOR, acme.id(), everybody.id())))
        .isEqualTo("defaultTeam");
  }

  @Test
  void aKeyOfAnotherOrganizationFindsNothing() {
    Organization other = world.organization("Other");
    String secret = done(world.platform.keys().create(other.id(), "theirs")).secret();
    Caller foreign = world.platform.tokens().authenticate(secret).orElseThrow();
    Teams teams = world.platform.teams();
    assertThat(
            List.of(
                World.refused(teams.rename(foreign, acme.id(), team.id(), "Mine")),
                World.refused(teams.delete(foreign, acme.id(), team.id())),
                World.refused(members().add(foreign, acme.id(), team.id(), ann, TeamRole.ADMIN))))
        .containsOnly(new Refusal.Unknown("Organization", acme.id()));
    assertThat(World.refused(teams.rename(foreign, other.id(), team.id(), "Mine")))
        .isEqualTo(new Refusal.Unknown("Team", team.id()));
  }
}

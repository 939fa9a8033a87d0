package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// User groups: groups of an organization that are no team's twin.
abstract class UserGroupActs {
  private static final Caller OPERATOR = new Caller.Operator();

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;
  private UserGroup group;
  private String ann;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme);
    group = done(groups().create(OPERATOR, acme.id(), " Designers ", " Who draws "));
    ann = done(world.create(directory, "ann@acme.example")).id();
  }

  private UserGroups groups() {
    return world.platform.userGroups();
  }

  private List<String> people() {
    return groups()
        .members()
        .page(acme.id(), group.id(), Optional.empty(), 1_000)
        .orElseThrow()
        .stream()
        .map(UserGroupMember::accountId)
        .toList();
  }

  @Test
  void aUserGroupIsNoneOfTheGroupsThatADirectoryOfTeamsSees() {
    assertThat(group.name()).isEqualTo("Designers");
    assertThat(group.description()).isEqualTo("Who draws");
    done(groups().members().add(OPERATOR, acme.id(), group.id(), ann));

    assertThat(refused(world.platform.groups().get(directory, group.id(), true)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(refused(world.patchGroup(directory, group.id(), "{'op':'remove','path':'members'}")))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(
            done(world.platform.groups().find(directory, World.listing("displayName pr"))).items())
        .extracting(found -> found.resource().string("displayName").orElseThrow())
        .containsExactly("Acme");
    assertThat(world.find(directory, "groups.display eq \"Designers\"")).isEmpty();
    assertThat(world.platform.organizationGroups().list(acme.id(), Optional.empty(), 10))
        .filteredOn(found -> found.id().equals(group.id()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.directoryId()).isEmpty();
          assertThat(found.members()).isEqualTo(1);
        });
  }

  @Test
  void aTeamAndAUserGroupMayHaveOneName() {
    done(world.platform.teams().create(OPERATOR, acme.id(), "Designers"));
    assertThat(rule(groups().create(OPERATOR, acme.id(), "DESIGNERS", ""))).isEqualTo("nameTaken");
  }

  @Test
  void whoIsCutLeavesEveryUserGroup() {
    done(groups().members().add(OPERATOR, acme.id(), group.id(), "ANN@acme.example"));
    done(world.platform.users().delete(directory, ann, Expected.ANY));
    assertThat(people()).isEmpty();
    assertThat(refused(groups().members().add(OPERATOR, acme.id(), group.id(), ann)))
        .isEqualTo(new Refusal.Unknown("Member", ann));
  }

  @Test
  void aBulkOfPeopleCostsAsManyStatementsForTwoHundredAsForTwo() {
    List<String> crowd =
        IntStream.range(0, 200)
            .mapToObj(i -> done(world.create(directory, "u" + i + "@acme.example")).id())
            .toList();
    List<String> few = world.heard.during(() -> bulk(crowd.subList(0, 2), List.of()));
    List<String> many = world.heard.during(() -> bulk(crowd, List.of("17", ann)));

    int entryAndWhatTwoIdsAre = 3;
    assertThat(many.size()).isLessThanOrEqualTo(few.size() + entryAndWhatTwoIdsAre);
    assertThat(people()).isEqualTo(crowd);
    assertThat(world.log(acme).getLast().detail()).contains("2 of 202", "17", ann);
  }

  private void bulk(List<String> coming, List<String> going) {
    assertThat(done(groups().members().change(OPERATOR, acme.id(), group.id(), coming, going)))
        .hasSize(coming.size() + going.size());
  }

  @Test
  void aBulkThatChangesNothingIsNotInTheLog() {
    bulk(List.of(ann), List.of());
    int before = world.log(acme).size();

    bulk(List.of(ann, "ann@acme.example"), List.of());

    assertThat(world.log(acme)).hasSize(before);
    bulk(List.of(), List.of(ann));
    assertThat(world.log(acme)).hasSize(before + 1);
  }

  @Test
  void whoComesAndGoesInOneRequestIsGone() {
    bulk(List.of(ann), List.of(ann));
    assertThat(people()).isEmpty();
  }

  @Test
  void deletingTheOrganizationTakesUserGroupsAndAttachmentsWithIt() {
    Team team = done(world.platform.teams().create(OPERATOR, acme.id(), "Design"));
    done(groups().teams().attach(OPERATOR, acme.id(), group.id(), team.id()));
    done(groups().members().add(OPERATOR, acme.id(), group.id(), ann));
    done(world.platform.organizations().delete(acme.id()));
    assertThat(groups().get(acme.id(), group.id())).isEmpty();
    assertThat(world.platform.teams().get(acme.id(), team.id())).isEmpty();
  }

  @Test
  void aKeyOfAnotherOrganizationFindsNothing() {
    Organization other = world.organization("Other");
    String secret = done(world.platform.keys().create(other.id(), "theirs")).secret();
    Caller foreign = world.platform.tokens().authenticate(secret).orElseThrow();
    assertThat(refused(groups().delete(foreign, acme.id(), group.id())))
        .isEqualTo(new Refusal.Unknown("Organization", acme.id()));
    assertThat(refused(groups().delete(foreign, other.id(), group.id())))
        .isEqualTo(new Refusal.Unknown("User group", group.id()));
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do in the app's own pages.
abstract class MemberActs {
  private World world;
  private Organization acme;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
  }

  @Test
  void whoWasInvitedBeforeTheDirectoryExistedIsAUserOfIt() {
    String id = world.add(acme, "ann@acme.example", Role.MEMBER).accountId();

    User user = done(world.platform.users().get(world.directory(acme), id, true));

    assertThat(user.resource().objects("groups").getFirst().string("display")).contains("Acme");
    assertThat(world.platform.members().get(acme.id(), id).flatMap(Member::license))
        .contains("Full");
  }

  @Test
  void whoIsInvitedAgainIsTheSameAccountInTheNewRole() {
    Caller.OfDirectory directory = world.directory(acme);
    String id = world.add(acme, "ann@acme.example", Role.MEMBER).accountId();

    assertThat(world.add(acme, "ANN@acme.example", Role.MEMBER).accountId()).isEqualTo(id);
    assertThat(world.add(acme, "ann@acme.example", Role.GUEST).role()).isEqualTo(Role.GUEST);
    assertThat(refused(world.platform.users().get(directory, id, true)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.add(acme, "ann@acme.example", Role.ADMIN).accountId()).isEqualTo(id);
    done(world.platform.users().get(directory, id, true));
    done(world.activate(directory, done(world.create(directory, "b@acme.example")).id(), false));
    assertThat(world.add(acme, "b@acme.example", Role.MEMBER).active()).isTrue();
  }

  @Test
  void theLastAdministratorStays() {
    world.add(acme, "boss@acme.example", Role.ADMIN);

    assertThat(
            rule(
                world
                    .platform
                    .members()
                    .add(
                        new Caller.Person("Ann"),
                        acme.id(),
                        "boss@acme.example",
                        Role.GUEST,
                        Optional.empty())))
        .isEqualTo("lastAdministrator");
  }

  @Test
  void nobodyIsMadeOnADomainThatAnotherOrganizationVerified() {
    world.organization("Other", "other.example");

    assertThat(
            rule(
                world
                    .platform
                    .members()
                    .add(
                        new Caller.Person("Ann"),
                        acme.id(),
                        "x@other.example",
                        Role.GUEST,
                        Optional.empty())))
        .isEqualTo("foreignDomain");
  }

  @Test
  void listsAreFilteredAndPaged() {
    String ann = world.add(acme, "ann@acme.example", Role.ADMIN).accountId();
    String bob = world.add(acme, "bob@acme.example", Role.MEMBER).accountId();
    String guest = world.add(acme, "guest@free.example", Role.GUEST).accountId();
    world.add(world.organization("Other"), "other@free.example", Role.MEMBER);

    assertThat(list(List.of(), Optional.empty(), Optional.empty(), 2)).containsExactly(ann, bob);
    assertThat(list(List.of(), Optional.empty(), Optional.of(bob), 2)).containsExactly(guest);
    assertThat(list(List.of("BOB@acme.example"), Optional.empty(), Optional.empty(), 9))
        .containsExactly(bob);
    assertThat(list(List.of(), Optional.of(Role.GUEST), Optional.empty(), 9))
        .containsExactly(guest);
    assertThat(world.platform.members().get(acme.id(), "a\u0000")).isEmpty();
  }

  @Test
  void signingInIsRemembered() {
    world.add(acme, "ann@acme.example", Role.MEMBER);
    world.clock.advance(Duration.ofHours(1));

    Member member = done(world.platform.members().signIn(acme.id(), "ann@acme.example"));

    assertThat(world.platform.members().get(acme.id(), member.accountId()))
        .flatMap(Member::lastActivityAt)
        .contains(world.clock.instant());
    assertThat(refused(world.platform.members().signIn(acme.id(), "nobody@acme.example")))
        .isInstanceOf(Refusal.Unknown.class);
  }

  private List<String> list(
      List<String> emails, Optional<Role> role, Optional<String> after, int limit) {
    return world
        .platform
        .members()
        .list(acme.id(), new MemberQuery(emails, role, Optional.empty(), after, limit))
        .stream()
        .map(Member::accountId)
        .toList();
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Addresses that come onto a domain which is given up at the same moment. Only where several
/// transactions write at once.
abstract class DomainRaces {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final String NEW = "new.example";

  private World world;
  private Organization acme;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example", NEW);
  }

  private Caller.OfDirectory directory(Preset preset) {
    return world.directory(acme, preset, "AD");
  }

  /// What an act answers that comes while the new domain is given up.
  private <T> T whileReleased(Callable<T> second) throws Exception {
    return OpenAct.during(
        world, OPERATOR, act -> act.domains().delete(acme.platformId(), NEW, acme.id()), second);
  }

  @Test
  void aManagedAccountComesOntoNoDomainThatIsGivenUpMeanwhile() throws Exception {
    directory(World.ADDRESSED);
    String ann = world.add(acme, "ann@acme.example", Role.MEMBER).accountId();

    Outcome<ManagedAccount> moved =
        whileReleased(() ->
            world.platform.managedAccounts().changeAddress(OPERATOR, acme.id(), ann, "ann@" + NEW));

    assertThat(rule(moved)).isEqualTo("unclaimedDomain");
    assertThat(world.address(ann)).contains("ann@acme.example");
  }

  @Test
  void aUserIsCutFromAnAccountThatMayNotFollowItOntoADomainThatIsGivenUpMeanwhile()
      throws Exception {
    Caller.OfDirectory directory = directory(World.ADDRESSED);
    User ann = done(world.post(directory, "ann@acme.example"));
    String account = linked(ann).orElseThrow();

    User moved = done(whileReleased(() -> world.move(directory, ann.id(), "ann@" + NEW)));

    assertThat(linked(moved)).isEqualTo(Optional.empty());
    assertThat(world.address(account)).contains("ann@acme.example");
  }

  @Test
  void aUserNameComesOntoNoDomainThatIsGivenUpMeanwhile() throws Exception {
    Caller.OfDirectory directory = directory(World.SHARED);
    String ann = world.add(acme, "ann@acme.example", Role.MEMBER).accountId();

    Outcome<User> renamed = whileReleased(() -> world.rename(directory, ann, "ann@" + NEW));

    assertThat(rule(renamed)).isEqualTo("addressNotYours");
    assertThat(world.address(ann)).contains("ann@acme.example");
  }

  @Test
  void anAccountDoesNotFollowItsUserOntoADomainThatIsGivenUpMeanwhile() throws Exception {
    Caller.OfDirectory directory = directory(World.STANDARD);
    User ann = done(world.create(directory, "ann@acme.example"));

    User renamed = done(whileReleased(() -> world.rename(directory, ann.id(), "ann@" + NEW)));

    assertThat(renamed.resource().string("userName")).contains("ann@" + NEW);
    assertThat(world.address(world.accountOf(ann))).contains("ann@acme.example");
  }
}

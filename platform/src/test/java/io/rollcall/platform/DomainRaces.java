package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Accounts that are changed while the domain of their old or new address is given up. Only where
/// several transactions write at once.
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

  /// What an act answers that comes while the domain is given up.
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
  void whoGivesUpADomainAndWhoActsOnItsAccountsHoldThemInOneOrder() throws Exception {
    directory(World.ADDRESSED);
    String ann = world.add(acme, "ann@" + NEW, Role.MEMBER).accountId();
    done(world.platform.deletions().begin(OPERATOR, acme.id(), ann));
    AtomicInteger tries = new AtomicInteger();
    Consumer<Act> givenUp =
        act -> {
          tries.incrementAndGet();
          act.domains().delete(acme.platformId(), NEW, acme.id());
        };
    Consumer<Act> abandoned = act -> new Abandonment(act, acme.id()).of(acme.platformId(), NEW);
    Callable<Outcome<String>> cancelled =
        () -> world.platform.deletions().cancel(OPERATOR, acme.id(), ann);

    List<String> statements =
        world.heard.during(() -> {
          try {
            assertThat(rule(OpenAct.during(world, OPERATOR, givenUp, abandoned, cancelled)))
                .isEqualTo("notManaged");
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });

    assertThat(tries).hasValue(1);
    assertThat(statements).filteredOn(sql -> sql.contains("for key share")).hasSize(1);
    assertThat(world.log(acme))
        .extracting(LogEntry::kind)
        .contains(LogEntry.Kind.DELETION_CANCELLED);
  }

  @Test
  void anAccountDoesNotFollowItsUserOntoADomainThatIsGivenUpMeanwhile() throws Exception {
    Caller.OfDirectory directory = directory(World.STANDARD);
    User ann = done(world.create(directory, "ann@acme.example"));

    User renamed = done(whileReleased(() -> world.rename(directory, ann.id(), "ann@" + NEW)));

    assertThat(renamed.resource().string("userName")).contains("ann@" + NEW);
    assertThat(world.address(world.accountOf(ann))).contains("ann@acme.example");
  }

  @Test
  void anAccountDoesNotFollowItsUserWithinADomainThatIsGivenUpMeanwhile() throws Exception {
    Caller.OfDirectory directory = directory(World.STANDARD);
    User ann = done(world.create(directory, "ann@" + NEW));

    User renamed = done(whileReleased(() -> world.rename(directory, ann.id(), "ann.lee@" + NEW)));

    assertThat(renamed.resource().string("userName")).contains("ann.lee@" + NEW);
    assertThat(world.address(world.accountOf(ann))).contains("ann@" + NEW);
  }
}

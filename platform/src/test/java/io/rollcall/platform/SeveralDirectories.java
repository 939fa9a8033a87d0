package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several directories of one organization on one account.
abstract class SeveralDirectories {
  private static final int ROUNDS = 15;

  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.STANDARD, "one");
    two = world.directory(acme, World.STANDARD, "two");
  }

  private List<LogEntry> logOf(Caller.OfDirectory directory) {
    return world.log(acme).stream()
        .filter(entry -> entry.directoryId().filter(directory.directoryId()::equals).isPresent())
        .toList();
  }

  @Test
  void attributesAndActiveBelongToEachDirectorysUser() {
    User mine =
        done(world.create(one, World.json("{'userName':'ann@acme.example','title':'Boss'}")));
    User theirs = done(world.create(two, "ann@acme.example"));

    done(world.activate(two, theirs.id(), false));

    assertThat(theirs.resource().find("title")).isEmpty();
    assertThat(done(world.platform.users().get(one, mine.id(), true))).isEqualTo(mine);
    assertThat(world.platform.members().get(acme.id(), world.accountOf(mine)))
        .hasValueSatisfying(member -> assertThat(member.active()).isTrue());
  }

  @Test
  void anAddressChangedThroughOneChangesTheAccountAndIsInTheLogOfTheOther() {
    User mine = done(world.create(one, "ann@acme.example"));
    User theirs = done(world.create(two, "ann@acme.example"));

    done(world.rename(one, mine.id(), "ann.lee@acme.example"));

    assertThat(world.address(world.accountOf(mine))).contains("ann.lee@acme.example");
    assertThat(done(world.platform.users().get(two, theirs.id(), true))).isEqualTo(theirs);
    assertThat(logOf(two).getLast().detail())
        .contains("ann.lee@acme.example")
        .contains("changed through directory one");
  }

  @Test
  void theMembershipEndsWithTheLastUser() {
    User mine = done(world.create(one, "ann@acme.example"));
    User theirs = done(world.create(two, "ann@acme.example"));
    String account = world.accountOf(mine);

    done(world.platform.users().delete(one, mine.id(), Expected.ANY));
    assertThat(world.platform.members().get(acme.id(), account)).isPresent();
    assertThat(world.address(account)).contains("ann@acme.example");

    done(world.platform.users().delete(two, theirs.id(), Expected.ANY));
    assertThat(world.platform.members().get(acme.id(), account)).isEmpty();
    assertThat(world.address(account)).isEmpty();
  }

  @Test
  void anAddressThatAnotherOrganizationNeedsIsNotReleased() {
    User mine = done(world.create(one, "ann@acme.example"));
    String account = world.accountOf(mine);
    Organization far = world.organization("Far");
    assertThat(world.add(far, "ann@acme.example", Role.GUEST).accountId()).isEqualTo(account);

    done(world.platform.users().delete(one, mine.id(), Expected.ANY));

    assertThat(world.address(account)).contains("ann@acme.example");
  }

  @Test
  void deletingADirectoryLeavesAccountsAndAnotherDirectoryLinksThem() {
    User mine = done(world.create(one, "ann@acme.example"));
    String account = world.accountOf(mine);

    done(world.deleteDirectory(one));

    assertThat(world.platform.members().get(acme.id(), account)).isPresent();
    assertThat(world.address(account)).contains("ann@acme.example");
    assertThat(world.accountOf(done(world.create(two, "ann@acme.example")))).isEqualTo(account);
  }

  @Test
  void twoThatPostOneAddressAtTheSameMomentGetOneAccountAndAUserEach() {
    for (int round = 0; round < ROUNDS; round++) {
      String address = "ann" + round + "@acme.example";

      List<Outcome<User>> made =
          together(List.of(() -> world.create(one, address), () -> world.create(two, address)));

      assertThat(made.stream().map(user -> world.accountOf(done(user))).distinct()).hasSize(1);
      assertThat(made.stream().map(user -> done(user).id()).distinct()).hasSize(2);
    }
  }

  @Test
  void ofTwoPostsOfOneUserNameInOneDirectoryOneWins() {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "ann" + round;

      List<Outcome<User>> made =
          together(List.of(() -> world.create(one, name), () -> world.create(one, name)));

      assertThat(made).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      assertThat(made)
          .filteredOn(Outcome.Refused.class::isInstance)
          .allSatisfy(
              outcome -> assertThat(World.holder(outcome).kind()).isEqualTo(Holder.Kind.USER));
    }
  }

  @Test
  void aUserThatIsDeletedWhileAnotherDirectoryLinksItsAccountLeavesAWholeOne() {
    for (int round = 0; round < ROUNDS; round++) {
      String address = "ann" + round + "@acme.example";
      User mine = done(world.create(one, address));

      List<Object> both =
          together(
              List.of(
                  () -> world.platform.users().delete(one, mine.id(), Expected.ANY),
                  () -> world.create(two, address)));

      User theirs = made(both.getLast());
      assertThat(world.address(world.accountOf(theirs))).contains(address);
      assertThat(world.platform.members().get(acme.id(), world.accountOf(theirs))).isPresent();
      assertThat(done(world.platform.users().get(two, theirs.id(), true))).isEqualTo(theirs);
    }
  }

  private static User made(Object outcome) {
    return outcome instanceof Outcome.Done<?>(User user)
        ? user
        : org.assertj.core.api.Assertions.fail("Not made: " + outcome);
  }

  private static <T> List<T> together(List<Callable<? extends T>> all) {
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      List<Future<? extends T>> futures = new ArrayList<>();
      all.forEach(work -> futures.add(threads.submit(work)));
      List<T> results = new ArrayList<>();
      for (Future<? extends T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (Exception e) {
      throw new AssertionError("An act at the same moment failed", e);
    }
  }
}

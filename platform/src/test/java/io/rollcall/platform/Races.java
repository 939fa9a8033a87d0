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

/// Acts at the same moment: the indexes decide, and every loser gets a reason.
abstract class Races {
  private static final int ROUNDS = 20;

  private World world;
  private Caller.OfDirectory acme;
  private Caller.OfDirectory other;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.directory(world.organization("Acme"));
    other = world.directory(world.organization("Other"));
  }

  @Test
  void ofTwoOrganizationsThatPostOneAddressOneWinsAndTheOtherLearnsWhy() {
    for (int round = 0; round < ROUNDS; round++) {
      String address = "ann" + round + "@free.example";
      List<Outcome<User>> outcomes =
          together(() -> world.create(acme, address), () -> world.create(other, address));

      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(Outcome.Refused.class::isInstance)
          .allSatisfy(outcome -> {
            assertThat(World.holder(outcome).kind()).isEqualTo(Holder.Kind.OUTSIDE);
            assertThat(World.refused(outcome).detail()).contains(address).contains("Diagnosis ");
          });
      assertThat(world.platform.accounts().find(address)).hasSize(1);
    }
  }

  @Test
  void ofTwoPostsThatBringOneAccountBackOneWins() {
    for (int round = 0; round < ROUNDS; round++) {
      String address = "ann" + round + "@free.example";
      String id = done(world.create(acme, address)).id();
      done(world.platform.users().delete(acme, id, Expected.ANY));

      List<Outcome<User>> outcomes =
          together(() -> world.create(acme, address), () -> world.create(acme, address));

      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    }
  }

  @Test
  void ofTwoChangesOfOneVersionOneIsMade() {
    String id = done(world.create(acme, "ann@free.example")).id();
    for (int round = 0; round < ROUNDS; round++) {
      long version = done(world.platform.users().get(acme, id, false)).version();

      List<Outcome<User>> outcomes =
          together(nickname(id, version, "a" + round), nickname(id, version, "b" + round));

      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(Outcome.Refused.class::isInstance)
          .allSatisfy(
              outcome -> assertThat(World.refused(outcome)).isInstanceOf(Refusal.Stale.class));
      assertThat(done(world.platform.users().get(acme, id, false)).version())
          .isEqualTo(version + 1);
    }
  }

  private Callable<Outcome<User>> nickname(String id, long version, String name) {
    String operation = "{'op':'replace','path':'displayName','value':'%s'}".formatted(name);
    return () ->
        world
            .platform
            .users()
            .patch(
                acme,
                id,
                World.request(operation, acme.types().user()),
                new Expected(List.of(version)),
                false);
  }

  @Test
  void oneOfTwoAdministratorsAlwaysRemains() {
    for (int round = 0; round < ROUNDS; round++) {
      Organization organization = world.organization("Org " + round);
      Caller.OfDirectory caller = world.directory(organization);
      String one = world.add(organization, "a@free.example", Role.ADMIN).accountId();
      String two = world.add(organization, "b@free.example", Role.ADMIN).accountId();

      List<Outcome<String>> outcomes =
          together(
              () -> world.platform.users().delete(caller, one, Expected.ANY),
              () -> world.platform.users().delete(caller, two, Expected.ANY));

      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    }
  }

  @Test
  void writersToOneGroupLoseNothing() {
    String group =
        done(world.platform.teams().create(new Caller.Operator(), acme.organizationId(), "T"))
            .groupId();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      ids.add(done(world.create(acme, "u" + i + "@free.example")).id());
    }
    List<Callable<Outcome<Group>>> additions =
        ids.stream()
            .<Callable<Outcome<Group>>>map(id ->
                () ->
                    world.patchGroup(
                        acme,
                        group,
                        "{'op':'add','path':'members','value':[{'value':'" + id + "'}]}"))
            .toList();

    assertThat(together(additions)).allMatch(Outcome.Done.class::isInstance);
    assertThat(done(world.platform.groups().get(acme, group, true)).resource().items("members"))
        .hasSize(ROUNDS);
  }

  private static <T> List<T> together(Callable<T> one, Callable<T> two) {
    return together(List.of(one, two));
  }

  static <T> List<T> together(List<Callable<T>> all) {
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(all)) {
        results.add(future.get());
      }
      return results;
    } catch (Exception e) {
      throw new AssertionError("An act at the same moment failed", e);
    }
  }
}

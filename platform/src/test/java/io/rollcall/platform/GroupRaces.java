package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups that many change at the same moment.
abstract class GroupRaces {
  private static final Duration STORM = Duration.ofSeconds(10);
  private static final int WRITERS = 16;
  private static final int USERS_EACH = 5;
  private static final int ROUNDS = 20;
  private static final long PATIENCE_SECONDS = 60;

  private World world;
  private Caller.OfDirectory directory;
  private List<String> users;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    directory = world.directory(world.organization("Acme"), World.STANDARD, "Entra");
    users = ManyRows.of(world, directory, WRITERS * USERS_EACH + 1);
  }

  /// What a writer was told about its own people, and how many of its requests changed them.
  private record Told(Set<String> members, int changes) {}

  @Test
  void sixteenWritersToOneGroupLoseNothing() {
    long seed = new Random().nextLong();
    System.out.println("GroupRaces seed " + seed);
    String group = group("Everybody");
    Instant end = Instant.now().plus(STORM);
    List<Callable<Told>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      List<String> own = users.subList(i * USERS_EACH, (i + 1) * USERS_EACH);
      Random random = new Random(seed + i);
      writers.add(() -> storm(group, own, random, end));
    }

    List<Told> told = together(writers);

    Set<String> expected = new HashSet<>();
    told.forEach(one -> expected.addAll(one.members()));
    Set<String> members = new HashSet<>(members(group));
    members.remove(users.getLast());
    assertThat(members).as("seed %d", seed).isEqualTo(expected);
    int changes = told.stream().mapToInt(Told::changes).sum();
    assertThat(changes).isGreaterThan(WRITERS);
    assertThat(version(group)).isGreaterThanOrEqualTo(1 + changes);
  }

  /// Adds and removes its own people, and one whom all the others add and remove too.
  private Told storm(String group, List<String> own, Random random, Instant end) {
    String everybodys = users.getLast();
    Set<String> members = new HashSet<>();
    int changes = 0;
    while (Instant.now().isBefore(end)) {
      String user = own.get(random.nextInt(own.size()));
      boolean add = random.nextBoolean();
      String operation = add ? add(user) : remove(user);
      String other = random.nextBoolean() ? add(everybodys) : remove(everybodys);
      done(
          world.patchGroup(
              directory, group, random.nextBoolean() ? operation : other + "," + operation));
      changes += (add ? members.add(user) : members.remove(user)) ? 1 : 0;
    }
    return new Told(members, changes);
  }

  @Test
  void ofTwoChangesThatWouldCloseACircleTogetherOneIsRefused() {
    for (int round = 0; round < ROUNDS; round++) {
      String a = group("A" + round);
      String b = group("B" + round);

      List<Outcome<Group>> outcomes =
          together(
              List.of(
                  () -> world.patchGroup(directory, a, add(b)),
                  () -> world.patchGroup(directory, b, add(a))));

      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      assertThat(members(a).size() + members(b).size()).isEqualTo(1);
    }
  }

  @Test
  void aGroupThatIsDeletedMeanwhileIsInNoGroupAfterwards() {
    String outer = group("Outer");
    for (int round = 0; round < ROUNDS; round++) {
      String inner = group("Inner" + round);

      List<Outcome<?>> outcomes =
          together(
              List.of(
                  () -> world.patchGroup(directory, outer, add(inner)),
                  () -> world.patchGroup(directory, inner, add(users.getFirst())),
                  () -> world.platform.groups().delete(directory, inner, Expected.ANY)));

      assertThat(outcomes.getLast()).isInstanceOf(Outcome.Done.class);
      assertThat(members(outer)).isEmpty();
    }
  }

  @Test
  void renamingAGroupThatOthersAddToWaitsForThemAndLosesNothing() {
    String group = group("G");
    List<Callable<Outcome<Group>>> changes = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      String user = users.get(i);
      String name = "G" + i;
      changes.add(() -> world.patchGroup(directory, group, add(user)));
      changes.add(() -> world.patchGroup(directory, group, rename(name)));
    }

    assertThat(together(changes)).allMatch(Outcome.Done.class::isInstance);
    assertThat(members(group)).hasSize(ROUNDS);
    assertThat(version(group)).isEqualTo(1 + 2 * ROUNDS);
  }

  /// Only where several transactions write at once.
  void aMemberIsAddedWhileAnotherTransactionThatAddsOneIsOpen() throws Exception {
    String group = group("G");
    try (OpenAct open = new OpenAct(world, directory, act -> addTo(act, group, users.getFirst()));
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Outcome<Group>> second =
          threads.submit(() -> world.patchGroup(directory, group, add(users.get(1))));
      assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
      assertThat(members(group)).containsExactly(users.get(1));

      Future<Outcome<Group>> third =
          threads.submit(() ->
              world
                  .platform
                  .groups()
                  .patch(
                      directory,
                      group,
                      request(add(users.get(2))),
                      new Expected(List.of(2L)),
                      true));
      open.endOnceWaitedFor(third);
      assertThat(refused(third.get(PATIENCE_SECONDS, TimeUnit.SECONDS)))
          .isEqualTo(new Refusal.Stale("Group", group, 3));
    }
    assertThat(members(group)).containsExactlyInAnyOrder(users.getFirst(), users.get(1));
  }

  private void addTo(Act act, String group, String user) {
    GroupWish wish = GroupWish.patch(directory, request(add(user)), Expected.ANY);
    var _ = new GroupChange(act, directory).change(group, wish, false);
  }

  private static <T> List<T> together(List<Callable<T>> all) {
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

  private static String add(String id) {
    return "{'op':'add','path':'members','value':[{'value':'" + id + "'}]}";
  }

  private static String remove(String id) {
    return "{'op':'remove','path':'members[value eq \\\"" + id + "\\\"]'}";
  }

  private static String rename(String name) {
    return "{'op':'replace','path':'displayName','value':'" + name + "'}";
  }

  private static PatchRequest request(String operations) {
    return World.request(operations, ResourceType.group());
  }

  private String group(String name) {
    ResourceRequest request =
        new ResourceRequest(Json.object().put("displayName", name).build(), List.of());
    return done(world.platform.groups().create(directory, request, false)).id();
  }

  private List<String> members(String group) {
    return done(world.platform.groups().get(directory, group, true))
        .resource()
        .objects("members")
        .stream()
        .map(member -> member.string("value").orElse(""))
        .toList();
  }

  private long version(String group) {
    return done(world.platform.groups().get(directory, group, false)).version();
  }
}

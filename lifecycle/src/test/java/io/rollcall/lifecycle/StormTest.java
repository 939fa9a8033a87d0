package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.rollcall.lifecycle.RunRules.Allowed;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendAccount;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Referee;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Sizes;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.scim.address.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weeks of random life: people come, go and change names, careless scripts create and delete
/// duplicates, administrators meddle, calls fail and processes die. Whatever happens, accounts of
/// strangers stay as they are, nobody is doubled, and when it calms down the engine comes to rest.
final class StormTest {
  private static final List<Fault> FAULTS = List.copyOf(EnumSet.allOf(Fault.class));
  private static final List<Role> ROLES = List.copyOf(EnumSet.allOf(Role.class));
  private static final int ADDRESSES = 40;
  private static final int GROUPS = 3;
  private static final int WORLDS = 25 * Sizes.SIZE;

  /// However many accounts administrators take away.
  private static final RunRules RULES =
      RunRules.sync().allowing(new Allowed(0, 0, 0, 1_000, 1_000));

  @TempDir Path folder;

  @Test
  void whateverHappensNobodyIsHarmedAndItComesToRest() {
    long first = Sizes.seed();
    assertAll(
        LongStream.range(first, first + WORLDS)
            .mapToObj(seed ->
                () -> {
                  try (Stage stage = new Stage(Files.createDirectory(folder.resolve("s" + seed)))) {
                    new Storm(stage, seed).blow();
                  }
                }));
  }

  @Test
  void norWhereOtherDirectoriesMakeAccounts() {
    long first = Sizes.seed();
    AtomicInteger healed = new AtomicInteger();
    assertAll(
        LongStream.range(first, first + WORLDS)
            .mapToObj(seed ->
                () -> {
                  try (Stage stage = new Stage(Files.createDirectory(folder.resolve("d" + seed)))) {
                    new Storm(stage, seed).amongDirectories().blow();
                    stage.target.platform().everybody().stream()
                        .filter(one ->
                            one.role() == Role.MANAGED && one.address().contains(".retired-"))
                        .forEach(_ -> healed.incrementAndGet());
                  }
                }));
    assertThat(healed.get()).as("seed " + first).isPositive();
  }

  /// Random life at one target; other tests look at it, too.
  static final class Storm {
    private final Stage stage;
    private final Random random;
    private final String seed;
    private final Map<String, PretendAccount> strangers = new HashMap<>();
    private final Referee referee;
    private boolean directories;
    private int people;

    Storm(Stage stage, long seed) {
      this.stage = stage;
      this.random = new Random(seed);
      this.seed = "seed " + seed;
      this.referee = new Referee(stage);
      stage.concurrency = random.nextBoolean() ? 1 : 4;
      stage.limit = new RevocationLimit(100, 100, 0);
      stage.policies =
          new Policies(
              new Policies.Leave(Optional.empty(), random.nextBoolean(), random.nextBoolean()),
              Policies.USUAL.protection(),
              Policies.USUAL.grants());
      stage.memberLimit = new RevocationLimit(100, 100, 0);
      stage.groups = new GroupRules(List.of("*"), Map.of());
      stage.target.groups(new Traits.Groups(true, true, 2, 100));
    }

    /// The same where the organization manages accounts beside SCIM, which other directories drive.
    Storm amongDirectories() {
      stage.target.stewards();
      directories = true;
      return this;
    }

    void blow() {
      begin();
      for (int day = 0; day < 12; day++) {
        day();
        boolean faulty = random.nextInt(3) == 0;
        run(faulty);
        harmless(!faulty);
        if (!faulty) {
          nothingMadeIsForgotten();
        }
      }
      calm();
    }

    void begin() {
      for (int i = 0; i < 6; i++) {
        hire();
      }
      for (int i = 0; i < GROUPS; i++) {
        regroup();
      }
    }

    /// What happens in a day, before the engine runs.
    void day() {
      for (int i = random.nextInt(6); i >= 0; i--) {
        something();
      }
    }

    private void something() {
      switch (random.nextInt(15)) {
        case 0, 1 -> hire();
        case 2 -> somebody().ifPresent(stage.source::remove);
        case 3, 4, 5 -> somebody().ifPresent(id -> stage.source.move(id, address()));
        case 6 -> swap();
        case 7 -> duplicate(true);
        case 8 -> {
          if (directories) {
            elsewhere();
          } else {
            duplicate(false);
          }
        }
        case 9 -> stranger();
        case 10 -> somebody().ifPresent(id -> stage.source.spoil(id, "no mail"));
        case 11 -> regroup();
        case 12 -> somebody().ifPresent(this::tombstone);
        case 13 -> somebody().ifPresent(this::namesake);
        default -> meddle();
      }
    }

    /// A group that comes, is called otherwise, or has others in it.
    private void regroup() {
      Set<String> members = new HashSet<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        somebody().ifPresent(members::add);
      }
      int number = random.nextInt(GROUPS);
      stage.source.group("g" + number, "Group " + number + "." + random.nextInt(2), members);
    }

    private void hire() {
      String id = "p%02d".formatted(people++);
      stage.person(id, "Name " + id, address());
      if (random.nextBoolean()) {
        stage.source.put(
            id,
            stage.source.person(id).address(),
            true,
            Stage.named("Name " + id).with(Attributes.EMPLOYEE_NUMBER, id));
      }
    }

    /// An identity provider deletes somebody, which renames and switches them off, or takes that
    /// back.
    private void tombstone(String id) {
      Person person = stage.source.person(id);
      String before = Names.beforeTombstone(person.address()).orElse("");
      stage.source.put(
          id,
          before.isEmpty() ? "%032x".formatted(people) + person.address() : before,
          !before.isEmpty(),
          person.attributes());
    }

    /// Somebody else of the same name, who has nothing to do with them.
    private void namesake(String id) {
      String other = "p%02d".formatted(people++);
      stage.source.put(
          other,
          address(),
          true,
          stage.source.person(id).attributes().without(Attributes.EMPLOYEE_NUMBER));
    }

    private Optional<String> somebody() {
      var ids = stage.source.people().stream().map(person -> person.id().id()).toList();
      return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    /// Mostly one that the source gives nobody; whether anybody holds it at the target is luck.
    private String address() {
      String address = "w" + random.nextInt(ADDRESSES) + "@example.com";
      boolean given =
          stage.source.people().stream().anyMatch(person -> person.address().equals(address));
      return given && random.nextInt(8) > 0 ? address() : address;
    }

    private void swap() {
      Optional<String> one = somebody().filter(id -> stage.source.person(id).active());
      Optional<String> other = somebody().filter(id -> stage.source.person(id).active());
      if (one.isPresent() && other.isPresent()) {
        String address = stage.source.person(one.get()).address();
        stage.source.move(one.get(), stage.source.person(other.get()).address());
        stage.source.move(other.get(), address);
      }
    }

    private void duplicate(boolean cut) {
      String address = address();
      Optional<String> renamed = somebody();
      if (renamed.isPresent() && random.nextBoolean()) {
        stage.source.move(renamed.get(), address);
      }
      if (stage.target.platform().at(address).isEmpty()) {
        stage.target.platform().create(address, Attributes.NONE, "careless-script");
        if (cut) {
          stage.target.platform().delete(stage.target.platform().at(address).orElseThrow().id());
        }
      }
    }

    /// Another directory makes an account for somebody who is renamed, or for a namesake of nobody.
    private void elsewhere() {
      String address = address();
      Optional<String> renamed = somebody();
      if (renamed.isEmpty() || stage.target.platform().at(address).isPresent()) {
        return;
      }
      boolean theirs = random.nextInt(3) > 0;
      String name = theirs ? "Name " + renamed.get() : "Other Body";
      Role role = random.nextBoolean() ? Role.DRIVEN : Role.MANAGED;
      PretendAccount account = stage.target.platform().add(address, role, Stage.named(name));
      if (!theirs) {
        strangers.put(account.id(), account);
      }
      stage.source.move(renamed.get(), address);
    }

    /// Somebody with an account and a life of their own, whom no source ever names.
    private void stranger() {
      String address = address();
      if (stage.target.platform().at(address).isEmpty()) {
        Role role = ROLES.get(random.nextInt(ROLES.size()));
        boolean number = random.nextBoolean();
        PretendAccount account =
            stage
                .target
                .platform()
                .add(
                    address,
                    role,
                    number
                        ? Attributes.of(Attributes.EMPLOYEE_NUMBER, "stranger")
                        : Attributes.NONE);
        stage.target.platform().use(account.id(), stage.clock.instant());
        strangers.put(account.id(), account);
        if (random.nextBoolean()) {
          somebody().ifPresent(id -> stage.source.move(id, address));
        }
      }
    }

    /// An administrator deletes somebody's account in the app, or lets it back in.
    private void meddle() {
      List<Link> links = stage.store.links().of(Stage.TARGET);
      if (!links.isEmpty()) {
        String linked = links.get(random.nextInt(links.size())).accountId();
        // A duplicate that no directory drives is known by the organization's id.
        String account =
            stage.target.platform().behind(linked).map(PretendAccount::id).orElse(linked);
        List<Role> roles = List.of(Role.CUT, Role.GUEST, Role.MEMBER);
        stage.target.platform().role(account, roles.get(random.nextInt(roles.size())));
      }
    }

    Optional<RunReport> run(boolean faulty) {
      stage.target.faults((_, _) ->
          faulty && random.nextInt(12) == 0
              ? FAULTS.get(random.nextInt(FAULTS.size()))
              : Fault.NONE);
      int before = stage.target.log().size();
      referee.look();
      Set<String> linked = new HashSet<>();
      stage.store.links().of(Stage.TARGET).stream()
          .filter(Link::live)
          .forEach(link -> linked.add(link.person().id()));
      try {
        return Optional.of(stage.engine().run(RULES));
      } catch (Killed _) {
        return Optional.empty();
      } finally {
        stage.target.faults(PretendTarget.Faults.NONE);
        assertThat(stage.target.log().size()).as(seed).isGreaterThanOrEqualTo(before);
      }
    }

    private void harmless(boolean ended) {
      Map<String, String> owners = new HashMap<>();
      Map<String, String> accounts = new HashMap<>();
      for (Link link : stage.store.links().of(Stage.TARGET)) {
        if (link.live()) {
          assertThat(owners.put(link.accountId(), link.person().id())).as(seed).isNull();
          assertThat(accounts.put(link.person().id(), link.accountId())).as(seed).isNull();
        }
      }
      for (PretendAccount account : stage.target.platform().everybody()) {
        assertThat(Names.beforeTombstone(account.address())).as(seed + story()).isEmpty();
        PretendAccount stranger = strangers.get(account.id());
        boolean unasked = ended && !isAskedAbout(account);
        if (stranger != null && !owners.containsKey(account.id()) && unasked) {
          assertThat(account.address()).as(seed + " " + story()).isEqualTo(stranger.address());
          assertThat(account.active()).as(seed + " " + story()).isTrue();
          assertThat(account.role()).as(seed + " " + story()).isEqualTo(stranger.role());
        }
        boolean used =
            Optional.ofNullable(owners.get(account.id())).filter(this::isActive).isPresent();
        if (ended && used && !cases().contains(owners.get(account.id()))) {
          assertThat(account.address()).as(seed + " " + story()).doesNotContain(".parked-");
        }
      }
    }

    /// Whom a person has to look at. Only they may be left with a parking name: their account was
    /// hidden from us in the middle of a chain, or every address that would be theirs is held.
    private Set<String> cases() {
      Set<String> people = new HashSet<>();
      stage.store.cases().open(Stage.TARGET).stream()
          .flatMap(one -> one.who().person().stream())
          .forEach(person -> people.add(person.id()));
      return people;
    }

    /// Whether a create of ours whose answer we never got may have made an account, and a person is
    /// asked about whomever it was for.
    private boolean isAskedAbout(PretendAccount account) {
      Set<String> cases = cases();
      return whomAskedFor(account).stream().anyMatch(cases::contains);
    }

    private Set<String> whomAskedFor(PretendAccount account) {
      Set<String> people = new HashSet<>();
      stage
          .store
          .journal()
          .unansweredCreates(Stage.TARGET)
          .forEach((person, keys) -> {
            if (keys.containsKey(Address.key(account.address()))) {
              people.add(person.id());
            }
          });
      return people;
    }

    /// Nobody whom a create gave an account, unanswered, is forgotten, if they are gone meanwhile.
    private void nothingMadeIsForgotten() {
      Set<String> asked = cases();
      stage.store.links().of(Stage.TARGET).forEach(link -> asked.add(link.person().id()));
      for (PretendAccount account : stage.target.platform().everybody()) {
        boolean made =
            stage.target.log().contains("create " + account.address() + ": done " + account.id());
        boolean linked =
            stage.store.links().of(Stage.TARGET).stream()
                .anyMatch(link -> link.accountId().equals(account.id()));
        if (made && !linked && account.active() && account.role() == Role.MEMBER) {
          assertThat(asked).as(seed + " " + account + story()).containsAll(whomAskedFor(account));
        }
      }
    }

    private boolean isActive(String person) {
      return stage.source.people().stream()
          .anyMatch(one -> one.active() && one.id().id().equals(person));
    }

    private void calm() {
      for (int i = 0; i < 6; i++) {
        // What was refused is asked for again a day later.
        if (i == 3) {
          stage.clock.tick(Duration.ofHours(25));
        }
        run(false);
        harmless(true);
      }
      stage.clock.tick(Duration.ofHours(25));
      run(false);
      harmless(true);
      RunReport last = run(false).orElseThrow();
      assertThat(last.writes()).as(seed + " " + story()).isZero();
      assertThat(last.failed()).as(seed + " " + story()).isZero();
      for (Case asked : stage.store.cases().open(Stage.TARGET)) {
        assertThat(referee.whyAsked(asked)).as(seed + " " + asked + story()).isPresent();
      }
      Set<String> cases = cases();
      for (var person : stage.source.people()) {
        if (!cases.contains(person.id().id()) && !person.active()) {
          stage
              .store
              .links()
              .live(Stage.TARGET, person.id())
              .flatMap(link -> stage.target.platform().account(link.accountId()))
              .filter(account -> account.role() == Role.MEMBER)
              .ifPresent(account -> assertThat(account.active()).as(seed + story()).isFalse());
        } else if (!cases.contains(person.id().id())) {
          var link = stage.store.links().live(Stage.TARGET, person.id());
          assertThat(link)
              .as(seed + " " + person.id() + " " + last.targets() + story())
              .isPresent();
          var account =
              stage.target.platform().account(link.orElseThrow().accountId()).orElseThrow();
          assertThat(account.address()).as(seed + " " + story()).isEqualTo(person.address());
          assertThat(account.active()).as(seed + " " + story()).isTrue();
          inTheirGroups(person.id(), account.id());
        }
      }
    }

    private void inTheirGroups(SourceId person, String account) {
      for (SourceGroup group : stage.source.groups()) {
        List<TargetGroup> called =
            stage.target.platform().groups().all().stream()
                .filter(one -> one.name().equals(group.name()))
                .toList();
        assertThat(called).as(seed + " " + story()).hasSize(1);
        assertThat(called.getFirst().members().contains(account))
            .as(seed + " " + person + " in " + group.name() + story())
            .isEqualTo(group.members().contains(person));
      }
    }

    String story() {
      StringBuilder story = new StringBuilder();
      stage.target.log().forEach(line -> story.append('\n').append(line));
      strangers.values().forEach(one -> story.append("\nstranger ").append(one));
      stage.target.platform().everybody().forEach(one -> story.append("\nnow ").append(one));
      stage.source.people().forEach(one -> story.append("\nperson ").append(one));
      stage.source.groups().forEach(one -> story.append("\n").append(one));
      stage.target.platform().groups().all().forEach(one -> story.append("\n").append(one));
      stage.store.links().of(Stage.TARGET).forEach(one -> story.append("\n").append(one));
      stage.store.cases().open(Stage.TARGET).forEach(one -> story.append("\n").append(one));
      stage.store.healings().of(Stage.TARGET).forEach((_, one) -> story.append("\n").append(one));
      return story.toString();
    }
  }
}

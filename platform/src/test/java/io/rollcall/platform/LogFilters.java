package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.scim.schema.ResourceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The log, read by who or what its entries are about.
abstract class LogFilters {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final Optional<String> ANY = Optional.empty();

  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;
  private User ann;
  private String account;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.ADDRESSED, "one");
    two = world.directory(acme, World.ADDRESSED, "two");
    ann = done(world.post(one, "ann@acme.example"));
    account = linked(ann).orElseThrow();
    done(world.post(one, "bob@acme.example"));
  }

  private List<LogEntry> read(LogQuery query) {
    return world.platform.log().read(acme.id(), query).entries();
  }

  private static LogQuery query(Optional<LogPosition> after, int limit, LogFilter which) {
    return new LogQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        after,
        limit,
        true,
        LogQuery.Audience.ORGANIZATION,
        false,
        which);
  }

  private List<LogEntry> about(LogFilter which) {
    return read(query(Optional.empty(), 100, which));
  }

  private List<Kind> kinds(LogFilter which) {
    return about(which).stream().map(LogEntry::kind).toList();
  }

  private static LogFilter id(String id) {
    return new LogFilter(ANY, ANY, Optional.of(id), Set.of());
  }

  private static LogFilter account(String id) {
    return new LogFilter(Optional.of(id), ANY, ANY, Set.of());
  }

  private static LogFilter address(String address) {
    return new LogFilter(ANY, Optional.of(address), ANY, Set.of());
  }

  private static LogFilter kind(Kind... kinds) {
    return new LogFilter(ANY, ANY, ANY, Set.of(kinds));
  }

  @Test
  void aPersonIsFoundByTheAccountId() {
    done(world.post(two, "ann@acme.example"));
    done(world.move(one, ann.id(), "ann.lee@acme.example"));

    assertThat(kinds(account(account)))
        .containsExactly(Kind.CREATED, Kind.LINKED, Kind.CHANGED, Kind.RENAMED);
    assertThat(about(account(ann.id()))).isEmpty();
  }

  @Test
  void anAddressIsFoundInAnySpellingOfIt() {
    done(world.post(two, "Jürgen@bücher.example"));

    assertThat(about(address("JÜRGEN@xn--bcher-kva.example"))).hasSize(1);
    assertThat(about(address(" Ann@ACME.example"))).hasSize(1);
    assertThat(about(address("nn@acme.example"))).isEmpty();
  }

  @Test
  void aRefusalIsFoundByTheAddressThatWasWantedAndByItsDiagnosis() {
    Refusal taken = refused(world.move(one, ann.id(), "bob@acme.example"));

    assertThat(kinds(address("bob@acme.example"))).containsExactly(Kind.CREATED, Kind.REFUSED);
    String diagnosis = ((Refusal.Taken) taken).diagnosis();
    assertThat(about(id(diagnosis)))
        .singleElement()
        .satisfies(entry -> assertThat(entry.diagnosis()).contains(diagnosis));
  }

  @Test
  void anIdFindsWhatIsAboutAnAccountARecordOrAGroup() {
    String group =
        done(world
                .platform
                .groups()
                .create(
                    one, new ResourceRequest(World.json("{'displayName':'G'}"), List.of()), true))
            .id();
    done(
        world.patchGroup(
            one,
            group,
            "{'op':'add','path':'members','value':[{'value':'%s'}]}".formatted(ann.id())));
    done(world.move(one, ann.id(), "ann.lee@acme.example"));
    done(world.platform.groups().delete(one, group, Expected.ANY));

    assertThat(kinds(id(group)))
        .containsExactly(Kind.GROUP_CREATED, Kind.GROUP_MEMBERS, Kind.GROUP_DELETED);
    assertThat(kinds(id(ann.id()))).containsExactly(Kind.CREATED, Kind.CHANGED);
    assertThat(kinds(id(account))).containsExactly(Kind.CREATED, Kind.CHANGED);
  }

  @Test
  void ofOneEntryThatIsFoundTwiceThereIsOne() {
    Caller.OfDirectory shared = world.directory(world.organization("Shared"));
    String user = done(world.create(shared, "cy@shared.example")).id();
    done(world.platform.users().delete(shared, user, Expected.ANY));
    refused(world.platform.users().get(shared, user, false));

    List<LogEntry> found =
        world
            .platform
            .log()
            .read(shared.organizationId(), query(Optional.empty(), 100, id(user)))
            .entries();

    assertThat(found)
        .extracting(LogEntry::kind)
        .containsExactly(Kind.CREATED, Kind.SEVERED, Kind.REFUSED);
  }

  @Test
  void kindsTimesAndDirectoriesNarrowTheRestDown() {
    Instant before = world.clock.instant();
    world.clock.advance(Duration.ofHours(1));
    done(world.post(two, "ann@acme.example"));
    refused(world.move(two, ann.id(), "bob@acme.example"));

    assertThat(kinds(kind(Kind.LINKED))).containsExactly(Kind.LINKED);
    assertThat(kinds(kind(Kind.CREATED, Kind.LINKED)))
        .containsExactly(Kind.CREATED, Kind.CREATED, Kind.LINKED);
    assertThat(kinds(kind(Kind.ERASED))).isEmpty();
    var which = new LogFilter(Optional.of(account), ANY, ANY, Set.of(Kind.CREATED, Kind.LINKED));
    assertThat(kinds(which)).containsExactly(Kind.CREATED, Kind.LINKED);
    assertThat(
            read(
                new LogQuery(
                    Optional.of(two.directoryId()),
                    Optional.of(before.plusSeconds(1)),
                    Optional.empty(),
                    Optional.empty(),
                    100,
                    true,
                    LogQuery.Audience.ORGANIZATION,
                    false,
                    which)))
        .extracting(LogEntry::kind)
        .containsExactly(Kind.LINKED);
    assertThat(
            read(
                new LogQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(before.plusSeconds(1)),
                    Optional.empty(),
                    100,
                    true,
                    LogQuery.Audience.ORGANIZATION,
                    false,
                    which)))
        .extracting(LogEntry::kind)
        .containsExactly(Kind.CREATED);
  }

  @Test
  void whatIsFoundComesInPagesEachOnceFromEitherEnd() {
    for (int i = 0; i < 5; i++) {
      done(world.move(one, ann.id(), "ann" + i + "@acme.example"));
      done(world.move(one, ann.id(), "ann@acme.example"));
    }
    for (LogFilter which : List.of(account(account), id(ann.id()), id(account))) {
      List<LogEntry> all = about(which);
      assertThat(all).hasSize(11);
      List<LogEntry> paged = new ArrayList<>();
      for (List<LogEntry> page = read(query(Optional.empty(), 3, which));
          !page.isEmpty();
          page = read(query(Optional.of(paged.getLast().position()), 3, which))) {
        paged.addAll(page);
      }
      assertThat(paged).isEqualTo(all);
      assertThat(
              world
                  .platform
                  .log()
                  .readBack(acme.id(), query(Optional.empty(), 100, which))
                  .entries())
          .isEqualTo(all.reversed());
    }
  }

  @Test
  void anotherOrganizationFindsNothing() {
    String far = world.organization("Far").id();

    for (LogFilter which :
        List.of(account(account), id(ann.id()), id(account), address("ann@acme.example"))) {
      assertThat(about(which)).isNotEmpty();
      assertThat(world.platform.log().read(far, query(Optional.empty(), 100, which)).entries())
          .isEmpty();
    }
  }

  @Test
  void anIndexLeadsToWhatIsLookedFor() {
    assertIndex(account(account), "log_entry_account");
    assertIndex(address("ann@acme.example"), "log_entry_address");
    assertIndex(id(ann.id()), "log_entry_account", "log_entry_resource", "log_entry_diagnosis");
  }

  private void assertIndex(LogFilter which, String... indexes) {
    List<String> statements =
        world.heard.during(() -> {
          var _ = read(query(Optional.of(new LogPosition(0, 0)), 100, which));
        });
    List<String> reading =
        statements.stream().filter(statement -> statement.contains("log_entry")).toList();
    assertThat(reading).hasSize(1);
    Plan plan = Plan.of(world, reading.getFirst());
    assertThat(plan.fullScans(List.of("log_entry"))).isEmpty();
    assertThat(plan.lines().toString()).contains(indexes).doesNotContain("log_entry_organization");
  }

  @Test
  void everyUnlinkAndEveryRelinkIsAnEntryOfItsDirectory() {
    User second = done(world.post(two, "ann@acme.example"));
    done(world.platform.links().cut(OPERATOR, acme.id(), one.directoryId(), ann.id()));
    assertThat(of(one, ann)).endsWith(Kind.UNLINKED);
    done(world.move(one, ann.id(), "ann.lee@acme.example"));
    done(world.move(one, ann.id(), "free@free.example"));
    assertThat(of(one, ann)).endsWith(Kind.CREATED, Kind.CHANGED, Kind.UNLINKED);

    done(world.platform.links().deleteRecords(OPERATOR, acme.id(), account));
    assertThat(of(two, second)).containsExactly(Kind.LINKED, Kind.UNLINKED);
    User third = done(world.post(two, "ann@acme.example"));
    done(world.platform.accounts().unlink(OPERATOR, acme.id(), account));
    assertThat(of(two, third)).containsExactly(Kind.LINKED, Kind.UNLINKED);
    assertThat(kinds(new LogFilter(Optional.of(account), ANY, ANY, Set.of(Kind.UNLINKED))))
        .hasSize(3);
  }

  /// What the log of a directory says of one of its records.
  private List<Kind> of(Caller.OfDirectory directory, User user) {
    return read(
            new LogQuery(
                Optional.of(directory.directoryId()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100,
                true,
                LogQuery.Audience.ORGANIZATION,
                false,
                id(user.id())))
        .stream()
        .map(LogEntry::kind)
        .toList();
  }

  /// It may be somebody's address or name, and would outlive them.
  @Test
  void whatIsNoIdOfOursIsNotKeptAsOne() {
    String operations = "{'op':'replace','path':'displayName','value':'G'}";
    refused(world.patchGroup(two, "ann@acme.example", operations));
    refused(world.platform.groups().delete(two, "ann@acme.example", Expected.ANY));

    assertThat(about(id("ann@acme.example"))).isEmpty();
  }

  @Test
  void whoeverIsErasedIsFoundNoMore() {
    refused(world.platform.users().get(two, ann.id(), false));
    assertThat(about(id(ann.id()))).hasSize(2);

    done(world.platform.erasure().erase(account));

    assertThat(about(account(account))).isEmpty();
    assertThat(about(address("ann@acme.example"))).isEmpty();
    assertThat(about(id(ann.id()))).isEmpty();
    assertThat(about(id(account))).isEmpty();
  }
}

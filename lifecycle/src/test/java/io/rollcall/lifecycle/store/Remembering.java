package io.rollcall.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rollcall.db.Database;
import io.rollcall.db.UniqueViolation;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.source.Memory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the engine remembers, on any database.
abstract class Remembering {
  private static final SourceId ADA = new SourceId("staff", "ada");
  private static final SourceId GRACE = new SourceId("staff", "grace");

  private final TickingClock clock = new TickingClock();
  private Database database;
  private Store store;

  abstract Database fresh();

  @BeforeEach
  void open() {
    database = fresh();
    store = Store.open(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyAddressOfAPersonIsKeptAndSpellingIsNoNews() {
    remember(ADA, "Ada Byron", "ada.byron@example.com");
    remember(ADA, "Ada Lovelace", "Ada.Lovelace@example.com");
    remember(ADA, "Ada Lovelace", "ada.lovelace@EXAMPLE.com");
    assertThat(store.addresses().all())
        .extracting(Addresses.Given::address)
        .containsExactly("ada.byron@example.com", "Ada.Lovelace@example.com");
    assertThat(store.addresses().given().get("ada.lovelace@example.com")).containsExactly(ADA);
  }

  @Test
  void allOfItCanBeCopied(@TempDir Path folder) {
    remember(ADA, "Ada Byron", "ada.byron@example.com");
    store.mirrors().keep("ad", 0, news("one", Map.of("a", "A", "b", "B"), Set.of()));
    long run = store.journal().begin("sync");
    try (Database copy = Database.open("jdbc:sqlite:" + folder.resolve("copy.db"))) {
      StoreCopy.copy(database, copy);
      Store copied = Store.open(copy, clock);
      assertThat(copied.addresses().all()).isEqualTo(store.addresses().all()).isNotEmpty();
      assertThat(copied.mirrors().mirror("ad")).isEqualTo(store.mirrors().mirror("ad"));
      assertThat(copied.journal().begin("sync")).isGreaterThan(run);
    }
  }

  @Test
  void whereNothingIsRememberedNothingIsCopied(@TempDir Path folder) {
    try (Database nothing = Database.open("jdbc:sqlite:" + folder.resolve("nothing.db"));
        Database copy = Database.open("jdbc:sqlite:" + folder.resolve("copy.db"))) {
      StoreCopy.copy(nothing, copy);
      assertThat(Store.open(copy, clock).addresses().all()).isEmpty();
      assertThat(nothing.<Boolean>read(sql -> sql.meta().getTables().isEmpty())).isTrue();
    }
  }

  @Test
  void tablesOfAnotherVersionAreNotCopied(@TempDir Path folder) {
    int _ = database.write(sql -> sql.execute("update flyway_lifecycle set version = '0.5'"));
    try (Database copy = Database.open("jdbc:sqlite:" + folder.resolve("copy.db"))) {
      assertThatThrownBy(() -> StoreCopy.copy(database, copy))
          .hasMessageContaining("at version 0.5")
          .hasMessageContaining("./rollcall plan");
    }
  }

  @Test
  void ofTwoReadsAtOnceTheFirstIsKeptAndWhole() {
    Mirrors mirrors = store.mirrors();
    assertThat(mirrors.mirror("ad")).isEmpty();
    assertThat(mirrors.keep("ad", 0, news("one", Map.of("a", "A", "b", "B"), Set.of()))).isTrue();
    assertThat(mirrors.keep("ad", 0, news("other", Map.of("c", "C"), Set.of()))).isFalse();
    assertThat(mirrors.keep("ad", 1, news("two", Map.of("a", "A2"), Set.of("b")))).isTrue();
    assertThat(mirrors.keep("ad", 1, news("late", Map.of(), Set.of("a")))).isFalse();
    assertThat(mirrors.mirror("ad")).contains(new Memory.Mirror(2, "two", Map.of("a", "A2")));
    assertThat(mirrors.mirror("hr")).isEmpty();
  }

  @Test
  void whatWasKeptOfSourcesThatAreNotReadAnyMoreIsForgotten() {
    Mirrors mirrors = store.mirrors();
    for (String source : List.of("ad", "hr", "old")) {
      mirrors.keep(source, 0, news("one", Map.of("a", source), Set.of()));
    }
    mirrors.keepOnly(Set.of("ad", "hr"));
    assertThat(mirrors.mirror("old")).isEmpty();
    assertThat(mirrors.mirror("hr")).contains(new Memory.Mirror(1, "one", Map.of("a", "hr")));
    assertThat(mirrors.keep("old", 1, news("late", Map.of("b", "B"), Set.of()))).isFalse();
    assertThat(mirrors.keep("old", 0, news("new", Map.of("b", "B"), Set.of()))).isTrue();
    assertThat(mirrors.mirror("old")).contains(new Memory.Mirror(1, "new", Map.of("b", "B")));

    mirrors.keepOnly(Set.of());
    assertThat(mirrors.mirror("ad")).isEmpty();
    mirrors.keep("ad", 0, news("again", Map.of(), Set.of()));
    assertThat(mirrors.mirror("ad")).contains(new Memory.Mirror(1, "again", Map.of()));
  }

  private static Memory.News news(String mark, Map<String, String> changed, Set<String> gone) {
    return new Memory.News(mark, changed, gone);
  }

  @Test
  void anAddressThatTwoPeopleHadIsKnownOfBoth() {
    remember(ADA, "Ada", "a@example.com");
    remember(GRACE, "Grace", "A@example.com");
    assertThat(store.addresses().given().get("a@example.com"))
        .containsExactlyInAnyOrder(ADA, GRACE);
  }

  @Test
  void whoComesBackToAnAddressHasItAsTheLatest() {
    remember(ADA, "Ada", "a@example.com");
    remember(ADA, "Ada", "b@example.com");
    remember(ADA, "Ada", "a@example.com");
    remember(ADA, "Ada", "a@example.com");
    assertThat(store.addresses().all()).hasSize(2);
    assertThat(store.addresses().all().getFirst().last())
        .isAfter(store.addresses().all().getLast().last());
  }

  @Test
  void anAddressThatATargetGivesIsKeptOnceBesideTheSourcesOwn() {
    Person said = new Person(ADA, "a@example.com", true, Attributes.NONE);
    Person shown = new Person(ADA, "app.a@example.com", true, Attributes.NONE);
    store.addresses().remember(List.of(said), now());
    store.addresses().rememberMapped(List.of(said), List.of(shown), now());
    List<Addresses.Given> once = store.addresses().all();
    store.addresses().rememberMapped(List.of(said), List.of(shown), now());
    store.addresses().rememberMapped(List.of(said), List.of(said), now());
    assertThat(store.addresses().given().get("app.a@example.com")).containsExactly(ADA);
    assertThat(store.addresses().all()).hasSize(2).isEqualTo(once);
  }

  @Test
  void aLinkIsOnePersonsAndOneAccounts() {
    store.links().put(link(ADA, "1", Link.State.LIVE));
    assertThatThrownBy(() -> store.links().put(link(GRACE, "1", Link.State.LIVE)))
        .isInstanceOf(UniqueViolation.class);
    assertThatThrownBy(() -> store.links().put(link(ADA, "2", Link.State.LIVE)))
        .isInstanceOf(UniqueViolation.class);
    store.links().put(link(ADA, "2", Link.State.RETIRED));
    store.links().put(link(ADA, "1", Link.State.SEVERED));
    store.links().put(link(GRACE, "1", Link.State.LIVE));
    assertThat(store.links().of("miro")).hasSize(3);
    assertThat(store.links().of("other")).isEmpty();
    assertThat(store.links().live("miro", GRACE).orElseThrow().accountId()).isEqualTo("1");
    assertThat(store.links().live("miro", ADA)).isEmpty();
    assertThat(store.links().ofAccount("miro", "1"))
        .extracting(Link::person)
        .containsExactly(ADA, GRACE);
  }

  @Test
  void anIntentIsInDoubtUntilItsAnswerAndTheAnswerBringsTheLink() {
    long run = store.journal().begin("sync");
    Operation operation = operation(run, "miro", 1);
    store.journal().intend(operation);
    assertThat(store.journal().doubtful("miro")).hasSize(1);
    assertThat(store.journal().doubtful("other")).isEmpty();
    store
        .journal()
        .answer(
            operation,
            Operation.State.DONE,
            Optional.empty(),
            "done",
            Optional.of("1"),
            List.of(link(ADA, "1", Link.State.LIVE)));
    assertThat(store.journal().doubtful("miro")).isEmpty();
    assertThat(store.links().live("miro", ADA)).isPresent();
    Operation written = store.journal().history(Optional.of(ADA), List.of()).getFirst();
    assertThat(written.state()).isEqualTo(Operation.State.DONE);
    assertThat(written.accountId()).contains("1");
    assertThat(written.after()).isEqualTo(operation.after());
    assertThat(store.journal().history(Optional.empty(), List.of("A@example.com"))).hasSize(1);
  }

  @Test
  void whatWasSentSinceAMomentIsToldForEachTarget() {
    long run = store.journal().begin("sync");
    store.journal().intend(operation(run, "miro", 1));
    store.journal().intend(operation(run, "other", 1));

    assertThat(store.journal().sentSince("miro", clock.instant())).hasSize(1);
    assertThat(store.journal().sentSince("miro", clock.instant().plusMillis(1))).isEmpty();
  }

  @Test
  void whatWasSentLastAboutSomebodyIsAllOfTheNewestRunThatSentAnything() {
    store.journal().intend(operation(store.journal().begin("sync"), "miro", 1));
    long newest = store.journal().begin("sync");
    store.journal().intend(operation(newest, "miro", 2));
    store.journal().intend(operation(newest, "miro", 1));
    store.journal().intend(operation(store.journal().begin("sync"), "other", 1));

    assertThat(store.journal().sentLast("miro")).containsOnlyKeys(ADA);
    assertThat(store.journal().sentLast("miro").get(ADA))
        .extracting(Operation::run, Operation::number)
        .containsExactly(tuple(newest, 1), tuple(newest, 2));
    assertThat(store.journal().sentLast("third")).isEmpty();
  }

  @Test
  void whatIsInDoubtIsSettledOnceTheTargetWasRead() {
    long run = store.journal().begin("sync");
    store.journal().intend(operation(run, "miro", 1));
    store.journal().settle(store.journal().doubtful("miro"));
    assertThat(store.journal().doubtful("miro")).isEmpty();
    assertThat(store.journal().history(Optional.of(ADA), List.of()).getFirst().state())
        .isEqualTo(Operation.State.SETTLED);
  }

  @Test
  void twoTargetsOfOneRunHaveNumbersOfTheirOwn() {
    long run = store.journal().begin("sync");
    store.journal().intend(operation(run, "miro", 1));
    Operation other = operation(run, "other", 1);
    store.journal().intend(other);
    store
        .journal()
        .answer(other, Operation.State.DONE, Optional.empty(), "done", Optional.empty(), List.of());
    assertThat(store.journal().doubtful("miro")).hasSize(1);
    assertThat(store.journal().doubtful("other")).isEmpty();
  }

  @Test
  void runsAreCounted() {
    assertThat(store.journal().begin("plan")).isEqualTo(1);
    assertThat(store.journal().begin("sync")).isEqualTo(2);
    store.journal().end(2, "{}");
  }

  @Test
  void theSameRefusalCountsUpAndAnotherAddressStartsAnew() {
    refuse("a@example.com");
    refuse("A@example.com");
    Refusal twice = refusal();
    assertThat(twice.times()).isEqualTo(2);
    assertThat(twice.last()).isAfter(twice.first());
    refuse("b@example.com");
    Refusal anew = refusal();
    assertThat(anew.times()).isEqualTo(1);
    assertThat(anew.address()).isEqualTo("b@example.com");
    store.refusals().clear("miro", ADA);
    assertThat(store.refusals().of("miro")).isEmpty();
  }

  @Test
  void aPersonHasOneRecipeAndOneThatIsDoneIsForgotten() {
    Healing first = healing("1", Healing.State.STOPPED);
    store.healings().save("miro", first);
    Healing second = healing("2", Healing.State.OPEN);
    store.healings().save("miro", second);
    assertThat(store.healings().of("miro").values()).containsExactly(second);
    Healing broughtBack = second.bringingBack().heldBy("77");
    store.healings().save("miro", broughtBack);
    assertThat(store.healings().of("miro").values()).containsExactly(broughtBack);
    assertThat(store.healings().of("other")).isEmpty();
    store.healings().save("miro", broughtBack.to(Healing.State.DONE, "healed"));
    assertThat(store.healings().of("miro")).isEmpty();
  }

  @Test
  void aRecipeIsAsOldAsItsBeginning() {
    Healing begun = healing("1", Healing.State.OPEN);
    store.healings().save("miro", begun);
    Optional<Instant> began = store.healings().began(begun);
    assertThat(began).isPresent();
    clock.tick(Duration.ofHours(1));
    store.healings().save("miro", begun.to(Healing.State.DONE, "healed"));
    assertThat(store.healings().began(begun)).isEqualTo(began);
    Verdict verdict = new Verdict(ADA, "77", Verdict.Meaning.NOT_THEIRS, clock.instant());
    store.healings().forget("miro", verdict, List.of());
    assertThat(store.healings().began(begun)).isEmpty();
    assertThat(store.verdicts().of("miro").get(ADA)).containsExactly(Map.entry("77", verdict));
  }

  @Test
  void casesOpenCloseAndOpenAgain() {
    Case one = undecided(ADA, "a@example.com");
    Case other = undecided(GRACE, "b@example.com");
    store.cases().replace("miro", List.of(one, other), Optional.empty());
    assertThat(store.cases().open("miro")).hasSize(2);
    store.cases().replace("miro", List.of(), Optional.of(Set.of(ADA)));
    assertThat(store.cases().open("miro")).extracting(Case::value).containsExactly("b@example.com");
    store.cases().replace("miro", List.of(one), Optional.empty());
    assertThat(store.cases().open("miro")).extracting(Case::value).containsExactly("a@example.com");
    assertThat(store.cases().open("other")).isEmpty();
  }

  @Test
  void ofEveryTargetTheLastRunIsKnownAndWhenOneSucceeded() {
    assertThat(store.targetRuns().all()).isEmpty();
    TargetRuns.Ended good = ended(1, 3);
    store.targetRuns().ended(good);
    assertThat(store.targetRuns().all())
        .containsExactly(new TargetRuns.Last(good, Optional.of(good.ended())));

    TargetRuns.Ended bad = ended(2, 4);
    store.targetRuns().ended(bad);
    assertThat(store.targetRuns().all())
        .containsExactly(new TargetRuns.Last(bad, Optional.of(good.ended())));

    TargetRuns.Ended better = ended(3, 0);
    store.targetRuns().ended(better);
    assertThat(store.targetRuns().all())
        .containsExactly(new TargetRuns.Last(better, Optional.of(better.ended())));
  }

  private TargetRuns.Ended ended(long run, int exitCode) {
    Instant started = now();
    clock.tick(Duration.ofMinutes(1));
    return new TargetRuns.Ended("miro", run, started, now(), exitCode, 2);
  }

  @Test
  void aTurnHasNoEndUntilItEnded() {
    assertThat(store.turns().last("miro")).isEmpty();
    store.turns().begin("miro", now());
    assertThat(store.turns().last("miro")).contains(new Turns.Last(now(), Optional.empty()));

    store.turns().end("miro", now());
    assertThat(store.turns().last("miro")).contains(new Turns.Last(now(), Optional.of(now())));

    Instant first = now();
    clock.tick(Duration.ofMinutes(1));
    store.turns().begin("miro", now());
    assertThat(first).isBefore(now());
    assertThat(store.turns().last("miro")).contains(new Turns.Last(now(), Optional.empty()));
  }

  private void remember(SourceId id, String name, String address) {
    clock.tick(Duration.ofMinutes(1));
    Attributes attributes = Attributes.of(Attributes.DISPLAY_NAME, name);
    store.addresses().remember(List.of(new Person(id, address, true, attributes)), now());
  }

  private void refuse(String address) {
    clock.tick(Duration.ofMinutes(1));
    store.refusals().add("miro", ADA, address, 409, "not unique", now());
  }

  private Refusal refusal() {
    return store.refusals().of("miro").values().iterator().next();
  }

  private Instant now() {
    return clock.instant();
  }

  private Link link(SourceId person, String account, Link.State state) {
    return new Link("miro", person, account, state, now(), "a test");
  }

  private static Healing healing(String id, Healing.State state) {
    return new Healing(
        id,
        ADA,
        "1",
        "a@example.com",
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        state,
        "a test");
  }

  private static Case undecided(SourceId person, String address) {
    return new Case(
        new Who(Optional.of(person), "somebody", address),
        Case.Kind.HELD_ADDRESS,
        address,
        "held",
        "look");
  }

  private Operation operation(long run, String target, int number) {
    return new Operation(
        run,
        number,
        target,
        Optional.of(ADA),
        "Ada",
        "a@example.com",
        "create",
        Optional.empty(),
        Attributes.NONE,
        Attributes.of(Attributes.USER_NAME, "a@example.com"),
        Operation.State.INTENT,
        Optional.empty(),
        Optional.empty(),
        now(),
        Optional.empty());
  }
}

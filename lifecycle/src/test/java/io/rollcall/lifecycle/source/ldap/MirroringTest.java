package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.pretend.Sizes;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.SeveralSources;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Remark;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads that ask only for what changed, of a server that counts changes as OpenLDAP does, or only
/// has a clock.
final class MirroringTest {
  private static final Asked ASKED = new Asked(List.of("team-*", "inner"), Set.of("ou"));
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;
  private Database database;
  private Memory memory;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    memory = Store.open(database, new TickingClock()).mirrors();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverHappensReadsAsInAFullRead(boolean counting) throws LDAPException {
    long first = Sizes.seed();
    for (long seed = first; seed < first + 8L * Sizes.SIZE; seed++) {
      memory = Store.open(database, new TickingClock()).mirrors();
      Random random = new Random(seed);
      try (TestDirectory directory = counting ? TestDirectory.counting() : TestDirectory.timing()) {
        Company company = new Company(directory, random);
        for (int run = 0; run < 25; run++) {
          for (int i = random.nextInt(4); i > 0; i--) {
            company.happen();
          }
          Read full = source(directory, Company.STAFF, Memory.NONE).read();
          Read mirrored = source(directory, Company.STAFF, memory).read();
          assertSame(full, mirrored, "seed " + seed + ", run " + run);
        }
      }
    }
  }

  private static void assertSame(Read full, Read mirrored, String when) {
    assertThat(mirrored.getClass()).as(when).isEqualTo(full.getClass());
    if (full instanceof Read.Complete whole && mirrored instanceof Read.Complete changes) {
      assertThat(changes.people()).as(when).isEqualTo(whole.people());
      assertThat(changes.groups()).as(when).isEqualTo(whole.groups());
      assertThat(changes.unusable()).as(when).isEqualTo(whole.unusable());
    }
  }

  @Test
  void asksOnlyForWhatChanged() throws LDAPException {
    AtomicInteger asked = new AtomicInteger();
    try (TestDirectory directory = TestDirectory.counting(showing(asked))) {
      String ann = directory.person("ann");
      directory.group("app", ann, directory.person("bob"), directory.person("cid"));

      assertThat(complete(app(directory)).proof()).startsWith("3 of 3 members of app, full read,");
      assertThat(asked.getAndSet(0)).isEqualTo(3);

      directory.set(ann, "mail", "ann.lund@example.com");
      Read.Complete read = complete(app(directory));
      assertThat(asked).hasValue(1);
      assertThat(read.proof()).startsWith("3 of 3 members of app, by times of change,");
      assertThat(read.people())
          .extracting(Person::address)
          .contains("ann.lund@example.com", "bob@example.com", "cid@example.com");
    }
  }

  @Test
  void everythingIsReadAgainAfterADayAndForAnotherQuestion() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting()) {
      directory.group("app", directory.person("ann"));

      assertThat(how(app(directory))).isEqualTo("full read");
      assertThat(how(app(directory))).isEqualTo("by times of change");
      assertThat(how(at(directory, NOW.plus(Duration.ofHours(24))))).isEqualTo("full read");
      assertThat(how(at(directory, NOW.plus(Duration.ofHours(25)))))
          .isEqualTo("by times of change");
      assertThat(how(source(directory, TestDirectory.BASE, memory))).isEqualTo("full read");
      assertThat(
              how(
                  new LdapSource(
                          directory
                              .settings(new Scope.Group("app"))
                              .reading(new LdapSettings.Reading(false, Duration.ofHours(24))),
                          Clock.fixed(NOW, ZoneOffset.UTC))
                      .with(memory)))
          .isEqualTo("full read");
      assertThat(kept()).isEmpty();
    }
  }

  @Test
  void whoeverGoesIsForgotten() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting()) {
      String ann = directory.person("ann");
      directory.group("app", ann, directory.person("bob"));
      complete(app(directory));
      assertThat(kept().toString()).contains("ann@example.com");

      directory.delete(ann);
      directory.change("cn=app," + TestDirectory.BASE, ModificationType.DELETE, "member", ann);
      complete(app(directory));

      assertThat(kept().toString()).contains("bob@example.com").doesNotContain("ann");
    }
  }

  @Test
  void aSourceSaysUnderWhichNameItKeepsSomething() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting()) {
      LdapSource corp = app(directory);
      assertThat(corp.mirrored()).containsExactly("corp");
      assertThat(new SeveralSources(List.of(corp)).mirrored()).containsExactly("corp");
      LdapSettings off =
          directory
              .settings(new Scope.Group("app"))
              .reading(new LdapSettings.Reading(false, Duration.ofHours(24)));
      assertThat(new LdapSource(off, Clock.systemUTC()).mirrored()).isEmpty();
    }
  }

  @Test
  void aReadThatFailsInTheMiddleChangesNothing() throws LDAPException {
    AtomicBoolean broken = new AtomicBoolean();
    InMemoryOperationInterceptor breaking =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchRequest(InMemoryInterceptedSearchRequest request)
              throws LDAPException {
            if (broken.get() && request.getRequest().getFilter().toString().contains("cn=app")) {
              throw new LDAPException(ResultCode.BUSY, "try later");
            }
          }
        };
    try (TestDirectory directory = TestDirectory.counting(breaking)) {
      String ann = directory.person("ann");
      directory.group("app", ann, directory.person("bob"));
      complete(app(directory));
      Memory.Mirror before = memory.mirror("corp").orElseThrow();

      directory.set(ann, "mail", "ann.lund@example.com");
      broken.set(true);
      assertThat(app(directory).read()).isInstanceOf(Read.Incomplete.class);
      assertThat(memory.mirror("corp")).contains(before);

      broken.set(false);
      assertThat(complete(app(directory)).people())
          .extracting(Person::address)
          .contains("ann.lund@example.com");
    }
  }

  @Test
  void aBrokenMirrorIsReplaced() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting()) {
      directory.group("app", directory.person("ann"));
      complete(app(directory));
      Memory.Mirror good = memory.mirror("corp").orElseThrow();
      String id = good.entries().keySet().iterator().next();
      memory.keep(
          "corp",
          good.version(),
          new Memory.News(good.mark(), Map.of(id, "listed\nno entry"), Set.of()));

      assertThat(how(app(directory)))
          .isEqualTo("full read, since what was kept of the last one is broken");
      assertThat(kept()).isEqualTo(good.entries());
    }
  }

  @Test
  void whoMovesFromGroupToGroupWhileTheyAreReadIsNotMissed() throws LDAPException {
    AtomicReference<TestDirectory> running = new AtomicReference<>();
    AtomicBoolean moved = new AtomicBoolean();
    InMemoryOperationInterceptor moving =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchRequest(InMemoryInterceptedSearchRequest request)
              throws LDAPException {
            // Between the two groups: the first was read with ann not yet in it.
            if (request.getRequest().getBaseDN().startsWith("cn=b,")
                && moved.compareAndSet(false, true)) {
              TestDirectory directory = Objects.requireNonNull(running.get());
              String ann = TestDirectory.dn("ann");
              directory.change("cn=a," + TestDirectory.BASE, ModificationType.ADD, "member", ann);
              directory.change(
                  "cn=b," + TestDirectory.BASE, ModificationType.DELETE, "member", ann);
            }
          }
        };
    for (Memory kept : List.of(Memory.NONE, memory)) {
      moved.set(false);
      try (TestDirectory directory = TestDirectory.counting(moving)) {
        running.set(directory);
        String ann = directory.person("ann");
        String bob = directory.person("bob");
        directory.group("a", bob);
        directory.group("b", ann, bob);
        directory.group("app", "cn=a," + TestDirectory.BASE, "cn=b," + TestDirectory.BASE);

        Read.Complete read = complete(app(directory, kept, NOW));

        assertThat(moved).isTrue();
        assertThat(read.people()).extracting(Person::address).contains("ann@example.com");
      }
    }
  }

  @Test
  void aGroupIsReadAgainWhenItLosesANameSilently() throws LDAPException {
    AtomicReference<String> hidden = new AtomicReference<>("");
    InMemoryOperationInterceptor dropping =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
            Entry entry = result.getSearchEntry().duplicate();
            if (entry.removeAttributeValue("member", Objects.requireNonNull(hidden.get()))) {
              result.setSearchEntry(entry);
            }
          }
        };
    try (TestDirectory directory = TestDirectory.counting(dropping)) {
      String ann = directory.person("ann");
      directory.group("app", ann, directory.person("bob"));
      directory.group("team-a", ann);
      complete(source(directory, TestDirectory.BASE, memory));

      directory.delete(ann); // and no group counts as changed
      hidden.set(ann);

      assertThat(complete(source(directory, TestDirectory.BASE, memory)).groups())
          .filteredOn(group -> group.name().equals("team-a"))
          .singleElement()
          .returns(Set.of(), SourceGroup::members);
    }
  }

  @Test
  void withoutDirSyncEverythingIsReadAndTheReasonIsSaidOnce() throws LDAPException {
    try (TestDirectory directory = TestDirectory.activeDirectory()) {
      String ann = directory.person("ann");
      directory.set(ann, "objectCategory", "person");
      directory.set(ann, "objectClass", "person", "user");
      directory.group("app", ann);
      directory.set("cn=app," + TestDirectory.BASE, "objectClass", "group");

      Read.Complete first = complete(app(directory));
      assertThat(first.proof()).contains("full read, as always without DirSync (unavail");
      assertThat(first.unusable())
          .extracting(Unusable::why)
          .containsExactly(
              ann
                  + " shows no userAccountControl, so nobody knows whether they may sign in. The bind account needs the right to read it.");
      directory.set(ann, "userAccountControl", "512");
      assertThat(how(app(directory))).isEqualTo("full read");
      assertThat(kept()).isEmpty();
      assertThat(app(directory).examine())
          .singleElement()
          .returns(false, Remark::good)
          .extracting(Remark::text)
          .asString()
          .startsWith("DirSync does not work for the bind account");
    }
  }

  private Map<String, String> kept() {
    return memory.mirror("corp").orElseThrow().entries();
  }

  private LdapSource app(TestDirectory directory) {
    return at(directory, NOW);
  }

  private LdapSource at(TestDirectory directory, Instant now) {
    return app(directory, memory, now);
  }

  private static LdapSource app(TestDirectory directory, Memory memory, Instant now) {
    return new LdapSource(
            directory.settings(new Scope.Group("app")), Clock.fixed(now, ZoneOffset.UTC))
        .with(memory);
  }

  private static LdapSource source(TestDirectory directory, String base, Memory memory) {
    LdapSettings usual = directory.settings(new Scope.Group("app"));
    SignIn admin =
        new SignIn.ByPassword(
            "cn=admin," + TestDirectory.BASE, Secret.of(TestDirectory.PASSWORD, "env:X"));
    LdapSettings staff = LdapSettings.of("corp", usual.server().url(), base, admin, usual.scope());
    return new LdapSource(staff.asking(ASKED), Clock.systemUTC()).with(memory);
  }

  private static String how(LdapSource source) {
    return complete(source)
        .proof()
        .replaceAll("^\\d+ of \\d+ members of \\w+, |, \\d+ pages?.*", "");
  }

  private static Read.Complete complete(LdapSource source) {
    return assertThat(source.read()).asInstanceOf(type(Read.Complete.class)).actual();
  }

  /// Counts entries that are shown with their addresses.
  private static InMemoryOperationInterceptor showing(AtomicInteger shown) {
    return new InMemoryOperationInterceptor() {
      @Override
      public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
        if (result.getSearchEntry().hasAttribute("mail")) {
          shown.incrementAndGet();
        }
      }
    };
  }
}

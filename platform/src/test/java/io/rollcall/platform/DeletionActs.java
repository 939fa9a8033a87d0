package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.AccountRows;
import io.rollcall.platform.sql.DomainRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An account is deleted by whoever manages it: a fortnight in which it can be had back, then it is
/// erased.
abstract class DeletionActs {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final Instant DUE = Instant.parse("2026-11-26T10:00:00Z");

  private static final long PATIENCE_SECONDS = 60;

  private World world;
  private Organization acme;
  private Organization other;
  private Caller.OfDirectory directory;
  private Caller.OfDirectory others;
  private String ann;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    other = world.organization("Other");
    directory = world.directory(acme, World.REVIVING, "ours");
    others = world.directory(other, World.REVIVING, "theirs");
    ann = done(world.create(directory, "ann@acme.example")).id();
  }

  private Outcome<Instant> delete(String account) {
    return world.platform.deletions().begin(OPERATOR, acme.id(), account);
  }

  private Outcome<String> cancel(String account) {
    return world.platform.deletions().cancel(OPERATOR, acme.id(), account);
  }

  private Outcome<Member> invite(Organization organization, String email, Role role) {
    return world
        .platform
        .members()
        .add(new Caller.Person("Bo"), organization.id(), email, role, Optional.empty());
  }

  private Optional<Boolean> active(Caller.OfDirectory caller, String id) {
    return done(world.platform.users().get(caller, id, true)).resource().bool("active");
  }

  @Test
  void aDeletedAccountIsInactiveEverywhereAndEveryOrganizationThatHasItReadsOfIt() {
    world.add(other, "ann@acme.example", Role.MEMBER);
    long version = done(world.platform.users().get(others, ann, true)).version();

    assertThat(done(delete(ann))).isEqualTo(DUE);

    for (Caller.OfDirectory caller : List.of(directory, others)) {
      assertThat(active(caller, ann)).contains(false);
      assertThat(world.find(caller, "active eq false")).extracting(User::id).containsExactly(ann);
      world.assertSearchIsFresh(caller);
    }
    assertThat(done(world.platform.users().get(others, ann, true)).version())
        .isGreaterThan(version);
    assertThat(world.platform.members().get(other.id(), ann).map(Member::active)).contains(false);
    assertThat(world.platform.members().list(acme.id(), members(false))).hasSize(1);
    assertThat(world.platform.members().list(acme.id(), members(true))).isEmpty();
    assertThat(refused(world.platform.members().signIn(acme.id(), "ann@acme.example")))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.DELETION_BEGUN);
    LogEntry news = world.log(other).getLast();
    assertThat(news.kind()).isEqualTo(LogEntry.Kind.DELETION_BEGUN);
    assertThat(news.toString()).doesNotContain("Acme", acme.id()).contains(DUE.toString());
    assertThat(world.platform.accounts().find(ann).getFirst().deletionDue()).contains(DUE);
    assertThat(world.platform.accounts().in(acme.id(), ann).orElseThrow().deletionDue())
        .contains(DUE);
  }

  private static MemberQuery members(boolean active) {
    return new MemberQuery(List.of(), Optional.empty(), Optional.of(active), Optional.empty(), 100);
  }

  @Test
  void cancelledItIsAsItWasAndActiveWhereItWasCancelled() {
    world.add(other, "ann@acme.example", Role.MEMBER);
    done(world.activate(directory, ann, false));
    done(world.activate(others, ann, false));
    done(delete(ann));
    world.clock.advance(Duration.ofDays(13));

    done(cancel(ann));

    assertThat(active(directory, ann)).contains(true);
    assertThat(active(others, ann)).as("deactivated before, by itself").contains(false);
    world.assertSearchIsFresh(directory);
    assertThat(world.find(directory, "active eq true")).extracting(User::id).containsExactly(ann);
    assertThat(world.log(other).getLast().kind()).isEqualTo(LogEntry.Kind.DELETION_CANCELLED);
    world.clock.advance(Duration.ofDays(30));
    assertThat(world.platform.retention().run().isNothing()).isTrue();
    assertThat(rule(cancel(ann))).isEqualTo("notDeleting");
    assertThat(world.platform.accounts().find(ann).getFirst().deletionDue()).isEmpty();
  }

  @Test
  void whenItIsDueTheAccountIsErasedAndItsAddressFree() {
    world.add(other, "ann@acme.example", Role.MEMBER);
    done(delete(ann));
    world.clock.advance(Duration.ofDays(14).minusMillis(1));
    assertThat(world.platform.retention().run().isNothing()).isTrue();
    world.clock.advance(Duration.ofMillis(1));

    assertThat(world.platform.retention().run().deleted()).isEqualTo(1);

    assertThat(world.platform.accounts().find("ann@acme.example")).isEmpty();
    assertThat(world.everything()).doesNotContain("ann@acme.example", ann);
    assertThat(done(world.create(directory, "ann@acme.example")).id()).isNotEqualTo(ann);
    assertThat(world.platform.retention().run().isNothing()).isTrue();
  }

  @Test
  void itsAddressIsRefusedToPostRenameAndInvitationWithTheNextStep() {
    String bob = done(world.create(directory, "bob@acme.example")).id();
    done(delete(ann));

    for (Outcome<?> outcome :
        List.of(
            world.create(directory, "Ann@acme.example"),
            world.rename(directory, bob, "ann@acme.example"),
            invite(acme, "ann@acme.example", Role.GUEST))) {
      Holder holder = holder(outcome);
      assertThat(holder.kind()).isEqualTo(Holder.Kind.DELETING);
      assertThat(holder.until()).contains(DUE);
      assertThat(refused(outcome).detail())
          .contains("an account in its deletion period (until 26 Nov 2026)");
      assertThat(world.log(acme).getLast().detail()).contains("deletion cancelled");
      assertThat(world.log(acme).getLast().account()).contains(ann);
    }
  }

  @Test
  void whoIsNotEntitledIsToldOfAnythingOutside() {
    String far = done(world.create(others, "zed@free.example")).id();
    done(world.create(directory, "eve@acme.example"));
    done(delete(ann));

    Holder taken = holder(world.create(others, "ann@acme.example"));
    assertThat(taken).isEqualTo(holder(world.create(others, "eve@acme.example")));
    assertThat(taken.kind()).isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(holder(world.rename(others, far, "ann@acme.example"))).isEqualTo(taken);
    assertThat(holder(invite(other, "ann@acme.example", Role.MEMBER))).isEqualTo(taken);
    assertThat(world.log(other).getLast().account()).isEmpty();
  }

  @Test
  void whoHadItOnceLearnsNothingOfItsDeletion() {
    world.add(other, "ann@acme.example", Role.MEMBER);
    done(world.platform.members().remove(OPERATOR, other.id(), ann));
    done(delete(ann));

    assertThat(holder(world.create(others, "ann@acme.example")).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(world.platform.accounts().in(other.id(), ann).orElseThrow().deletionDue()).isEmpty();
  }

  @Test
  void whoKnewItByExternalIdOnceLearnsNothingOfItsDeletion() {
    Organization beta = world.organization("Beta", "beta.example");
    Caller.OfDirectory once = world.directory(beta, World.REVIVING_RECORDS, "once");
    User bob =
        done(world.create(once, World.json("{'userName':'bob@beta.example','externalId':'x'}")));
    String account = world.accountOf(bob);
    world.add(acme, "bob@beta.example", Role.MEMBER);
    done(world.platform.users().delete(once, bob.id(), Expected.ANY));
    done(world.platform.domains().release(OPERATOR, beta.id(), "beta.example"));
    done(world.platform.domains().claim(OPERATOR, acme.id(), "beta.example"));
    done(delete(account));

    User again = done(world.create(once, World.json("{'userName':'bob','externalId':'x'}")));

    assertThat(world.accountOf(again)).isNotEqualTo(account);
    assertThat(world.log(beta).toString()).doesNotContain("deletion", DUE.toString());
    assertThat(world.platform.accounts().find(account).getFirst().deletionDue()).contains(DUE);
  }

  @Test
  void aDomainThatIsGivenUpEndsTheDeletionsOnIt() {
    world.add(other, "ann@acme.example", Role.MEMBER);
    done(world.platform.domains().claim(OPERATOR, acme.id(), "sub.acme.example"));
    String bob = done(world.create(directory, "bob@sub.acme.example")).id();
    done(delete(ann));
    done(delete(bob));

    done(world.platform.domains().release(OPERATOR, acme.id(), "acme.example"));

    assertThat(active(directory, ann)).contains(true);
    world.assertSearchIsFresh(directory);
    assertThat(world.log(acme))
        .extracting(LogEntry::kind)
        .containsOnlyOnce(LogEntry.Kind.DELETION_CANCELLED);
    LogEntry news = world.log(other).getLast();
    assertThat(news.kind()).isEqualTo(LogEntry.Kind.DELETION_CANCELLED);
    assertThat(news.toString()).doesNotContain("Acme", acme.id());
    world.clock.advance(Duration.ofDays(30));
    assertThat(world.platform.retention().run().deleted()).as("bob's only").isEqualTo(1);
    assertThat(world.platform.accounts().find(ann).getFirst().deletionDue()).isEmpty();
  }

  /// Only where several transactions write at once.
  void noDeletionBeginsOnADomainThatIsBeingGivenUp() throws Exception {
    Outcome<Instant> begun =
        whileOpen(
            sql -> new DomainRows(sql).delete(acme.platformId(), "acme.example", acme.id()),
            () -> delete(ann));

    assertThat(rule(begun)).isEqualTo("notManaged");
    assertThat(world.platform.accounts().find(ann).getFirst().deletionDue()).isEmpty();
  }

  /// Only where several transactions write at once.
  void whoGivesADomainUpWaitsForTheDeletionThatIsBeingBegunOnItAndEndsIt() throws Exception {
    done(
        whileOpen(
            sql -> {
              assertThat(new DomainRows(sql).heldOwner(acme.platformId(), "acme.example"))
                  .contains(acme.id());
              new AccountRows(sql).changeDeletion(ann, Optional.of(DUE.toEpochMilli()));
            },
            () -> world.platform.domains().release(OPERATOR, acme.id(), "acme.example")));

    assertThat(world.platform.accounts().find(ann).getFirst().deletionDue()).isEmpty();
    assertThat(world.log(acme))
        .extracting(LogEntry::kind)
        .contains(LogEntry.Kind.DELETION_CANCELLED);
  }

  /// What an act comes to that meets a transaction which has done its work and has not ended yet.
  private <T> T whileOpen(Consumer<DSLContext> work, Callable<T> act) throws Exception {
    var worked = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      try {
        Future<Boolean> open =
            threads.submit(() ->
                world.database.write(sql -> {
                  work.accept(sql);
                  worked.countDown();
                  return await(mayEnd);
                }));
        assertThat(await(worked)).isTrue();
        Future<T> outcome = threads.submit(act);
        while (!outcome.isDone() && !somebodyWaits()) {
          Thread.onSpinWait();
        }
        mayEnd.countDown();
        assertThat(open.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } finally {
        mayEnd.countDown();
      }
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
  }

  private boolean somebodyWaits() {
    return world.database.read(
        sql -> sql.fetchExists(DSL.table("pg_locks"), DSL.condition("not granted")));
  }

  @Test
  void anOrganizationThatIsDeletedLeavesNoDeletionBehind() {
    world.add(other, "ann@acme.example", Role.MEMBER);
    done(delete(ann));

    done(world.platform.organizations().delete(acme.id()));

    assertThat(world.platform.accounts().find(ann).getFirst().deletionDue()).isEmpty();
    assertThat(active(others, ann)).contains(true);
    assertThat(world.log(other).getLast().kind()).isEqualTo(LogEntry.Kind.DELETION_CANCELLED);
  }

  @Test
  void aCutAccountOnOurDomainIsNotBroughtBackOutOfItsDeletion() {
    done(world.platform.users().delete(directory, ann, Expected.ANY));
    done(delete(ann));

    assertThat(holder(world.create(directory, "ann@acme.example")).kind())
        .isEqualTo(Holder.Kind.DELETING);
  }

  @Test
  void nothingBringsItBackBesidesACancellation() {
    String group = done(world.platform.teams().create(OPERATOR, acme.id(), "Team")).groupId();
    String guest = world.add(acme, "guest@acme.example", Role.GUEST).accountId();
    done(delete(ann));
    done(delete(guest));

    assertThat(rule(world.activate(directory, ann, true))).isEqualTo("deleting");
    assertThat(rule(world.rename(directory, ann, "lee@acme.example"))).isEqualTo("deleting");
    assertThat(rule(world.platform.members().changeRole(OPERATOR, acme.id(), ann, Role.ADMIN)))
        .isEqualTo("deleting");
    String add = "{'op':'add','path':'members','value':[{'value':'%s'}]}";
    done(world.patchGroup(directory, group, add.formatted(ann)));
    assertThat(refused(world.patchGroup(directory, group, add.formatted(guest))))
        .isEqualTo(new Refusal.UnknownMembers(List.of(guest)));
    assertThat(active(directory, ann)).contains(false);
    assertThat(rule(delete(ann))).isEqualTo("deleting");
    done(world.platform.users().delete(directory, ann, Expected.ANY));
  }

  @Test
  void onlyWhoeverManagesAnAccountDeletesItAndOnlyWhereThePresetSaysSo() {
    String unmanaged = done(world.create(directory, "zed@free.example")).id();
    String strange = done(world.create(others, "stranger@free.example")).id();
    Organization miser = world.organization("Miser", "miser.example");
    String kept = done(world.create(world.directory(miser), "a@miser.example")).id();
    Caller otherKey = world.platform.tokens().authenticate(key(other)).orElseThrow();
    Caller key = world.platform.tokens().authenticate(key(acme)).orElseThrow();
    Deletions deletions = world.platform.deletions();

    assertThat(rule(delete(unmanaged))).isEqualTo("notManaged");
    assertThat(refused(delete(strange))).isEqualTo(new Refusal.Unknown("Account", strange));
    assertThat(refused(delete("\u0000"))).isInstanceOf(Refusal.Unknown.class);
    assertThat(rule(deletions.begin(OPERATOR, miser.id(), kept))).isEqualTo("noDeletion");
    assertThat(refused(deletions.begin(otherKey, acme.id(), ann)))
        .isEqualTo(new Refusal.Unknown("Organization", acme.id()));
    assertThat(refused(deletions.begin(otherKey, other.id(), ann)))
        .isEqualTo(new Refusal.Unknown("Account", ann));
    assertThat(refused(deletions.begin(directory, acme.id(), ann)))
        .isInstanceOf(Refusal.Unknown.class);
    done(deletions.begin(key, acme.id(), ann));
    assertThat(refused(deletions.cancel(otherKey, other.id(), ann)))
        .isInstanceOf(Refusal.Unknown.class);
    done(deletions.cancel(key, acme.id(), ann));
  }

  private String key(Organization organization) {
    return done(world.platform.keys().create(organization.id(), "k")).secret();
  }

  @Test
  void noOrganizationLosesItsLastActiveAdministratorByADeletion() {
    String boss = world.add(acme, "boss@acme.example", Role.ADMIN).accountId();
    assertThat(rule(delete(boss))).isEqualTo("lastAdministrator");
    String vice = world.add(acme, "vice@acme.example", Role.ADMIN).accountId();

    done(delete(boss));

    assertThat(rule(delete(vice))).isEqualTo("lastAdministrator");
    assertThat(rule(world.platform.members().remove(OPERATOR, acme.id(), vice)))
        .isEqualTo("lastAdministrator");
  }

  @Test
  void aRecordOfItStaysWhatItsDirectoryWasSentAndTheAccountKeepsItsAddress() {
    Organization beta = world.organization("Beta", "beta.example");
    Caller.OfDirectory one = world.directory(beta, World.REVIVING_RECORDS, "one");
    Caller.OfDirectory two = world.directory(beta, World.REVIVING_RECORDS, "two");
    User bob = done(world.create(one, "bob@beta.example"));
    String account = world.accountOf(bob);
    done(world.platform.deletions().begin(OPERATOR, beta.id(), account));

    assertThat(holder(world.create(two, "bob@beta.example")).kind())
        .isEqualTo(Holder.Kind.DELETING);
    assertThat(holder(world.create(one, "bob@beta.example")).kind())
        .isEqualTo(Holder.Kind.DELETING);
    assertThat(active(one, bob.id())).contains(true);
    done(world.rename(one, bob.id(), "rob@beta.example"));
    assertThat(world.address(account)).contains("bob@beta.example");
    assertThat(world.log(beta).getLast().detail()).contains("it is in its deletion period");
  }
}

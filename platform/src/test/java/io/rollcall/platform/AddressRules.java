package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may change an address to what, and who is told what about its holder.
abstract class AddressRules {
  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example", "acme2.example");
    directory = world.directory(acme);
  }

  @Test
  void anOrganizationRenamesWhomItCreated() {
    String id = done(world.create(directory, "ann@free.example")).id();

    User renamed = done(world.rename(directory, id, "ann@elsewhere.example"));

    assertThat(renamed.resource().string("userName")).contains("ann@elsewhere.example");
    assertThat(renamed.resource().objects("emails").getFirst().string("value"))
        .contains("ann@elsewhere.example");
    done(world.create(directory, "ann@free.example"));
  }

  @Test
  void anInvitationGivesNoRightOverTheAddress() {
    String id = world.add(acme, "ann@free.example", Role.MEMBER).accountId();

    assertThat(rule(world.rename(directory, id, "ann@elsewhere.example")))
        .isEqualTo("addressNotYours");
  }

  @Test
  void amongVerifiedDomainsAnOrganizationRenamesWhomItDidNotCreate() {
    String id = world.add(acme, "ann@acme.example", Role.MEMBER).accountId();

    done(world.rename(directory, id, "ann@acme2.example"));
    assertThat(rule(world.rename(directory, id, "ann@free.example"))).isEqualTo("addressNotYours");
  }

  @Test
  void whoEverBelongedToAnotherOrganizationIsNotRenamedByItsCreator() {
    String id = done(world.create(directory, "ann@free.example")).id();
    Organization other = world.organization("Other");
    world.add(other, "ann@free.example", Role.GUEST);

    assertThat(rule(world.rename(directory, id, "x@free.example")))
        .isEqualTo("severalOrganizations");
    done(world.platform.members().remove(new Caller.Operator(), other.id(), id));
    assertThat(rule(world.rename(directory, id, "x@free.example"))).isEqualTo("addressNotYours");
  }

  /// Else any key could ask so where else a person is whom it invited.
  @Test
  void whoCouldNotRenameAnywayIsNotToldThatThePersonIsElsewhere() {
    Organization other = world.organization("Other");
    String elsewhere = done(world.create(world.directory(other), "ann@free.example")).id();
    world.add(acme, "ann@free.example", Role.MEMBER);

    assertThat(rule(world.rename(directory, elsewhere, "x@free.example")))
        .isEqualTo("addressNotYours");
  }

  @Test
  void aDeactivatedUserKeepsItsUserNameUntilItIsActive() {
    String id = done(world.create(directory, "ann@acme.example")).id();
    done(world.activate(directory, id, false));

    assertThat(rule(world.rename(directory, id, "b@acme.example"))).isEqualTo("inactive");
    done(
        world.patch(
            directory,
            id,
            "{'op':'replace','path':'active','value':true},"
                + "{'op':'replace','path':'userName','value':'b@acme.example'}"));
  }

  @Test
  void aChangeOfCaseOnlyIsNoConflictWithOneself() {
    String id = done(world.create(directory, "ann@acme.example")).id();

    assertThat(done(world.rename(directory, id, "Ann@acme.example")).resource().string("userName"))
        .contains("Ann@acme.example");
  }

  @Test
  void everyHolderOutsideLooksTheSame() {
    Organization other = world.organization("Other", "other.example");
    Caller.OfDirectory others = world.directory(other);
    done(world.create(others, "member@other.example"));
    done(world.create(others, "free@free.example"));
    world.add(other, "guest@free.example", Role.GUEST);
    String gone = done(world.create(others, "gone@free.example")).id();
    done(world.platform.users().delete(others, gone, Expected.ANY));
    String mine = done(world.create(directory, "me@acme.example")).id();
    world.clock.advance(Duration.ofDays(3));

    List<String> addresses =
        List.of(
            "member@other.example",
            "free@free.example",
            "guest@free.example",
            "gone@free.example",
            "nobody@other.example");
    List<String> told =
        addresses.stream()
            .flatMap(address ->
                List.of(
                    told(world.create(directory, address), address),
                    told(world.rename(directory, mine, address), address))
                    .stream())
            .distinct()
            .toList();

    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).doesNotContain("(since").doesNotContain("Other");
  }

  /// What the answer and the log say, without the address and the diagnosis.
  private String told(Outcome<User> outcome, String address) {
    Refusal.Taken taken = (Refusal.Taken) refused(outcome);
    LogEntry entry = world.log(acme).getLast();
    assertThat(entry.diagnosis()).contains(taken.diagnosis());
    assertThat(entry.account()).isEmpty();
    return (taken.holder() + taken.detail() + entry.detail() + entry.kind())
        .replace(address, "")
        .replace(taken.diagnosis(), "");
  }

  @Test
  void theOperatorIsToldTheTruth() {
    Caller.OfDirectory others = world.directory(world.organization("Other"));
    String id = done(world.create(others, "ann@free.example")).id();
    done(world.create(directory, "me@acme.example"));
    refused(world.create(directory, "ann@free.example"));

    LogQuery all = LogQuery.all(100);
    LogQuery operator =
        new LogQuery(
            Optional.empty(),
            all.from(),
            all.until(),
            all.after(),
            all.limit(),
            true,
            LogQuery.Audience.OPERATOR,
            false);
    assertThat(world.platform.log().read(acme.id(), operator).entries().getLast().truth())
        .hasValueSatisfying(truth -> assertThat(truth).contains(id).contains("Other: member"));
  }

  @Test
  void whatAnAccountBecameAfterItWasCutIsNotTold() {
    String id = done(world.create(directory, "ann@acme.example")).id();
    String mine = done(world.create(directory, "me@acme.example")).id();
    done(world.platform.users().delete(directory, id, Expected.ANY));
    world.database.write(sql ->
        sql.execute(
            "update account set address = 'ann@new.example', address_key = 'ann@new.example'"
                + " where id = '"
                + id
                + "'"));

    assertThat(holder(world.rename(directory, mine, "ann@new.example")).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(holder(world.create(directory, "ann@new.example")).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
  }

  @Test
  void anEntitledReaderIsToldWhoSinceWhenAndWhatNext() {
    done(world.create(directory, "ann@acme.example"));
    String mine = done(world.create(directory, "me@acme.example")).id();
    world.clock.advance(Duration.ofDays(3));

    Outcome<User> outcome = world.rename(directory, mine, "ann@acme.example");

    assertThat(holder(outcome).directory()).contains("AD of Acme");
    assertThat(refused(outcome).detail()).contains("since 12 Nov 2026, by directory AD of Acme");
    assertThat(world.log(acme).getLast().detail()).contains("Next step: ");
  }

  @Test
  void whatLooksLikeAClaimedDomainIsAnotherOne() {
    world.organization("Football", "fußball.example");
    Organization other = world.organization("Soccer", "fussball.example");

    String soccer = done(world.create(world.directory(other), "ann@fussball.example")).id();

    assertThat(world.add(acme, "ann@free.example", Role.MEMBER).accountId()).isNotEqualTo(soccer);
    assertThat(
            refused(world.create(world.directory(other, World.SHARED, "B"), "ann@fußball.example")))
        .isInstanceOf(Refusal.Taken.class);
  }

  @Test
  void whatHasNoDomainOrTwoAtSignsIsNoAddress() {
    List<String> wrong =
        List.of(
            "ann@localhost",
            "ann@acme.example.",
            "ann@a_b.example",
            "ann\uff20evil.example@acme.example",
            "ann@evil.example\uff20acme.example",
            "x".repeat(300) + "@acme.example");
    for (String address : wrong) {
      Refusal refusal = refused(world.create(directory, address));
      assertThat(refusal).as(address).isInstanceOf(Refusal.Invalid.class);
      assertThat(refusal.detail()).hasSizeLessThan(250);
    }
  }
}

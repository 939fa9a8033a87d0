package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is older than it may become is forgotten.
abstract class RetentionActs {
  private static final Optional<Duration> DAYS_10 = Optional.of(Duration.ofDays(10));
  private static final Caller OPERATOR = new Caller.Operator();

  private World world;
  private Organization acme;
  private Organization other;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme");
    other = world.organization("Other");
  }

  private Retention retention() {
    return world.platform.retention();
  }

  @Test
  void theUsualPolicyHoldsUntilAnotherIsSet() {
    assertThat(retention().policy()).isEqualTo(RetentionPolicy.USUAL);
    RetentionPolicy other = new RetentionPolicy(Optional.empty(), DAYS_10, Optional.empty());
    retention().set(other);
    assertThat(retention().policy()).isEqualTo(other);
    assertThatThrownBy(() ->
            new RetentionPolicy(
                Optional.of(Duration.ofHours(23)), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oldEntriesOfTheLogGo() {
    retention().set(new RetentionPolicy(DAYS_10, Optional.empty(), Optional.empty()));
    for (int i = 0; i < 1_100; i++) {
      world.add(acme, "p" + i + "@x.example", Role.GUEST);
    }
    world.clock.advance(Duration.ofDays(10));
    world.add(acme, "late@x.example", Role.GUEST);
    assertThat(retention().run().isNothing()).isTrue();
    world.clock.advance(Duration.ofMillis(1));

    assertThat(retention().run().logEntries()).isEqualTo(1_102);
    assertThat(world.log(acme))
        .extracting(LogEntry::address)
        .containsExactly(Optional.of("late@x.example"));
    assertThat(world.platform.members().list(acme.id(), everybody())).hasSize(1_000);
  }

  private static MemberQuery everybody() {
    return new MemberQuery(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 1_000);
  }

  @Test
  void whoIsNowhereAnyMoreIsForgottenWithTheAddress() {
    retention().set(new RetentionPolicy(Optional.empty(), DAYS_10, DAYS_10));
    String gone = world.add(acme, "gone@x.example", Role.GUEST).accountId();
    String elsewhere = world.add(acme, "elsewhere@x.example", Role.GUEST).accountId();
    world.add(other, "elsewhere@x.example", Role.GUEST);
    for (String id : List.of(gone, elsewhere)) {
      done(world.platform.members().remove(OPERATOR, acme.id(), id));
    }
    assertThat(retention().run().isNothing()).isTrue();
    world.clock.advance(Duration.ofDays(11));

    Retention.Forgotten forgotten = retention().run();

    assertThat(forgotten.memberships()).isEqualTo(2);
    assertThat(forgotten.accounts()).isEqualTo(1);
    assertThat(world.platform.accounts().find("gone@x.example")).isEmpty();
    assertThat(world.platform.accounts().find("elsewhere@x.example")).hasSize(1);
    assertThat(retention().run().isNothing()).isTrue();
  }

  @Test
  void forgettingThatAnotherOrganizationHadTheAccountGivesNobodyRightsOverItsAddress() {
    retention().set(new RetentionPolicy(Optional.empty(), DAYS_10, Optional.empty()));
    Caller.OfDirectory directory = world.directory(acme);
    String id = done(world.create(directory, "ann@x.example")).id();
    world.add(other, "ann@x.example", Role.GUEST);
    done(world.platform.members().remove(OPERATOR, other.id(), id));
    assertThat(World.rule(world.rename(directory, id, "new@x.example")))
        .isEqualTo("addressNotYours");
    world.clock.advance(Duration.ofDays(11));
    assertThat(retention().run().memberships()).isEqualTo(1);

    assertThat(World.rule(world.rename(directory, id, "new@x.example")))
        .isEqualTo("addressNotYours");
  }
}

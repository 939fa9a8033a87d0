package io.rollcall.lifecycle.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Said;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.observe.GroupsSeen;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Reach;
import io.rollcall.lifecycle.target.miro.MiroTraits;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which account is whose at first contact, by the ids that immutable things have.
final class CorrelatorTest {
  private static final Person ANN =
      new Person(
          new SourceId("hr", "1001"),
          "ann@x.example",
          true,
          Attributes.of(Attributes.EMPLOYEE_NUMBER, "E1")
              .with(Attributes.GIVEN_NAME, "Ann")
              .with(Attributes.FAMILY_NAME, "Ono"));

  private static final Person BOB =
      new Person(new SourceId("hr", "7"), "bob@x.example", true, Attributes.NONE);

  private static final Attributes STONE =
      Attributes.of(Attributes.GIVEN_NAME, "Bob").with(Attributes.FAMILY_NAME, "Stone");

  private static Correlation ofAnn(Account... accounts) {
    return of(ANN, accounts);
  }

  private static Correlation of(Person ann, Account... accounts) {
    Observation seen =
        new Observation(
            Instant.EPOCH,
            "app",
            MiroTraits.traits(),
            List.of(ann, BOB),
            List.of(),
            List.of(accounts),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            GroupsSeen.NONE,
            Map.of());
    return Correlator.correlate(seen).people().getFirst();
  }

  private static Account account(String id, String address, Attributes attributes) {
    return new Account(id, address, true, false, attributes);
  }

  private static Attributes externalId(String id) {
    return Attributes.of(Attributes.EXTERNAL_ID, id);
  }

  @Test
  void theAccountWithThePersonsIdIsTheirsUnderWhateverAddress() {
    Account theirs = account("1", "maiden@x.example", externalId("1001"));
    Account namesake = account("2", "ann@x.example", Attributes.NONE);

    assertThat(ofAnn(namesake, theirs))
        .isInstanceOfSatisfying(
            Correlation.Matched.class,
            matched -> {
              assertThat(matched.account()).isEqualTo(theirs);
              assertThat(matched.evidence()).contains("externalId", "1001");
            });
  }

  @Test
  void anIdInTheEntryIsNoLinkWhileAnotherEntryHasItToo() {
    Account account = account("1", "someone@x.example", Attributes.NONE);
    Said alone = new Said(Map.of(Said.account("app"), List.of("1")));
    Said shared =
        new Said(Map.of(Said.account("app"), List.of("1"), Said.shared("app"), List.of("1")));

    assertThat(of(saying(alone), account)).isInstanceOf(Correlation.Matched.class);
    assertThat(of(saying(shared), account)).isInstanceOf(Correlation.Doubtful.class);
  }

  private static Person saying(Said said) {
    return new Person(ANN.id(), ANN.address(), ANN.active(), ANN.attributes(), said);
  }

  @Test
  void theAccountWithAnothersIdIsANamesakes() {
    assertThat(ofAnn(account("1", "ann@x.example", externalId("7"))))
        .isEqualTo(new Correlation.Unknown(ANN));
  }

  @Test
  void anIdThatAnotherSystemGaveSomebodyElseIsNoProof() {
    assertThat(ofAnn(account("1", "bob@y.example", externalId("1001").and(STONE))))
        .isInstanceOf(Correlation.Doubtful.class);
  }

  @Test
  void theAccountThatAnotherSystemMadeIsTheirsByAddressAndName() {
    Attributes maiden = Attributes.of(Attributes.GIVEN_NAME, "ann");

    assertThat(ofAnn(account("1", "ann@x.example", externalId("00u7").and(maiden))))
        .isInstanceOf(Correlation.Matched.class);
    assertThat(ofAnn(account("1", "ann@x.example", externalId("00u7").and(STONE))))
        .isInstanceOf(Correlation.Doubtful.class);
  }

  @Test
  void theAccountThatAnotherSystemMadeIsTheirsByTheEmployeeNumber() {
    Account okta =
        account("1", "ann@x.example", externalId("00u7").with(Attributes.EMPLOYEE_NUMBER, "E1"));

    assertThat(ofAnn(okta)).isInstanceOf(Correlation.Matched.class);
  }

  @Test
  void whatWasAskedForWithoutAnAnswerLeadsOfFormerAddresses() {
    Account asked = account("1", "asked@x.example", STONE);
    Account another = account("1", "asked@x.example", Attributes.of(Attributes.GIVEN_NAME, "Zoe"));
    Account other = account("2", "other@x.example", Attributes.NONE);
    Account present = account("3", "bob@x.example", Attributes.NONE);

    assertThat(ofBobWhoWasAskedFor("asked@x.example", other, asked))
        .isInstanceOfSatisfying(
            Correlation.Matched.class,
            matched -> {
              assertThat(matched.account()).isEqualTo(asked);
              assertThat(matched.evidence()).contains("the answer was lost");
            });
    assertThat(ofBobWhoWasAskedFor("nobody@x.example", other, asked))
        .isInstanceOf(Correlation.Doubtful.class);
    assertThat(ofBobWhoWasAskedFor("asked@x.example", other, another))
        .as("it does not show what was sent")
        .isInstanceOf(Correlation.Doubtful.class);
    assertThat(ofBobWhoWasAskedFor("asked@x.example", present, asked))
        .as("whoever has the address that is theirs now may be them")
        .isInstanceOf(Correlation.Doubtful.class);
  }

  private static Correlation ofBobWhoWasAskedFor(String address, Account... accounts) {
    Observation seen =
        new Observation(
            Instant.EPOCH,
            "app",
            MiroTraits.traits(),
            List.of(BOB),
            List.of(),
            Reach.WHOLE,
            List.of(accounts),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            GroupsSeen.NONE,
            Map.of(
                Address.key("asked@x.example"), Set.of(BOB.id()),
                Address.key("other@x.example"), Set.of(BOB.id())),
            Map.of(BOB.id(), Map.of(Address.key(address), STONE)),
            Map.of(),
            Set.of());
    return Correlator.correlate(seen).people().getFirst();
  }

  @Test
  void whatSomebodyDecidedHoldsButForRetiredDuplicatesAndOthersAccounts() {
    Account far = account("1", "far@x.example", Attributes.NONE);

    assertThat(ofBobAndVerdict(Verdict.Meaning.ACCOUNT, Optional.empty(), far))
        .isInstanceOfSatisfying(
            Correlation.Matched.class,
            matched -> assertThat(matched.evidence()).contains("somebody decided"));
    assertThat(ofBobAndVerdict(Verdict.Meaning.ACCOUNT, Optional.of(Link.State.RETIRED), far))
        .isInstanceOf(Correlation.Unknown.class);
    assertThat(ofBobAndVerdict(Verdict.Meaning.DUPLICATE, Optional.empty(), far))
        .isInstanceOf(Correlation.Unknown.class);
    assertThat(
            ofBobAndVerdict(
                Verdict.Meaning.NOT_THEIRS,
                Optional.empty(),
                account("1", "bob@x.example", Attributes.NONE)))
        .isInstanceOf(Correlation.Unknown.class);
  }

  private static Correlation ofBobAndVerdict(
      Verdict.Meaning meaning, Optional<Link.State> link, Account account) {
    List<Link> links =
        link.map(state -> new Link("app", BOB.id(), "1", state, Instant.EPOCH, "a test")).stream()
            .toList();
    Verdict verdict = new Verdict(BOB.id(), "1", meaning, Instant.EPOCH);
    Observation seen =
        new Observation(
            Instant.EPOCH,
            "app",
            MiroTraits.traits(),
            List.of(BOB),
            List.of(),
            Reach.WHOLE,
            List.of(account),
            links,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            GroupsSeen.NONE,
            Map.of(),
            Map.of(),
            Map.of(BOB.id(), Map.of("1", verdict)),
            Set.of());
    return Correlator.correlate(seen).people().getFirst();
  }
}

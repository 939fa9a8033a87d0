package io.rollcall.app.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.Writing.Act;
import io.rollcall.lifecycle.target.Writing.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WriterCheckTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant SINCE = Instant.parse("2026-11-07T00:00:00Z");
  private static final Writer US = new Writer("ad-job", Writer.Kind.SCIM);
  private static final Writer OTHER = new Writer("careless-script", Writer.Kind.SCIM);

  private final List<Act> acts = new ArrayList<>();
  private final List<Operation> sent = new ArrayList<>();

  private void act(Writer by, Duration after, String account) {
    acts.add(
        new Act(
            NOON.plus(after),
            by,
            "renamed",
            Optional.of(account),
            Optional.of("p" + account + "@x.example")));
  }

  private void sent(Duration after, Optional<String> account, String address) {
    sent(after, account, address, Operation.State.DONE, Duration.ofSeconds(1));
  }

  private void sent(
      Duration after,
      Optional<String> account,
      String address,
      Operation.State state,
      Duration took) {
    Instant at = NOON.plus(after);
    sent.add(
        new Operation(
            1,
            sent.size() + 1,
            "app",
            Optional.empty(),
            "Pat",
            address,
            "rename",
            account,
            Attributes.NONE,
            Attributes.NONE,
            state,
            Optional.empty(),
            Optional.empty(),
            at,
            Optional.of(at.plus(took))));
  }

  private Finding finding() {
    return new WriterCheck("app", new Writing.Told(acts, SINCE), sent).finding();
  }

  @Test
  void whoeverDidWhatTheJournalHasIsUs() {
    sent(Duration.ZERO, Optional.of("1"), "p1@x.example");
    act(US, Duration.ofSeconds(-50), "1");

    assertThat(finding())
        .isEqualTo(
            Finding.ok(
                "app", "its log since 7 Nov 2026 names \"ad-job\" alone, which is us: 1 change"));
  }

  @Test
  void somebodyElseIsNamedWithHowOftenAndWhenLast() {
    sent(Duration.ZERO, Optional.of("1"), "p1@x.example");
    act(US, Duration.ZERO, "1");
    act(OTHER, Duration.ofHours(-5), "1");
    act(OTHER, Duration.ofHours(-3), "2");
    act(new Writer("hr-tool", Writer.Kind.PROGRAM), Duration.ofHours(-4), "2");

    assertThat(finding().state()).isEqualTo(Finding.State.WARNING);
    assertThat(finding().text())
        .contains(
            "\"careless-script\" over SCIM, 2 changes, the last on 20 Nov 2026 09:00 UTC; \"hr-tool\" with a token of its own, 1 change, the last on 20 Nov 2026 08:00 UTC",
            "stop all but one")
        .doesNotContain("ad-job");
  }

  // Both run at the full hour, and undo each other's work at the same people.
  @Test
  void ofTwoThatDidItAtTheSameTimeWhoeverDidMostOfItIsUs() {
    for (int account = 1; account < 5; account++) {
      sent(Duration.ZERO, Optional.of(Integer.toString(account)), "p@x.example");
      act(US, Duration.ofSeconds(1), Integer.toString(account));
    }
    act(OTHER, Duration.ofSeconds(30), "1");

    assertThat(finding().text())
        .contains("\"careless-script\" over SCIM, 1 change")
        .doesNotContain("ad-job");
  }

  @Test
  void whatOurTokenDidWhenNothingWasSentIsAnothersToo() {
    sent(Duration.ZERO, Optional.of("1"), "p1@x.example");
    act(US, Duration.ZERO, "1");
    act(US, Duration.ofMinutes(1), "9");
    act(US, Duration.ofHours(6), "1");

    assertThat(finding().state()).isEqualTo(Finding.State.WARNING);
    assertThat(finding().text())
        .contains(
            "1 change of \"ad-job\", which is what it calls us",
            "the last on 20 Nov 2026 18:00 UTC",
            "same token");
  }

  @Test
  void whereIdsAreOthersTheAddressTells() {
    sent(Duration.ZERO, Optional.of("record-1"), "P1@X.example");
    act(US, Duration.ZERO, "1");

    assertThat(finding().state()).isEqualTo(Finding.State.OK);
  }

  @Test
  void whoeverNeverSentAnythingIsNobodyInTheLog() {
    act(US, Duration.ZERO, "1");

    assertThat(finding().state()).isEqualTo(Finding.State.WARNING);
    assertThat(finding().text()).contains("\"ad-job\" over SCIM, 1 change");
  }

  @Test
  void peopleMayChangeUsersByHand() {
    act(new Writer("Dana", Writer.Kind.PERSON), Duration.ZERO, "1");

    assertThat(finding())
        .isEqualTo(
            Finding.ok(
                "app",
                "its log since 7 Nov 2026 has no change of a user by a program; people made 1 change by hand"));
  }

  @Test
  void whatCannotBeKnownIsSaidOnceWithWhatIsMissing() {
    assertThat(new WriterCheck("app", new Writing.Untold("it has none"), sent).finding().text())
        .startsWith("cannot be known here: it has none. Make sure that no other program");
    assertThat(new WriterCheck("app", new Writing.Forbidden("no right x"), sent).finding())
        .returns(Finding.State.WARNING, Finding::state)
        .extracting(Finding::text)
        .asString()
        .startsWith("cannot be known: no right x. Give it that right");
  }

  /// A run that was killed is settled when the next one looks, which may be hours later.
  @Test
  void whatWasSettledLaterCoversNothingMeanwhile() {
    sent(Duration.ZERO, Optional.of("1"), "p1@x.example");
    act(US, Duration.ZERO, "1");
    sent(
        Duration.ofHours(1),
        Optional.of("2"),
        "p2@x.example",
        Operation.State.SETTLED,
        Duration.ofHours(8));
    act(US, Duration.ofHours(5), "7");

    assertThat(finding().state()).isEqualTo(Finding.State.WARNING);
  }
}

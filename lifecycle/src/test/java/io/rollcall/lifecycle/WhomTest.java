package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Addresses.Given;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WhomTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:41:00Z");
  private static final SourceId ADA = new SourceId("staff", "A1");
  private static final SourceId BEN = new SourceId("staff", "ada@new.example");
  private static final SourceId GONE = new SourceId("staff", "G1");

  private static Person person(SourceId id, String name, String address) {
    return new Person(id, address, true, Attributes.of(Attributes.DISPLAY_NAME, name));
  }

  private final Whom whom =
      new Whom(
          List.of(
              person(ADA, "Ada King", "Ada@New.example"),
              person(BEN, "Ben", "ben@new.example"),
              person(ADA, "Ada King", "ada@app.example")),
          List.of(
              new Given(ADA, "Ada Byron", "ada@old.example", AT, AT),
              new Given(GONE, "Ada King", "shared@old.example", AT, AT),
              new Given(BEN, "Ben", "shared@old.example", AT, AT)),
          List.of(
              new Link("miro", BEN, "1002", Link.State.LIVE, AT, ""),
              new Link("other", ADA, "1002", Link.State.SEVERED, AT, "")));

  @Test
  void findsByAddressIdAccountAndNamePresentAndFormer() {
    assertThat(whom.named("ada@app.example")).containsExactly(ADA);
    assertThat(whom.named(" a1 ")).containsExactly(ADA);
    assertThat(whom.named("1002")).containsExactly(BEN, ADA);
    assertThat(whom.named("ADA@OLD.example")).containsExactly(ADA);
    assertThat(whom.named("ada byron")).containsExactly(ADA);
    assertThat(whom.named("g1")).containsExactly(GONE);
    assertThat(whom.named("shared@old.example")).containsExactly(GONE, BEN);
    assertThat(whom.named("nobody")).isEmpty();
  }

  @Test
  void theFirstMeaningThatFitsAnybodyCounts() {
    assertThat(whom.named("ada@new.example")).as("an address before an id").containsExactly(ADA);
    assertThat(whom.named("Ada King")).as("who is called so now").containsExactly(ADA);
  }
}

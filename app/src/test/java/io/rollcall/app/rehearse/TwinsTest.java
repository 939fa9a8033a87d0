package io.rollcall.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TwinsTest {
  private static final String COPY = "3062637558097465286";
  private static final String UUID = "0199d2a4-5b5e-7000-8000-00000000abcd";

  private final Twins twins = new Twins();

  @Test
  void eachIsKnownByTheOther() {
    twins.pair("00u1", COPY);
    assertThat(twins.copy("00u1")).isEqualTo(COPY);
    assertThat(twins.original(COPY)).isEqualTo("00u1");
    assertThat(twins.copies(List.of("00u1", "new"))).containsExactly(COPY, "new");
    assertThat(twins.originals(List.of(COPY, "new"))).containsExactly("00u1", "new");
  }

  @Test
  void whatIsSaidOfCopiesIsSaidOfOriginals() {
    twins.pair("00u1", COPY);
    twins.pair("a$1", UUID);
    assertThat(twins.told("account " + COPY + " and " + UUID + ", not 3062637558097465287"))
        .isEqualTo("account 00u1 and a$1, not 3062637558097465287");
  }
}

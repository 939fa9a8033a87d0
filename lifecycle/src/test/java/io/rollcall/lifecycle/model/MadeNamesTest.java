package io.rollcall.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Names.Made;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MadeNamesTest {
  @ParameterizedTest
  @CsvSource({
    "ada.parked-1001@x.example, PARKED",
    "ada.retired-1001@x.example, RETIRED",
    "0123456789abcdef0123456789abcdefgrace@x.example, TOMBSTONE",
    "ada_duplicate_error@x.example, SCRIPT",
    "ada.lovelace.DELETE@x.example, SCRIPT",
    "ada+duplicated@x.example, SCRIPT",
    "ada.dup-1001@x.example, SCRIPT"
  })
  void madeUpNamesAreKnown(String address, Made kind) {
    assertThat(Names.made(address)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@x.example",
        "parked-1001@x.example",
        "ada@x.retired-1001.example",
        "delete@x.example",
        "ada+jira@x.example",
        "adaduplicated@x.example"
      })
  void othersAreAnybodys(String address) {
    assertThat(Names.made(address)).isEmpty();
  }

  @Test
  void whatTheEngineMakesItKnowsAgain() {
    assertThat(Names.made(Names.parking("ada@x.example", "1001"))).contains(Made.PARKED);
    assertThat(Names.made(Names.retired("ada@x.example", "1001"))).contains(Made.RETIRED);
  }
}

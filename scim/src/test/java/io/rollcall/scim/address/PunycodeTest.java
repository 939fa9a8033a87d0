package io.rollcall.scim.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {
  private static final List<String> LETTERS =
      List.of("a", "z", "7", "-", "ä", "é", "đ", "ж", "क", "中", "日", "한", "\ud840\udc0b");

  /// The first two are samples of RFC 3492 §7.1; the others are labels that IDNA 2003 maps away.
  @ParameterizedTest
  @CsvSource({
    "他们为什么不说中文, xn--ihqwcrb4cv8a8dqg056pqjye",
    "почемужеонинеговорятпорусски, xn--b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "faß, xn--fa-hia",
    "straße, xn--strae-oqa",
    "βόλος, xn--nxasmm1c",
    "ශ්\u200dරී, xn--10cl1a0b660p",
    "نامه\u200cای, xn--mgba3gch31f060k",
  })
  void aLabelIsEncodedAsTheStandardHasIt(String label, String ascii) {
    assertThat(Punycode.label(label)).isEqualTo(ascii);
  }

  @Test
  void labelsOfBothStandardsAreEncodedAsTheJdkDoes() {
    for (String first : LETTERS) {
      for (String second : LETTERS) {
        for (String third : LETTERS) {
          String label = "ü" + first + second + third + second + "x";
          assertThat(Punycode.label(label)).isEqualTo(IDN.toASCII(label, IDN.ALLOW_UNASSIGNED));
        }
      }
    }
  }
}

package io.rollcall.scim.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "Ada@Example.com, ada@example.com",
    "' ada@example.com ', ada@example.com",
    "ada@bücher.example, ada@xn--bcher-kva.example",
    "ada@BÜCHER.example, ada@bücher.example",
    "ΣΊΣΥΦΟΣ@example.com, σίσυφος@example.com",
    "O'Neil@example.com, o'neil@EXAMPLE.COM",
  })
  void spellingsOfOneAddressAreTheSame(String one, String other) {
    assertThat(Address.key(one)).isEqualTo(Address.key(other));
    assertThat(Address.same(one, other)).isTrue();
  }

  @Test
  void composedAndDecomposedLettersAreTheSame() {
    assertThat(Address.same("jose\u0301@example.com", "jos\u00e9@example.com")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.org",
    "a.da@example.com, ada@example.com",
    "ada, ada@example.com"
  })
  void otherAddressesStayApart(String one, String other) {
    assertThat(Address.same(one, other)).isFalse();
  }

  @Test
  void aKeyIsItsOwnKey() {
    String key = Address.key("Ünal@BÜCHER.example");
    assertThat(Address.key(key)).isEqualTo(key);
  }

  @Test
  void theDomainIsWhatFollowsTheLastAt() {
    assertThat(Address.domain("\"a@b\"@Example.COM")).isEqualTo("example.com");
    assertThat(Address.domain("no-at")).isEmpty();
    assertThat(Address.domainKey("Bücher.Example")).isEqualTo("xn--bcher-kva.example");
    assertThat(Address.localPart("Ada@example.com")).isEqualTo("Ada");
  }
}

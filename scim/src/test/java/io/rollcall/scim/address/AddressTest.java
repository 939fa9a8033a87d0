package io.rollcall.scim.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "fußball.example, fussball.example",
    "οδος.example, οδοσ.example",
    "a\u200db.example, ab.example",
    "a\u200cb.example, ab.example",
    "fußball.example, FUSSBALL.example",
    "ada\uff20evil.example, ada@evil.example",
    "a\u2024b.example, a.b.example",
    "\u0130.example, i.example",
  })
  void domainsOfTwoOwnersStayApart(String one, String other) {
    assertThat(Address.domainKey(one)).isNotEqualTo(Address.domainKey(other));
    assertThat(Address.same("ada@" + one, "ada@" + other)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "FUẞBALL.example, fußball.example",
    "ΟΔΟΣ.example, οδοσ.example",
    "bücher\u3002example, xn--bcher-kva.example",
    "bu\u0308cher.example, xn--bcher-kva.example",
    "fußball.example, xn--fuball-cta.example",
    "STRAẞE.example, xn--strae-oqa.example",
    "\uff46uß.example, fuß.example",
    "\ufb01ß.example, fiß.example",
  })
  void spellingsOfOneDomainAreTheSame(String one, String other) {
    assertThat(Address.domainKey(one)).isEqualTo(Address.domainKey(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "xn--bcher-kva.example",
        "fußball.example",
        "BÜCHER.example",
        "1a.b-c.de"
      })
  void aDomainHasTwoLabelsOrMore(String domain) {
    assertThat(Address.isDomain(Address.domainKey(domain))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        ".",
        "a..b",
        "example.com.",
        ".example.com",
        "-a.example",
        "a-.example",
        "a_b.example",
        "a b.example",
        "ada@example.com",
        "a/b.example",
        "ß_.example",
        "münchen\u200d.example",
        "a\u200cb.example",
        "fuß\ufe0f.example",
        "acme\u3164.example",
        "acme\udb40\udd00.example",
        "-ß.example",
        "ada\uff20evil.example",
        "a\u2024b.example",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"
      })
  void whatIsNoDomainIsRefused(String text) {
    assertThat(Address.isDomain(Address.domainKey(text))).isFalse();
  }

  @Test
  void aDomainHas253CharactersAtMost() {
    String label = "a".repeat(49) + ".";
    assertThat(Address.isDomain(label.repeat(5) + "com")).isTrue();
    assertThat(Address.isDomain(label.repeat(5) + "comm")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x2065, 0xfff0, 0xfff8, 0xe0000, 0xe0080, 0xe01f0, 0xe0fff, 0x200b, 0x34f})
  void whatUnicodeWillNeverShowIsSeenToBeThere(int unseen) {
    String address = "ada@acme" + Character.toString(unseen) + ".example";

    assertThat(Address.hasUnseen(address)).isTrue();
    assertThat(Address.isDomain(Address.domain(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x3f2, 0x1d6d3, 0x1d70d, 0x1d747, 0x1d781, 0x1d7bb})
  void aSigmaOfAnotherShapeIsTheOneThatMailSoftwareTakesItFor(int sigma) {
    String shape = Character.toString(sigma);

    assertThat(Address.domainKey("\u03b1\u00df" + shape + ".example"))
        .isEqualTo(Address.domainKey("\u03b1\u00df\u03c3.example"))
        .isNotEqualTo(Address.domainKey("\u03b1\u00df\u03c2.example"));
    assertThat(Address.domainKey("\u03b1" + shape + ".example"))
        .isEqualTo(Address.domainKey("\u03b1\u03c3.example"));
  }
}

package io.rollcall.scim.address;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/// When two spellings are one address, for both halves of the house: Unicode NFC, surrounding white
/// space removed, case folded, and the domain in its ASCII form (IDNA). The folded key is stored
/// and compared; the spelling is kept for people.
public final class Address {
  private Address() {}

  /// The key of an address, or of any other user name: text without `@` is folded too, and has no
  /// domain.
  public static String key(String address) {
    String folded = fold(Normalizer.normalize(address.strip(), Normalizer.Form.NFC));
    int at = folded.lastIndexOf('@');
    return at < 0 ? folded : folded.substring(0, at + 1) + asciiDomain(folded.substring(at + 1));
  }

  /// Whether two spellings are one address.
  public static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  /// The key of the domain of an address; empty where there is no `@`.
  public static String domain(String address) {
    String key = key(address);
    int at = key.lastIndexOf('@');
    return at < 0 ? "" : key.substring(at + 1);
  }

  /// The key of a domain that stands alone.
  public static String domainKey(String domain) {
    return asciiDomain(fold(Normalizer.normalize(domain.strip(), Normalizer.Form.NFC)));
  }

  /// The part before the last `@`, as spelt.
  public static String localPart(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? address : address.substring(0, at);
  }

  // Lower case rather than full folding: it keeps the dotless i and the sharp s apart from i and
  // ss, which somebody could
  // use to pass for another. The final sigma is the same letter as any other sigma.
  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replace('ς', 'σ');
  }

  private static String asciiDomain(String domain) {
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notADomain) {
      return domain;
    }
  }
}

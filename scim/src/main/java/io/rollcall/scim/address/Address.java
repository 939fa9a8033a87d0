package io.rollcall.scim.address;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// When two spellings are one address, for both halves of the house: Unicode NFC, surrounding white
/// space removed, case folded, and the domain in its ASCII form (IDNA). The folded key is stored
/// and compared; the spelling is kept for people.
///
/// The JDK knows the IDNA of 2003, in which `ß` is `ss`, `ς` is `σ`, and joiners are nothing. Since
/// 2008 (RFC 5891, RFC 5894 §7.2) labels with these letters are domains of their own, so that
/// mapping them would make one key of two owners: they are encoded as they are written. Joiners are
/// seen by nobody and allowed in few places (RFC 5892, A.1 and A.2): a label that has some is read
/// in its ASCII form only.
public final class Address {
  private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");
  private static final Pattern LDH = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern OF_2008 = Pattern.compile("[ßς]");
  private static final Pattern LETTERS_OF_2008 =
      Pattern.compile("(?!-)[\\p{L}\\p{M}\\p{Nd}-]{1,63}(?<!-)");
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2065\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff0-\\ufff8\\x{e0000}-\\x{e0fff}]");
  private static final int LONGEST_DOMAIN = 253;

  private Address() {}

  /// The key of an address, or of any other user name: text without `@` is folded too, and has no
  /// domain.
  public static String key(String address) {
    String text = address.strip();
    int at = text.lastIndexOf('@');
    return at < 0
        ? fold(text)
        : fold(text.substring(0, at)) + "@" + domainKey(text.substring(at + 1));
  }

  /// Whether two spellings are one address.
  public static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  /// The key of the domain of an address; empty where there is no `@`.
  public static String domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? "" : domainKey(address.substring(at + 1));
  }

  /// The key of a domain that stands alone.
  public static String domainKey(String domain) {
    return Arrays.stream(DOTS.split(domain.strip(), -1))
        .map(Address::label)
        .collect(Collectors.joining("."));
  }

  /// Whether this key of a domain could be a domain of the Internet's: at least two labels, of
  /// letters, digits and hyphens.
  public static boolean isDomain(String key) {
    String[] labels = key.split("\\.", -1);
    return labels.length >= 2
        && key.length() <= LONGEST_DOMAIN
        && Arrays.stream(labels).allMatch(label -> LDH.matcher(label).matches());
  }

  /// Whether there is something in the text that nobody sees and mail software may leave out
  /// (`Default_Ignorable_Code_Point` of Unicode), by which one address passes for another.
  public static boolean hasUnseen(String text) {
    return UNSEEN.matcher(text).find();
  }

  /// The part before the last `@`, as spelt.
  public static String localPart(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? address : address.substring(0, at);
  }

  // Lower case rather than full folding: it keeps the dotless i and the sharp s apart from i and
  // ss, which somebody could use to pass for another. The final sigma is the same letter as any
  // other sigma.
  private static String fold(String text) {
    return lowerCase(text).replace('ς', 'σ');
  }

  private static String lowerCase(String text) {
    // A capital sigma is lower-cased by itself, since the JDK would make a final sigma of the last.
    String lower = nfc(text).replace('Σ', 'σ').toLowerCase(Locale.ROOT);
    return nfc(lower);
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// A label whose mapping is no label stays as it is, and is then no part of any domain.
  private static String label(String given) {
    String label = lowerCase(given);
    if (hasUnseen(label)) {
      return label;
    }
    String mapped = OF_2008.matcher(label).find() ? mappedSince2008(label) : mapped(label);
    return LDH.matcher(mapped).matches() ? mapped : label;
  }

  /// What the JDK does by itself for the others: letters of compatibility are those that they stand
  /// for (UTS 46).
  private static String mappedSince2008(String given) {
    String label = lowerCase(nfkc(plainSigmas(given)));
    return LETTERS_OF_2008.matcher(label).matches() ? Punycode.label(label) : given;
  }

  /// A letter of compatibility that stands for a final sigma is any sigma (UTS 46); the final one
  /// itself stays.
  private static String plainSigmas(String label) {
    return label
        .codePoints()
        .map(c -> c != 'ς' && nfkc(Character.toString(c)).equals("ς") ? 'σ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String mapped(String label) {
    try {
      return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notALabel) {
      return label;
    }
  }
}

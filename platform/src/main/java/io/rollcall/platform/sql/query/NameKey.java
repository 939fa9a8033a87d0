package io.rollcall.platform.sql.query;

import io.rollcall.scim.schema.CaseFolding;
import java.text.Normalizer;

/// When two display names are one name: Unicode form NFC, white space around removed, case folded
/// as filters fold it. Done here, once, so that both databases only compare code points.
public final class NameKey {
  private NameKey() {}

  public static String of(String name) {
    return nfc(CaseFolding.fold(nfc(name.strip())));
  }

  /// What the keys of all names begin with that, folded, begin with this text: less than the text,
  /// since its last letter may become another one together with what follows.
  public static String beginning(String folded) {
    String key = of(folded);
    int end = key.length();
    boolean isMark = true;
    while (isMark && end > 0) {
      int last = key.codePointBefore(end);
      end -= Character.charCount(last);
      isMark = isMark(last);
    }
    return key.substring(0, end);
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}

package io.rollcall.platform.sql;

import java.text.Normalizer;
import java.util.Locale;

/// When two display names are one name: Unicode form NFC, white space around removed, case folded.
/// Done here, once, so that both databases only compare code points.
public final class NameKey {
  private NameKey() {}

  public static String of(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}

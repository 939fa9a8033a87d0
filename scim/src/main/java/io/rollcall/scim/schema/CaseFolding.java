package io.rollcall.scim.schema;

import java.util.Locale;

/// The one way in which texts are made equal that differ in letter case only, in memory and in
/// stored keys alike. Independent of the machine's language.
public final class CaseFolding {
  private CaseFolding() {}

  public static String fold(String text) {
    // Java writes the last sigma of a word in its own way; a part of a text must fold as in the
    // whole.
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
  }
}

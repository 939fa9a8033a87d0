package io.rollcall.lifecycle.mapping;

import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;

/// Letters of Latin scripts in ASCII. German letters become two, as Germans write them; what has no
/// Latin base letter stays as it is.
final class Transliteration {
  private static final Map<Integer, String> LETTERS =
      Map.ofEntries(
          Map.entry((int) 'ä', "ae"),
          Map.entry((int) 'ö', "oe"),
          Map.entry((int) 'ü', "ue"),
          Map.entry((int) 'Ä', "Ae"),
          Map.entry((int) 'Ö', "Oe"),
          Map.entry((int) 'Ü', "Ue"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'ẞ', "SS"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'Æ', "Ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'Œ', "Oe"),
          Map.entry((int) 'ø', "oe"),
          Map.entry((int) 'Ø', "Oe"),
          Map.entry((int) 'å', "aa"),
          Map.entry((int) 'Å', "Aa"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'Ð', "D"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'Þ', "Th"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) '’', "'"));

  private Transliteration() {}

  static String ascii(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(letter -> plain.append(plain(letter)));
    return plain.toString();
  }

  // Unicode takes é apart into e and an accent, which goes.
  private static String plain(int letter) {
    return Objects.requireNonNullElseGet(
        LETTERS.get(letter),
        () ->
            Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", ""));
  }
}

package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TracesTest {
  private static final String LETTERS = "aAbB@. -\u00e9\u00c9k\u212a\ud801\udc00\ud801\udc28" + "1";

  @ParameterizedTest
  @CsvSource({
    "ann@acme.example changed it, erased changed it",
    "held by ANN@Acme.Example., held by erased.",
    "joann@acme.example has it, joann@acme.example has it",
    "ann@acme.example2 has it, ann@acme.example2 has it",
    "ann@acme.example.org has it, erased has it",
    "Ann Smith and Ann Smithson, erased and Ann Smithson",
    "'Smith, Ann', erased",
    "(Annabel), (Annabel)",
    "Ann, Ann"
  })
  void aTraceIsReplacedWhereItIsAWordAndTheLongestFirst(String text, String without) {
    Traces traces =
        Traces.of(
            List.of("ann@acme.example", "ann@acme.example.org", "Ann Smith", "Smith, Ann", "Ann"));
    assertThat(traces.without(text)).isEqualTo(without);
    assertThat(traces.isIn(text)).isEqualTo(!text.equals(without));
  }

  /// The plain way to find them costs more with each of them.
  @Test
  void whatIsFoundIsWhatAPatternOfAllOfThemFinds() {
    long seed = new Random().nextLong();
    System.out.println("TracesTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      List<String> texts =
          IntStream.range(0, 1 + random.nextInt(6)).mapToObj(_ -> text(random, 7)).toList();
      Traces traces = Traces.of(texts);
      String text = text(random, 24);
      assertThat(traces.without(text))
          .as("%s in %s, seed %d", texts, text, seed)
          .isEqualTo(plainly(traces.texts(), text));
    }
  }

  /// A pattern looks behind by whole code points only if it has one beyond 16 bits itself.
  private static String plainly(List<String> texts, String text) {
    return texts.isEmpty()
        ? text
        : Pattern.compile(
                texts.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(
                        Collectors.joining(
                            "|", "(?<![\\p{L}\\p{N}\ud801\udc00])(?:", ")(?![\\p{L}\\p{N}])")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text)
            .replaceAll(Traces.ERASED);
  }

  private static String text(Random random, int most) {
    int[] letters = LETTERS.codePoints().toArray();
    return IntStream.range(0, random.nextInt(most + 1))
        .map(_ -> letters[random.nextInt(letters.length)])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScanTest {
  private int batches;

  private Scan<String> among(int size) {
    List<String> all = IntStream.range(0, size).mapToObj("%07d"::formatted).toList();
    return new Scan<>(
        after -> {
          batches++;
          int begin = after.map(Integer::parseInt).map(last -> last + 1).orElse(0);
          return all.subList(begin, Math.min(size, begin + Scan.BATCH));
        },
        item -> item);
  }

  @Test
  void thePageEndsBeforeTheFirstItemForWhichThereIsNoPlace() {
    Predicate<String> fifth = item -> Integer.parseInt(item) % 5 == 0;

    Found<String> first = among(2_000).find(fifth, Optional.empty(), 2);
    Found<String> second = among(2_000).find(fifth, first.next(), 398);

    assertThat(first).isEqualTo(new Found<>(List.of("0000000", "0000005"), Optional.of("0000005")));
    assertThat(second.items()).hasSize(398).startsWith("0000010").endsWith("0001995");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void aPageThatIsFullAtTheEndIsTheLastOne() {
    assertThat(among(500).find(_ -> true, Optional.empty(), 500).next()).isEmpty();
    assertThat(among(0).find(_ -> true, Optional.empty(), 500)).isEqualTo(Found.nothing());
  }

  @Test
  void whoeverLooksForWhatIsHardlyThereLooksAtSoMuchAndGoesOnFromThere() {
    Predicate<String> last = "0120000"::equals;
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.empty();
    int pages = 0;
    do {
      Found<String> page = among(120_001).find(last, next, 10);
      seen.addAll(page.items());
      next = page.next();
      pages++;
    } while (next.isPresent());

    assertThat(seen).containsExactly("0120000");
    assertThat(pages).isEqualTo(3);
    assertThat(batches).isEqualTo(120_001 / Scan.BATCH + 1);
  }
}

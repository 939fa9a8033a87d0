package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FormerNamesTest {
  private static final String MANY = "x" + " to a".repeat(200);

  private static String renamed(String from, String to) {
    return "userName changed from " + from + " to " + to + ". Changed: userName.";
  }

  @Test
  void namesAreToldApartByWhatThePersonIsCalledLater() {
    List<String> latestFirst =
        List.of(renamed("Zoe to Quill", "Ann to Marsh"), renamed("a to b to c", "Zoe to Quill"));

    assertThat(FormerNames.in(latestFirst, Set.of("Ann to Marsh")))
        .containsExactlyInAnyOrder("Zoe to Quill", "Ann to Marsh", "a to b to c");
  }

  @Test
  void orElseByWhatThePersonWasCalledBefore() {
    assertThat(FormerNames.in(List.of(renamed("Zoe to Quill", "a to b")), Set.of("Zoe to Quill")))
        .containsExactlyInAnyOrder("Zoe to Quill", "a to b");
  }

  @Test
  void aSentenceWithOneWordBetweenNeedsNothingElse() {
    assertThat(FormerNames.in(List.of(renamed("zquill", "Zoe Marsh")), Set.of()))
        .containsExactlyInAnyOrder("zquill", "Zoe Marsh");
  }

  @Test
  void namesThatCannotBeToldApartAreNotGuessed() {
    assertThat(FormerNames.in(List.of(renamed(MANY, MANY + "b")), Set.of("x", "b"))).hasSize(2);
    assertThat(FormerNames.in(List.of(renamed(MANY, MANY + "b")), Set.of())).isEmpty();
  }

  @Test
  void aNameThatReadsLikeManySentencesTellsNoMoreThanOne() {
    String sentences =
        "; it was a%d@x.example. Changed: userName changed from b%d to c%d. Changed:";
    StringBuilder name = new StringBuilder();
    IntStream.range(0, 12).forEach(i -> name.append(sentences.replace("%d", "" + i)));

    assertThat(FormerNames.in(List.of(renamed(name.toString(), "z")), Set.of()))
        .hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void whoeverIsRenamedTimeAndAgainHasTheLatestNamesOnly() {
    List<String> details = new ArrayList<>();
    for (int i = 2_000; i > 0; i--) {
      details.add(renamed("a" + (i - 1) + "@x.example", "a" + i + "@x.example"));
    }

    assertThat(FormerNames.in(details, Set.of()))
        .contains("a2000@x.example", "a1600@x.example")
        .hasSizeLessThan(FormerNames.MOST + 5);
  }
}

package io.rollcall.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.e2e.stage.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a page promises and does not keep is noticed.
final class WalkTest {
  @TempDir private Path folder;

  private List<String> failures(String page) {
    Launch none = new Launch(List.of("true"), folder, Map.of(), Duration.ofMinutes(1));
    return new Walk(folder, none).failures(GuidePage.of("page.md", page.lines().toList()));
  }

  @Test
  void aPageThatKeepsItsWordHasNoFailures() {
    assertThat(
            failures(
                """
                # A page

                ```
                this is not carried out
                ```

                ```sh
                NAME=Ada
                ```

                ```sh
                echo "Hello $NAME"; echo one; echo two; echo 2026-11-22 end
                ```

                Then one sees:

                ```text
                Hello Ada
                …
                …-22 end
                ```

                ```sh
                printf '{"id":"7","count":2,"names":["a","b"],"more":true}'
                ```

                ```json
                {"names": ["a", "…"],
                 "id": "…", "count": 2, "…": "…"}
                ```
                """))
        .isEmpty();
  }

  @Test
  void aCommandThatFailsIsNamedAndWhatComesAfterItIsNotReached() {
    assertThat(
            failures(
                """
                ```sh
                echo fine
                ```
                ```sh
                echo before
                ls /no/such/folder
                echo after
                ```
                ```sh
                echo never
                ```
                """))
        .satisfiesExactly(
            failed ->
                assertThat(failed).contains("page.md, line 5", "before").doesNotContain("after"),
            unreached -> assertThat(unreached).contains("page.md, line 10", "not reached"));
  }

  @Test
  void aPlaceholderThatWasNeverSetFails() {
    assertThat(failures("```sh\necho \"$NOBODY_SET_THIS\"\n```\n")).hasSize(1);
  }

  @Test
  void otherWordsThanThePageShowsAreNoticed() {
    assertThat(failures(shown("echo one", "text", "two"))).hasSize(1);
    assertThat(failures(shown("echo one; echo two", "text", "one"))).hasSize(1);
    assertThat(failures(shown("true", "text", "one"))).hasSize(1);
    assertThat(failures(shown("echo one", "text", "o…e"))).isEmpty();
  }

  @Test
  void otherJsonThanThePageShowsIsNoticed() {
    String command = "echo '{\"a\":\"x-1\",\"b\":[1,2]}'";
    assertThat(failures(shown(command, "json", "{\"b\": [1, 2], \"a\": \"x-…\"}"))).isEmpty();
    for (String other :
        List.of(
            "{\"a\": \"y-…\", \"b\": [1, 2]}",
            "{\"a\": \"…\"}",
            "{\"a\": \"…\", \"b\": [1]}",
            "{\"a\": \"…\", \"b\": [1, 2, 3]}",
            "{\"a\": \"…\", \"b\": [1, 3]}",
            "{\"a\": \"…\", \"b\": [1, 2], \"c\": \"…\"}",
            "[\"…\"]")) {
      assertThat(failures(shown(command, "json", other))).as(other).hasSize(1);
    }
    assertThat(failures(shown("echo no json", "json", "{\"…\": \"…\"}"))).hasSize(1);
  }

  @Test
  void aBlockThatNoCommandShowsIsAMistakeOfThePage() {
    assertThatThrownBy(() -> failures("```text\none\n```\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> failures(shown("echo one", "text", "one") + "```text\ntwo\n```\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String shown(String command, String language, String what) {
    return "```sh\n%s\n```\n```%s\n%s\n```\n".formatted(command, language, what);
  }
}

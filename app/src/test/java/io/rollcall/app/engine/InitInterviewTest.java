package io.rollcall.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.engine.Interview.Somebody;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `init` with somebody at the terminal who answers what the test says.
final class InitInterviewTest {
  @TempDir private Path folder;
  private final List<String> heard = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  /// The answers by what the question begins with; whatever is not among them is answered with an
  /// empty line. Several answers of one question are given one after the other.
  private final class Played implements Somebody {
    private final Map<String, Deque<String>> answers;

    Played(Map<String, Deque<String>> answers) {
      this.answers = answers;
    }

    @Override
    public void hear(String text) {
      heard.add(text);
    }

    @Override
    public Optional<String> answer(String prompt) {
      asked.add(prompt);
      return answers.entrySet().stream()
          .filter(entry -> prompt.startsWith(entry.getKey()))
          .findFirst()
          .map(entry -> entry.getValue().isEmpty() ? "" : entry.getValue().removeFirst())
          .or(() -> Optional.of(""));
    }
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome init(Optional<Somebody> somebody, String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = new CommandLine(new InitCommand(() -> somebody));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler((e, at, _) -> {
      at.getErr().print(e.getMessage());
      return 1;
    });
    List<String> all = new ArrayList<>(List.of("-c", file().toString()));
    all.addAll(List.of(words));
    int code = line.execute(all.toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }

  private Path file() {
    return folder.resolve("rollcall.yaml");
  }

  private Outcome answering(Map<String, List<String>> answers, String... words) {
    var queues = new HashMap<String, Deque<String>>();
    answers.forEach((question, all) -> queues.put(question, new ArrayDeque<>(all)));
    return init(Optional.of(new Played(queues)), words);
  }

  private EngineConfig read(String... secrets) {
    var environment = new HashMap<String, String>();
    for (String name : secrets) {
      environment.put(name, "secret of " + name);
    }
    return EngineConfig.read(file(), environment, "1", Clock.systemUTC());
  }

  @Test
  void emptyLinesTakeWhatStandsInBracketsAndEveryQuestionSaysWhatItMeans() throws IOException {
    assertThat(answering(Map.of()).code()).isZero();

    assertThat(asked)
        .hasSizeGreaterThan(8)
        .allSatisfy(prompt -> assertThat(prompt).matches(".+ \\[.+]: "));
    assertThat(heard.stream().filter(line -> !line.isEmpty()).count())
        .isGreaterThanOrEqualTo(asked.size());
    assertThat(Files.readString(file())).contains("type: ldap", "password: \"env:LDAP_PASSWORD\"");
    assertThat(read("LDAP_PASSWORD", "MIRO_SCIM", "MIRO_REST").targets()).hasSize(1);
  }

  @Test
  void whatIsAnsweredIsWritten() throws IOException {
    Outcome outcome =
        answering(
            Map.of(
                "Where do people", List.of("file"),
                "Where are their", List.of("scim"),
                "The file of people", List.of("staff.csv"),
                "The file that says who", List.of("teams.csv"),
                "The group whose", List.of("everybody"),
                "The app's SCIM", List.of("https://app.acme.example/scim"),
                "The token", List.of("file:app.token")));

    assertThat(outcome.code()).isZero();
    Files.writeString(folder.resolve("app.token"), "secret");
    assertThat(Files.readString(file()))
        .contains(
            "staff.csv",
            "teams.csv",
            "group: \"everybody\"",
            "https://app.acme.example/scim",
            "token: \"file:app.token\"");
    assertThat(read().targets()).hasSize(1);
    assertThat(outcome.out()).contains("doctor").doesNotContain("in the environment");
  }

  @Test
  void whatIsNotAnsweredAndNotNeededIsLeftOut() throws IOException {
    var _ = answering(Map.of("Where do", List.of("file"), "Where are", List.of("scim")));

    assertThat(Files.readString(file())).doesNotContain("scope:", "groups:");
    assertThat(asked).noneMatch(prompt -> prompt.startsWith("The group whose"));
  }

  @Test
  void aSecretThatIsTypedIsNotTakenAndNotWritten() throws IOException {
    Outcome outcome =
        answering(
            Map.of(
                "Where are", List.of("scim"),
                "The password", List.of("hunter2", "env:AD_PASSWORD")));

    assertThat(heard).anyMatch(line -> line.contains("env:NAME or file:PATH, and not what it is"));
    assertThat(Files.readString(file())).contains("env:AD_PASSWORD").doesNotContain("hunter2");
    assertThat(outcome.out() + outcome.err() + heard)
        .contains("AD_PASSWORD")
        .doesNotContain("hunter2");
  }

  @Test
  void whatCannotBeUsedIsAskedAgainWithTheNearest() {
    var _ =
        answering(
            Map.of(
                "Where do", List.of("lda", "ldap"),
                "Where are", List.of("scim"),
                "Where people live", List.of("dc=\"x\"", "dc=acme")));

    assertThat(heard).anyMatch(line -> line.contains("Did you mean ldap?"));
    assertThat(heard).anyMatch(line -> line.contains("without quotes"));
    assertThat(file()).content().contains("dc=acme");
  }

  @Test
  void whoeverSaysAllThatIsNeededIsAskedNothing() {
    Outcome outcome =
        answering(
            Map.of(),
            "--people",
            "p.csv",
            "--id",
            "nr",
            "--type",
            "scim",
            "--scim-url",
            "https://x.example");

    assertThat(outcome.code()).isZero();
    assertThat(asked).isEmpty();
    assertThat(file()).content().contains("p.csv", "nr", "env:SCIM_TOKEN");
  }

  @Test
  void optionsAreNotAskedFor() {
    var _ = answering(Map.of(), "--people", "p.csv", "--type", "scim");

    assertThat(asked).noneMatch(prompt -> prompt.startsWith("The file of people"));
    assertThat(asked).anyMatch(prompt -> prompt.startsWith("Its column"));
  }

  @Test
  void withoutATerminalOrWithYesItIsSaidWhatIsMissing() {
    for (Outcome outcome :
        List.of(init(Optional.empty(), "--type", "scim"), answering(Map.of(), "--yes"))) {
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err())
          .contains("--ldap-url …", "--base", "--bind", "--group", "--scim-url");
    }
    assertThat(asked).isEmpty();
    assertThat(file()).doesNotExist();
    assertThat(
            init(
                    Optional.empty(),
                    "--people",
                    "p",
                    "--id",
                    "i",
                    "--type",
                    "scim",
                    "--scim-url",
                    "https://x",
                    "--scim-token",
                    "s3cret")
                .err())
        .contains("--scim-token must say where the secret is")
        .doesNotContain("s3cret");
  }

  @Test
  void whoeverEndsItWritesNothing() {
    Outcome outcome =
        init(
            Optional.of(
                new Somebody() {
                  @Override
                  public void hear(String text) {
                    heard.add(text);
                  }

                  @Override
                  public Optional<String> answer(String prompt) {
                    return Optional.empty();
                  }
                }));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("Nothing was written");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aFileThatIsThereIsSaidBeforeAnythingIsAsked() throws IOException {
    Files.writeString(file(), "mine");

    assertThat(answering(Map.of()).err()).contains("--force");
    assertThat(asked).isEmpty();
    assertThat(file()).hasContent("mine");
  }
}

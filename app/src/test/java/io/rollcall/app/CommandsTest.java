package io.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What every command says of itself.
final class CommandsTest {
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|(\\S+)");

  /// What the launchers do themselves knows no variables.
  private static final List<String> BY_LAUNCHER = List.of("rollcall dist", "rollcall warm-up");

  /// Made once: to read it changes nothing.
  private static final CommandLine PROGRAM = Program.line(Map.of());

  static List<String> names() {
    return all(PROGRAM.getCommandSpec()).map(CommandSpec::qualifiedName).toList();
  }

  private static Stream<CommandSpec> all(CommandSpec command) {
    return Stream.concat(
        Stream.of(command),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .distinct()
            .flatMap(CommandsTest::all));
  }

  private static CommandSpec named(String name) {
    return all(PROGRAM.getCommandSpec())
        .filter(command -> command.qualifiedName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String run(int code, String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    PROGRAM.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertThat(PROGRAM.execute(words)).as(err.toString()).isEqualTo(code);
    assertThat(err.toString()).isEmpty();
    return out.toString();
  }

  private static String[] below(String name, String... more) {
    List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
    words.removeFirst();
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void thereAreManyAndNoneIsListedTwice() {
    assertThat(names()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachIsDescribedInSentences(String name) {
    assertThat(named(name).usageMessage().description())
        .isNotEmpty()
        .allMatch(line -> line.matches("[A-Z].*\\."));
    assertThat(named(name).args())
        .allMatch(argument -> String.join(" ", argument.description()).matches(".+[.)]"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachHasExamplesThatTheParserTakes(String name) {
    String[] examples = named(name).usageMessage().footer();
    assertThat(examples).isNotEmpty();
    assertThat(
            Stream.of(examples)
                .anyMatch(example ->
                    example.startsWith(name + " ")
                        || example.equals(name)
                        || name.equals("rollcall")))
        .as("an example of " + name)
        .isTrue();
    for (String example : examples) {
      List<String> words =
          QUOTED
              .matcher(example.replaceFirst(" # .*", ""))
              .results()
              .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
              .toList();
      assertThat(words).first().isEqualTo("rollcall");
      assertThatCode(() ->
              Program.check(
                  PROGRAM.parseArgs(words.subList(1, words.size()).toArray(String[]::new))))
          .as(example)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void helpIsTheSameHoweverItIsAskedFor(String name) {
    String help = run(0, below(name, "--help"));
    assertThat(help).startsWith("Usage: " + name).contains("\nExit codes:\n", "\nExamples:\n");
    assertThat(run(0, below(name, "-h"))).isEqualTo(help);
    assertThat(run(0, below(name.replaceFirst("rollcall", "rollcall help")))).isEqualTo(help);
  }

  @ParameterizedTest
  @MethodSource("names")
  void helpNamesEveryOptionItsDefaultAndItsVariable(String name) {
    String help = run(0, below(name, "--help")).replaceAll("\\s+", " ");
    for (OptionSpec option : named(name).options()) {
      if (BY_LAUNCHER.contains(name)) {
        assertThat(help).contains("--help").doesNotContain("--verbose", "ROLLCALL_");
        continue;
      }
      assertThat(help).contains(option.names());
      if (!option.usageHelp() && !option.versionHelp()) {
        assertThat(help)
            .contains(
                "[ROLLCALL_"
                    + option
                        .longestName()
                        .substring(2)
                        .replace('-', '_')
                        .toUpperCase(java.util.Locale.ROOT)
                    + "]");
      }
      if (option.arity().max() > 0 && option.defaultValue() != null) {
        assertThat(String.join(" ", option.description()))
            .as(name + " " + option.longestName())
            .contains("default: " + option.defaultValue());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void exitCodesAreThoseThatScriptsRelyOn(String name) {
    CommandSpec command = named(name);
    List<String> codes = List.copyOf(command.usageMessage().exitCodeList().keySet());
    if (name.equals("rollcall serve")) {
      assertThat(codes)
          .as("it goes on until it is stopped")
          .containsExactly("1", "2", "130", "143");
      return;
    }
    assertThat(codes).isSubsetOf("0", "1", "2", "3", "4").isSorted();
    boolean asRuns = List.of("plan", "apply", "sync", "heal", "rehearse").contains(command.name());
    assertThat(codes.contains("4")).isEqualTo(asRuns);
    assertThat(codes.contains("3")).isEqualTo(asRuns);
  }

  @Test
  void linesOfHelpFitANarrowTerminal() {
    assertThat(
            names().stream()
                .flatMap(name -> run(0, below(name, "--help")).lines())
                .filter(line -> !line.startsWith("  rollcall "))
                .filter(line -> line.length() > 80))
        .isEmpty();
  }

  @Test
  void whatALauncherDoesIsDescribedAndNotDoneHere() {
    var err = new StringWriter();
    CommandLine line = Program.line(Map.of());
    assertThat(line.setErr(new PrintWriter(err)).execute("dist")).isEqualTo(2);
    assertThat(err.toString()).contains("./rollcall");
  }

  @Test
  void noColourIsInWhatIsNoTerminal() {
    assertThat(run(0, "--help")).doesNotContain("\u001b");
  }
}

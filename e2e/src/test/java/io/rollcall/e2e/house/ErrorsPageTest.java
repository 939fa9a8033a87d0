package io.rollcall.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Case;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of errors quotes what the program says, so that people find it by the words they read.
final class ErrorsPageTest {
  /// What vendors say is in nobody's code here.
  private static final String VENDORS = "## What the vendors answer";

  /// Shorter words between two that vary stand everywhere.
  private static final int SHORTEST = 6;

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern COMMAND = Pattern.compile("\\./rollcall ([^`\\n]+)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern EXIT =
      Pattern.compile("int exitCode\\(\\) \\{(.*?)\\n  }", Pattern.DOTALL);
  private static final Pattern RETURNED = Pattern.compile("return ([^;]+);");
  private static final Pattern CODE = Pattern.compile("\\b\\d\\b");

  /// A text block, a text, a character or a comment, whichever begins first.
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\""
              + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\""
              + "|'(?:[^'\\\\\\n]|\\\\.)+'"
              + "|//[^\\n]*");

  private static final String PAGE = MainCode.text(Path.of("docs/reference/errors.md"));

  /// Of each file what it says.
  private static final List<List<String>> SAID =
      MainCode.files().stream()
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> literals(MainCode.text(file)))
          .toList();

  private static final Set<String> KINDS =
      Arrays.stream(Case.Kind.values()).map(Case.Kind::word).collect(Collectors.toSet());

  @Test
  void everyMessageOnThePageIsWhatTheCodeSays() {
    List<String> quoted = firstCells().stream().flatMap(cell -> found(QUOTED, cell)).toList();

    assertThat(quoted).hasSizeGreaterThan(250).allMatch(ErrorsPageTest::isSaid);
  }

  @Test
  void everyKindOfCaseIsOnThePage() {
    assertThat(firstCells()).containsAll(KINDS.stream().map(kind -> "`" + kind + "`").toList());
  }

  @Test
  void everyExitCodeIsOnThePage() {
    String report =
        MainCode.text(
            Path.of("lifecycle/src/main/java/io/rollcall/lifecycle/report/RunReport.java"));
    List<String> codes =
        found(EXIT, report)
            .flatMap(body -> found(RETURNED, body))
            .flatMap(value -> CODE.matcher(value).results().map(match -> match.group()))
            .toList();

    assertThat(codes).contains("0", "4");
    assertThat(firstCells()).contains("2").containsAll(codes);
  }

  @Test
  void everyCommandOnThePageExists() {
    Set<String> names = CommandNames.all();
    List<String> commands = found(COMMAND, PAGE).toList();

    assertThat(commands).hasSizeGreaterThan(30);
    assertThat(commands).allMatch(command -> !words(command).isEmpty());
    assertThat(commands.stream().flatMap(command -> words(command).stream()))
        .allMatch(names::contains);
  }

  @Test
  void everyOptionOnThePageExists() {
    List<String> options = OPTION.matcher(PAGE).results().map(match -> match.group()).toList();
    Set<String> said = SAID.stream().flatMap(List::stream).collect(Collectors.toSet());

    assertThat(options).hasSizeGreaterThan(20).allMatch(said::contains);
  }

  /// The words of a command before its first argument.
  private static List<String> words(String command) {
    return Stream.of(command.split(" ", -1))
        .takeWhile(word -> WORD.matcher(word).matches())
        .toList();
  }

  /// The first cells of all tables but the vendors', without the lines below their heads.
  private static List<String> firstCells() {
    List<String> cells = new ArrayList<>();
    boolean vendors = false;
    for (String line : PAGE.lines().toList()) {
      if (line.startsWith("## ")) {
        vendors = line.equals(VENDORS);
      }
      if (!vendors && line.startsWith("| ")) {
        cells.add(line.split("\\|", -1)[1].strip());
      }
    }
    return cells;
  }

  /// Whether one file says all of it, but for what varies.
  private static boolean isSaid(String quoted) {
    List<String> parts =
        Stream.of(quoted.split("…", -1))
            .map(part -> spaced(part).strip())
            .filter(part -> part.length() >= SHORTEST)
            .toList();
    boolean said =
        SAID.stream().anyMatch(file -> parts.stream().allMatch(part -> isIn(file, part)));
    return KINDS.contains(quoted) || (!parts.isEmpty() && said);
  }

  private static boolean isIn(List<String> literals, String part) {
    return literals.stream().anyMatch(literal -> literal.contains(part));
  }

  /// The texts in code; those that a plus joins are one.
  private static List<String> literals(String code) {
    List<String> literals = new ArrayList<>();
    int end = -1;
    Matcher token = TOKEN.matcher(code);
    while (token.find()) {
      String text = token.group();
      if (text.startsWith("\"")) {
        boolean joined = end >= 0 && code.substring(end, token.start()).strip().equals("+");
        String before = joined ? literals.removeLast() : "";
        literals.add(before + unquoted(text));
        end = token.end();
      }
    }
    return literals;
  }

  private static String unquoted(String literal) {
    int quotes = literal.startsWith("\"\"\"") ? 3 : 1;
    String text = literal.substring(quotes, literal.length() - quotes);
    return spaced(text.replace("\\\"", "\"").replace("\\n", " ").replace("\\\n", ""));
  }

  private static String spaced(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }
}

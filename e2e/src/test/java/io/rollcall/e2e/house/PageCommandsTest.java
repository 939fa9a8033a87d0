package io.rollcall.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Program;
import io.rollcall.e2e.stage.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Every command on every page is one that the program takes: its options and their values, too.
final class PageCommandsTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```[a-z]*\\n(.*?)^ *```$");
  private static final Pattern INLINE = Pattern.compile("`([^`\\n]+(?:\\n[^`\\n]+)?)`");

  /// `cd` is what a line of a crontab begins with, behind the name of its user.
  private static final Pattern PROGRAM =
      Pattern.compile("(?<![\\w/.-])(?:\\./)?rollcall +((?=[a-z-])(?!cd )[^\\n]*)");

  /// A word of a shell; what ends a command is a word of its own.
  private static final Pattern WORD =
      Pattern.compile(
          "(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\$\\([^)]*\\)|[^\\s\"';&|<>()#]|(?<=\\S)#|(?<=\\w)\\|(?=\\w))+|\\S");

  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z][A-Z_-]*|\\$.*|.*…|\".*\\$.*");
  private static final int MOST_MISSING = 12;

  private static final CommandLine PARSER = Program.line(Map.of());

  /// A command line on a page.
  private record Line(Path page, String text, List<String> words) {
    @Override
    public String toString() {
      return page + ": rollcall " + text;
    }
  }

  @Test
  void everyCommandOnAPageIsOneThatTheProgramTakes() {
    List<Line> lines = pages().flatMap(PageCommandsTest::lines).toList();

    assertThat(lines).hasSizeGreaterThan(250);
    assertThat(
            lines.stream()
                .flatMap(line -> mistake(line).map(why -> line + "\n    " + why).stream()))
        .isEmpty();
  }

  @Test
  void whatIsMisspeltIsNoticed() {
    for (String wrong :
        List.of(
            "`rollcall plna`",
            "`./rollcall plan --al`",
            "```sh\n./rollcall org create\n./rollcall member add --role\n```",
            "`./rollcall serve --log txt`",
            "```\nX=$(./rollcall directory create --org A --preset standrad)\n```")) {
      assertThat(lines(Path.of("page"), wrong).flatMap(line -> mistake(line).stream()))
          .as(wrong)
          .isNotEmpty();
    }
  }

  private static Stream<Path> pages() {
    Path root = Checkout.root();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(
          Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md").map(Path::of),
          docs
              .filter(file -> file.toString().endsWith(".md"))
              .map(root::relativize)
              .toList()
              .stream());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot walk the pages", e);
    }
  }

  private static Stream<Line> lines(Path page) {
    return lines(page, MainCode.text(page));
  }

  private static Stream<Line> lines(Path page, String text) {
    List<String> code = new ArrayList<>();
    String prose =
        FENCE
            .matcher(text)
            .replaceAll(block -> {
              code.add(block.group(1));
              return "";
            });
    INLINE.matcher(prose).results().forEach(found -> code.add(found.group(1).replace('\n', ' ')));
    return code.stream()
        .map(one -> one.replaceAll("\\\\\\n\\s*", " "))
        .map(PageCommandsTest::outsideContainers)
        .flatMap(one -> PROGRAM.matcher(one).results())
        .map(found -> new Line(page, found.group(1), words(found.group(1))));
  }

  // There, images and containers are called as the program is.
  private static String outsideContainers(String code) {
    return code.replaceAll("(?m)^docker (build|run) .*$", "")
        .replaceAll("(?m)^docker exec \\S+ ", "");
  }

  /// Up to the end of the command; brackets and alternatives of a synopsis are taken as written.
  private static List<String> words(String text) {
    return WORD.matcher(text.replaceAll("\\[|]", " "))
        .results()
        .map(found -> found.group())
        .takeWhile(word -> !word.matches("[;&|<>()#]|\\d?>.*|·"))
        .filter(word -> !List.of("…", "OPTIONS", "COMMAND").contains(word))
        .map(word -> word.replaceAll("^[\"']|[\"']$|[,.:]$", ""))
        .map(word -> word.startsWith("--") ? word : word.replaceAll("\\|.*", ""))
        .toList();
  }

  /// Why the program would not take it, also with what the page leaves out put in.
  private static Optional<String> mistake(Line line) {
    List<String> words = new ArrayList<>(line.words());
    for (int i = 0; i < MOST_MISSING; i++) {
      try {
        Program.check(PARSER.parseArgs(words.toArray(String[]::new)));
        return Optional.empty();
      } catch (MissingParameterException missing) {
        if (isCutShort(words, missing.getMissing())) {
          return Optional.of(String.valueOf(missing.getMessage()));
        }
        // Of a group one is enough, and two would be too many.
        boolean group = missing.getMissing().stream().anyMatch(one -> one.group() != null);
        missing.getMissing().stream()
            .limit(group ? 1 : MOST_MISSING)
            .forEach(one -> words.addAll(filled(one)));
      } catch (ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        String value = wrong.getValue();
        if (argument == null || value == null || !PLACEHOLDER.matcher(value).matches()) {
          return Optional.of(wrong.getMessage() + " " + words);
        }
        Collections.replaceAll(words, value, sample(argument));
      }
    }
    return Optional.of("more is missing than can be put in: " + words);
  }

  /// An option is there, and its value is not.
  private static boolean isCutShort(List<String> words, List<ArgSpec> missing) {
    return missing.isEmpty()
        || missing.stream()
            .anyMatch(
                one -> one instanceof OptionSpec option && words.contains(option.longestName()));
  }

  private static List<String> filled(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? List.of(option.longestName(), sample(option))
        : List.of(sample(missing));
  }

  /// Something that the argument may be.
  private static String sample(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    if (candidates != null && candidates.iterator().hasNext()) {
      return candidates.iterator().next();
    }
    List<Class<?>> types = List.of(argument.auxiliaryTypes());
    return types.contains(Duration.class) ? "1h" : "1";
  }
}

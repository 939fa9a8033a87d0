package io.rollcall.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the conformance page names as evidence is there.
final class PapersTest {
  private static final int TESTED = 4;
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern ID = Pattern.compile("\\{\"id\": \"([^\"]+)\"");

  private final Path root = Checkout.root();

  @Test
  void everyTestThatTheConformancePageNamesExists() throws IOException {
    Set<String> known =
        Stream.of(cases(), specifications(), testClasses())
            .flatMap(Set::stream)
            .collect(Collectors.toSet());

    List<String> named =
        Files.readAllLines(root.resolve("docs/reference/scim-conformance.md")).stream()
            .map(line -> line.split("\\|", -1))
            .filter(cells -> cells.length > TESTED + 2)
            .flatMap(cells -> found(QUOTED, cells[TESTED]))
            .toList();

    assertThat(named).hasSizeGreaterThan(100).allMatch(name -> isAmong(known, name));
  }

  /// A star stands for the rest of a name.
  private static boolean isAmong(Set<String> known, String name) {
    return name.endsWith("*")
        ? known.stream().anyMatch(each -> each.startsWith(name.substring(0, name.length() - 1)))
        : known.contains(name);
  }

  private Set<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("faces/src/test/resources/spec/http"))) {
      return files.flatMap(file -> found(ID, MainCode.text(file))).collect(Collectors.toSet());
    }
  }

  private Set<String> specifications() {
    Path specs = root.resolve("scim/src/test/resources/spec");
    return under(specs)
        .map(file -> specs.relativize(file).toString())
        .filter(name -> name.endsWith(".json"))
        .map(name -> name.replace(".json", ""))
        .collect(Collectors.toSet());
  }

  private Set<String> testClasses() throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(PapersTest::under)
          .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
          .filter(name -> name.endsWith("Test"))
          .collect(Collectors.toSet());
    }
  }

  private static Stream<Path> under(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot walk " + folder, e);
    }
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }
}

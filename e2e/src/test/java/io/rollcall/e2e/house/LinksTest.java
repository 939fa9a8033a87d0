package io.rollcall.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every link of every page leads somewhere. Of links to other sites only the form is looked at.
final class LinksTest {
  private static final Path ROOT = Checkout.root();
  private static final int PAGES = 45;

  @TempDir private Path folder;

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> pages = pages();
    List<String> mistakes = new ArrayList<>();
    for (Path page : pages) {
      mistakes(page, home(page)).forEach(mistake -> mistakes.add(ROOT.relativize(page) + mistake));
    }

    assertThat(pages).hasSizeGreaterThan(PAGES);
    assertThat(mistakes).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> packaging = Files.list(ROOT.resolve("packaging"))) {
      Stream.of(top, docs, packaging)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(pages::add);
    }
    return pages;
  }

  /// What is in `packaging` stands beside `docs` in the archive.
  private static Path home(Path page) {
    return page.startsWith(ROOT.resolve("packaging")) ? ROOT : page.resolveSibling("");
  }

  private static List<String> mistakes(Path file, Path home) {
    Page page = Page.of(MainCode.text(file));
    return page.links().stream()
        .flatMap(
            link -> Page.mistake(home, page, link).map(why -> ": " + link + " " + why).stream())
        .toList();
  }

  @Test
  void whatLeadsNowhereIsFound() throws IOException {
    Files.writeString(
        folder.resolve("other.md"), "# What `x` is: a *word*, or two\n\n## Twice\n\n## Twice\n");
    Path file =
        Files.writeString(
            folder.resolve("page.md"),
            """
            # Here
            [fine](other.md), [fine](other.md#what-x-is-a-word-or-two), [fine](#here), [fine](other.md#twice-1)
            [fine](https://example.com/a#b)

            | a [cell](no-page.md) |
            |---|
            | [gone](other.md#gone) [nobody](#nobody) ![picture](no.png) [plain](http://example.com) |

            `[code](is-none.md)`
            """);

    assertThat(mistakes(file, folder))
        .satisfiesExactly(
            one -> assertThat(one).contains("no-page.md leads nowhere"),
            one -> assertThat(one).contains("other.md#gone leads to no heading"),
            one -> assertThat(one).contains("#nobody leads to no heading"),
            one -> assertThat(one).contains("no.png leads nowhere"),
            one -> assertThat(one).contains("http://example.com is no https://"));
  }
}

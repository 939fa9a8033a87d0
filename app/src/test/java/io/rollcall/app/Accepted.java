package io.rollcall.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pages of the reference that are written from the program, as they were last accepted.
public final class Accepted {
  private static final boolean ACCEPT = Boolean.getBoolean("rollcall.accept");

  private Accepted() {}

  /// Holds a page of `docs/reference` to what the program says, or takes that over.
  ///
  /// @param test its simple name, for whoever has to accept
  public static void page(String name, String said, String test) throws IOException {
    Path file =
        Path.of(System.getProperty("rollcall.root", ".."), "docs", "reference").resolve(name);
    if (ACCEPT) {
      Files.writeString(file, said, UTF_8);
      return;
    }
    assertThat(Files.readString(file, UTF_8))
        .as(
            "%s; if the program is right, write the page anew: mvn -pl app -am test -Dtest=%s"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Drollcall.accept=true",
            name, test)
        .isEqualTo(said);
  }
}

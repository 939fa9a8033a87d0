package io.rollcall.e2e.stage;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that is under test.
public final class Checkout {

  private Checkout() {}

  /// Its root folder: what the build says, else (in an IDE) the nearest folder above that holds the
  /// launcher.
  public static Path root() {
    String told = System.getProperty("rollcall.root");
    if (told != null) {
      return Path.of(told);
    }
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(here.resolve("rollcall"))) {
      Path above = here.getParent();
      if (above == null) {
        throw new IllegalStateException(
            "No ./rollcall in or above " + Path.of("").toAbsolutePath());
      }
      here = above;
    }
    return here;
  }
}

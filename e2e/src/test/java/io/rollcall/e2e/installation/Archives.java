package io.rollcall.e2e.installation;

import io.rollcall.e2e.stage.Checkout;
import io.rollcall.e2e.stage.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What `./rollcall dist` makes of this checkout.
///
/// @param plain the archive that needs a Java
/// @param withJava the archive that has one
public record Archives(Path plain, Path withJava) {

  /// Made at most once in the life of a process that tests; each has a folder of its own.
  private static final class Made {
    static final Archives ARCHIVES = make();

    private static Archives make() {
      Path out =
          Checkout.root()
              .resolve("e2e/target/archives-" + System.getProperty("rollcall.test.fork", "1"));
      Launch program = Launch.rollcall(Checkout.root());
      List<Path> archives =
          new Launch(
                  program.command(),
                  program.directory(),
                  program.environment(),
                  Duration.ofMinutes(10))
              .run("dist", "--out", out.toString())
              .expect(0)
              .out()
              .lines()
              .map(Path::of)
              .sorted((one, other) -> one.toString().length() - other.toString().length())
              .toList();
      return new Archives(archives.getFirst(), archives.getLast());
    }
  }

  public static Archives made() {
    return Made.ARCHIVES;
  }

  /// Unpacks one into a folder, which is made; returns what was unpacked.
  static Path unpack(Path archive, Path folder) {
    try {
      Files.createDirectories(folder);
      new Launch(List.of("tar"), folder, Map.of(), Duration.ofMinutes(2))
          .run("-xzf", archive.toString())
          .expect(0);
      try (Stream<Path> unpacked = Files.list(folder)) {
        return unpacked.findFirst().orElseThrow();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + archive, e);
    }
  }
}

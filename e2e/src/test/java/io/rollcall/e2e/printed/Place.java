package io.rollcall.e2e.printed;

import io.rollcall.e2e.stage.Checkout;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder in which somebody types commands into a shell, as the pages print them.
///
/// @param environment how the program is started there
record Place(Path folder, Launch environment) {

  /// A new folder with the program in it.
  static Place in(Path parent, String name) {
    try {
      Path folder = Files.createDirectories(parent.resolve(name));
      Files.createSymbolicLink(folder.resolve("rollcall"), Checkout.root().resolve("rollcall"));
      return new Place(folder, Launch.rollcall(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a place called " + name, e);
    }
  }

  /// The same with one more environment variable.
  Place with(String variable, String value) {
    return new Place(folder, environment.with(variable, value));
  }

  /// Carries a command out.
  ///
  /// @param words without the program's name
  Said type(String words) {
    return new Said(words, shell("./rollcall " + words).run());
  }

  /// Begins a command that does not end by itself.
  Program begin(String words) {
    return shell("exec ./rollcall " + words).start();
  }

  private Launch shell(String line) {
    return new Launch(
        List.of("sh", "-c", line), folder, environment.environment(), environment.patience());
  }

  Place write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}

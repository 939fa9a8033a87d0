package io.rollcall.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.schema.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A case of a specification file. Its name in a test report is the file and the case's id.
record Spec(String file, Json.Obj shared, Json.Obj the) {

  static Stream<Spec> in(String folder) {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files.sorted().toList().stream().flatMap(Spec::cases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String name) {
    try {
      return Path.of(Objects.requireNonNull(Spec.class.getResource("/spec/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Spec> cases(Path file) {
    try {
      Json.Obj all = (Json.Obj) JsonCodec.parse(Files.readAllBytes(file));
      String name = String.valueOf(file.getFileName()).replace(".json", "");
      return all.objects("cases").stream().map(c -> new Spec(name, all, c));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs the case; whatever goes wrong, the failure quotes it.
  void run(Runnable test) {
    try {
      test.run();
    } catch (RuntimeException e) {
      throw new AssertionError(this + ": " + e.getMessage(), e);
    }
  }

  ResourceType type() {
    return shared.string("type").orElseThrow().equals("User")
        ? ResourceType.user()
        : ResourceType.group();
  }

  Json.Obj object(String name) {
    return the.object(name).or(() -> shared.object(name)).orElseThrow();
  }

  Optional<String> text(String name) {
    return the.string(name);
  }

  Optional<List<String>> texts(String name) {
    return the.get(name)
        .map(ignored -> the.items(name).stream().map(i -> ((Json.Str) i).value()).toList());
  }

  @Override
  public String toString() {
    return file
        + "/"
        + the.string("id").orElseThrow()
        + " ("
        + the.string("rfc").orElseThrow()
        + ")";
  }
}

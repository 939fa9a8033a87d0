package io.rollcall.app.config;

import io.rollcall.lifecycle.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Looks secrets up where the configuration says they are: `env:NAME` or `file:PATH`, never in the
/// file itself.
public final class Secrets {
  private final Map<String, String> environment;
  private final Path beside;

  /// @param beside what relative paths start from: the directory of the configuration
  public Secrets(Map<String, String> environment, Path beside) {
    this.environment = Map.copyOf(environment);
    this.beside = beside;
  }

  /// The secret that a key refers to.
  public Secret of(Section section, String key) {
    String reference = section.text(key);
    int colon = reference.indexOf(':');
    String where = colon < 0 ? "" : reference.substring(0, colon);
    String name = reference.substring(colon + 1);
    return switch (where) {
      case "env" -> fromEnvironment(section, key, name);
      case "file" -> fromFile(section, key, name);
      default ->
          throw section.mistake(
              key, "must name where the secret is, env:NAME or file:PATH, and not hold it itself");
    };
  }

  private Secret fromEnvironment(Section section, String key, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw section.mistake(key, "names the environment variable " + name + ", which is not set");
    }
    return Secret.of(value.strip(), "env:" + name);
  }

  private Secret fromFile(Section section, String key, String name) {
    Path path = beside.resolve(name);
    try {
      String value = Files.readString(path).strip();
      if (value.isEmpty()) {
        throw section.mistake(key, "names the file " + path + ", which is empty");
      }
      return Secret.of(value, "file:" + name);
    } catch (IOException broken) {
      throw section.mistake(key, "names the file " + path + ", which cannot be read");
    }
  }
}

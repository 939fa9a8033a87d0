package io.rollcall.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the program's version, what it was built from, and the Java and the
/// system that it runs on. The build wrote the first two into the jar.
public final class Version implements IVersionProvider {

  /// The version of the program.
  public static String number() {
    return facts().getProperty("version", "");
  }

  private static Properties facts() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("The program's jar has no version.properties.");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read version.properties from the program's jar", e);
    }
    return properties;
  }

  /// All of it, a line for each.
  public static String text() {
    return String.join("\n", new Version().getVersion()) + "\n";
  }

  @Override
  public String[] getVersion() {
    Properties facts = facts();
    return new String[] {
      "rollcall " + facts.getProperty("version", ""),
      "build " + build(facts),
      "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      String.join(
          " ",
          "system",
          System.getProperty("os.name"),
          System.getProperty("os.version"),
          System.getProperty("os.arch")),
    };
  }

  static String build(Properties facts) {
    String commit = facts.getProperty("commit", "");
    return commit.isEmpty()
        ? "of sources without their history"
        : "of commit %s, %s%s"
            .formatted(
                commit,
                facts.getProperty("commit.date", ""),
                facts.getProperty("changed", "").isEmpty() ? "" : ", with changes");
  }
}

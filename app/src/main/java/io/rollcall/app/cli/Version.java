package io.rollcall.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the program's version, and the Java and the system that it runs on.
public final class Version implements IVersionProvider {

  /// The version of the program, as the build wrote it into the jar.
  public static String number() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("The program's jar has no version.properties.");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read version.properties from the program's jar", e);
    }
    return properties.getProperty("version", "");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "rollcall " + number(),
      "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      "system " + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
    };
  }
}

package io.rollcall.app.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a configuration file into a {@link Section}.
public final class ConfigFile {
  private static final int LARGEST = 1_000_000;

  private ConfigFile() {}

  /// @throws ConfigException if there is no such file, or it is no YAML mapping
  public static Section read(Path path) {
    String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
    String text = text(path);
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(name).setCodePointLimit(LARGEST).build();
      return new Compose(settings)
          .composeString(text)
          .map(root -> new Section(name, "", root))
          .orElseThrow(() -> new ConfigException(name + " is empty. Make one: ./rollcall init"));
    } catch (MarkedYamlEngineException broken) {
      String place = broken.getProblemMark().map(Section::place).orElse("");
      throw new ConfigException(name + place + " is no valid YAML: " + broken.getProblem() + ".");
    } catch (YamlEngineException broken) {
      throw new ConfigException(name + " is no valid YAML: " + broken.getMessage());
    }
  }

  private static String text(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        throw new ConfigException(path + " is larger than a configuration can be.");
      }
      return Files.readString(path);
    } catch (NoSuchFileException missing) {
      throw new ConfigException(
          "There is no " + path + ". Name another with -c FILE, or make one: ./rollcall init");
    } catch (MalformedInputException wrong) {
      throw new ConfigException(path + " is not UTF-8 text.");
    } catch (IOException broken) {
      throw new ConfigException(path + " cannot be read: " + broken.getMessage());
    }
  }
}

package io.rollcall.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rollcall.app.config.ConfigFile;
import io.rollcall.app.engine.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The configurations of `docs/samples` are what their page says `init` writes, and can be used.
final class SamplesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("rollcall.root", "..")).resolve("docs/samples");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ConfigurationSchema.text());

  @TempDir private Path folder;

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void theyAreWhatInitWrites() throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (List<String> command : commands()) {
      assertThat(command.subList(0, 3)).containsExactly("./rollcall", "init", "-c");
      String name = command.get(3);
      List<String> words = new ArrayList<>(command.subList(4, command.size()));
      words.addAll(List.of("-c", folder.resolve(name).toString()));
      assertThat(line().execute(words.toArray(String[]::new))).as(name).isZero();
      written.put(name, Files.readString(folder.resolve(name)));
    }

    Map<String, String> kept = new TreeMap<>();
    for (Path sample : samples()) {
      kept.put(sample.getFileName().toString(), Files.readString(sample));
    }
    assertThat(kept).isEqualTo(written);
  }

  private static CommandLine line() {
    return new CommandLine(new InitCommand(Optional::empty));
  }

  /// The command lines of the page, those that go on after a backslash put together.
  private static List<List<String>> commands() throws IOException {
    String page = Files.readString(SAMPLES.resolve("README.md")).replaceAll("\\\\\n *", "");
    return page.lines()
        .filter(line -> line.startsWith("./rollcall "))
        .map(line -> List.of(line.split(" +", -1)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsValidAndCanBeRead(Path sample) throws IOException {
    String text = Files.readString(sample);
    Map<String, String> environment = new HashMap<>();
    Sample.variables(text.lines().toList()).forEach(name -> environment.put(name, "a-secret"));

    assertThat(SCHEMA.validate(json(text), InputFormat.JSON)).isEmpty();
    EngineConfig config =
        EngineConfig.read(ConfigFile.read(sample), sample, environment, "1", Clock.systemUTC());

    assertThat(config.targets()).hasSize(1);
  }

  @Test
  void everyKindOfSourceAndTargetHasOne() throws IOException {
    String all = "";
    for (Path sample : samples()) {
      all += Files.readString(sample);
    }
    for (String source : Sources.types()) {
      assertThat(all).containsPattern(Pattern.compile("(?m)^  type: " + source + "$"));
    }
    for (String target : Vendors.types()) {
      assertThat(all).containsPattern(Pattern.compile("(?m)^    type: " + target + "$"));
    }
  }

  private static String json(String yaml) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return JsonMapper.shared().writeValueAsString(read);
  }
}

package io.rollcall.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rollcall.app.config.ConfigFile;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.source.Sources;
import io.rollcall.lifecycle.mapping.MappedPaths;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

final class ConfigurationSchemaTest {
  private static final Path DOCS =
      Path.of(System.getProperty("rollcall.root", "..")).resolve("docs");
  private static final String TEXT = ConfigurationSchema.text();
  private static final Described SCHEMA =
      Described.all((Json.Obj) JsonCodec.parse(TEXT.getBytes(StandardCharsets.UTF_8)));
  private static final Described NOTHING = new Described(SCHEMA.root(), List.of());
  private static final Schema VALIDATOR =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);
  private static final Map<String, String> ENVIRONMENT = Map.of("A", "secret-a", "B", "secret-b");

  private static final Map<String, String> SOURCES =
      Map.of(
          "ldap",
          "{ type: ldap, url: 'ldaps://x', base: 'dc=x', bind: 'cn=x', password: env:A, scope: { group: g } }",
          "file",
          "{ type: file, people: p.csv, groups: g.csv, id: id, columns: { mail: m }, scope: { group: g } }",
          "scim",
          "{ type: scim, url: 'https://x', token: env:A, scope: { expression: 'person.active' } }");
  private static final Map<String, String> TARGETS =
      Map.of(
          "scim",
          "{ type: scim, url: 'https://x', token: env:A, limits: { revoke: 5, remove: 5 }, licenses: { Full: { groups: [a], limit: 5 } }, roles: { Admin: [a] }",
          "miro",
          "{ type: miro, scim: { url: 'https://x', token: env:A }, rest: { url: 'https://x', org: '1', token: env:B }, limits: { revoke: 5%, remove: 5 }, licenses: { Full: [a], Free: {} }, roles: { Admin: a }",
          "atlassian",
          "{ type: atlassian, scim: { url: 'https://x/scim/directory/1', token: env:A }, admin: { url: 'https://x', org: '1', key: env:B }, limits: { revoke: 5, remove: 5 }");

  private static final String SCHEDULE = "schedule: { at: '06:30', days: [mon], zone: UTC }\n";
  private static final String RULES =
      ", concurrency: 8, groups: { follow: A, names: { A: B }, expression: 'group.name.size() < 9', name: group.name }, domains: [x.example], leave: { deleteAfter: 30d, address: retire },"
          + " protect: { accounts: [a] },"
          + " proxy: { url: 'http://p:1', user: u, password: env:A }, timeouts: { connect: 1s }";

  @TempDir private Path folder;

  private Section read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("rollcall.yaml"), yaml);
    Section root = ConfigFile.read(file);
    EngineConfig config = EngineConfig.read(root, file, ENVIRONMENT, "1", Clock.systemUTC());
    assertThat(config.targets()).hasSize(1);
    return root;
  }

  private static String smallest(String source, String target) {
    return "source: "
        + SOURCES.getOrDefault(source, "")
        + "\ntargets: { t: "
        + TARGETS.getOrDefault(target, "")
        + RULES
        + " } }\n"
        + SCHEDULE;
  }

  @Test
  void namesAreMadeUpOnlyOnDomainsThatAreNamed() {
    assertThatThrownBy(() -> read(smallest("file", "miro").replace("domains: [x.example], ", "")))
        .hasMessageContaining("leave.address is retire, and the target has no domains");
  }

  // Everything the program asked for is in the schema, and the other way round.
  @ParameterizedTest
  @CsvSource({"ldap,scim", "file,miro", "scim,atlassian"})
  void theProgramAndTheSchemaKnowTheSameKeys(String source, String target) throws IOException {
    Map<String, Set<String>> asked = read(smallest(source, target)).vocabulary();
    Map<String, Described> described = new HashMap<>();
    described.put("", SCHEMA);
    described.put("schedule", SCHEMA.property("schedule", ""));
    described.put("source", SCHEMA.property("source", source));
    described.put("targets.t", SCHEMA.property("targets", "").named(target));
    for (String path : new TreeSet<>(asked.keySet())) {
      int dot = path.lastIndexOf('.');
      if (dot > 0 && !path.equals("targets.t")) {
        String parent = path.substring(0, dot);
        Described above = described.getOrDefault(parent, NOTHING);
        described.put(
            path,
            hasOwnNames(parent) ? above.named("") : above.property(path.substring(dot + 1), ""));
      }
    }

    asked.forEach((path, keys) -> {
      if (!hasOwnNames(path)) {
        assertThat(described.getOrDefault(path, NOTHING).keys()).as(path).isEqualTo(keys);
      }
    });
  }

  /// Whether what is in it is called as the user likes.
  private static boolean hasOwnNames(String path) {
    return path.equals("targets")
        || Stream.of(".names", ".licenses", ".roles").anyMatch(path::endsWith);
  }

  @Test
  void everyPathThatCanBeMappedIsInTheSchema() {
    Set<String> words = new TreeSet<>(MappedPaths.words());
    words.addAll(
        MappedPaths.attributes().stream().filter(path -> path.startsWith("urn:")).toList());

    assertThat(SCHEMA.property("targets", "").named("scim").property("map", "").keys())
        .isEqualTo(words);
  }

  @Test
  void everyConfigurationOfTheDocumentsIsValid() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(DOCS)) {
      for (Path page : pages.filter(one -> one.toString().endsWith(".md")).toList()) {
        Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(page));
        while (block.find()) {
          String yaml = block.group(1);
          if (yaml.startsWith("source:")
              || yaml.startsWith("sources:")
              || yaml.startsWith("targets:")) {
            assertThat(problems(whole(yaml))).as(page + "\n" + yaml).isEmpty();
            found.add(yaml);
          }
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(3);
  }

  private static String whole(String yaml) {
    String source = yaml.contains("source") ? "" : "source: " + SOURCES.get("file") + "\n";
    String targets =
        yaml.contains("targets:") ? "" : "targets: { t: " + TARGETS.get("scim") + " } }\n";
    return source + yaml + targets;
  }

  @ParameterizedTest
  @CsvSource({"ldap,scim", "file,miro", "scim,atlassian"})
  void whatInitWritesIsValidAndNamesTheSchema(String source, String target) {
    Map<String, String> answers = new HashMap<>();
    var kind = Sources.ofType(source).orElseThrow();
    var vendor = Vendors.ofType(target).orElseThrow();
    Stream.concat(kind.questions().stream(), vendor.questions().stream())
        .forEach(question -> answers.put(question.option(), question.example()));

    List<String> lines = Sample.lines(kind, vendor, answers);

    assertThat(lines.getFirst()).startsWith("# yaml-language-server: $schema=");
    assertThat(problems(String.join("\n", lines))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: file         | typ: file",
        "id: id             | idd: id",
        "token: env:A       | token: abc",
        "mail: m            | maill: m",
        "follow: A          | folow: A",
        "connect: 1s        | connect: soon",
        "user: u,           | \"user\": u, pass: x,",
        "group: g           | grup: g",
        "type: scim         | type: skim",
        "at: '06:30'        | at: '6.30'",
        "days: [mon]        | days: [monday]",
        "zone: UTC          | zone: UTC, every: 1h",
        "limits: { revoke: 5, remove: 5 } | map: { emails: x }",
      })
  void theSchemaFindsMistakes(String right, String wrong) {
    String yaml = smallest("file", "scim");

    assertThat(yaml).contains(right);
    assertThat(problems(yaml)).isEmpty();
    assertThat(problems(yaml.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void theDocumentsHaveTheSameSchema() throws IOException {
    assertThat(DOCS.resolve("reference/rollcall.schema.json")).hasContent(TEXT);
  }

  private static List<String> problems(String yaml) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return VALIDATOR.validate(JsonCodec.text(json(read)), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static Json json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Json.Builder object = Json.object();
        map.forEach((key, one) -> object.put(String.valueOf(key), json(one)));
        yield object.build();
      }
      case List<?> list -> Json.array(list.stream().map(ConfigurationSchemaTest::json).toList());
      case Integer number -> new Json.Num(BigDecimal.valueOf(number));
      case Boolean truth -> Json.bool(truth);
      default -> Json.string(String.valueOf(value));
    };
  }
}

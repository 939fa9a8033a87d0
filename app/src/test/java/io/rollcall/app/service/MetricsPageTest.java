package io.rollcall.app.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Accepted;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Sideline;
import io.rollcall.app.engine.EngineCommands;
import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The page of figures is what a service with a schedule tells Prometheus.
final class MetricsPageTest {
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final String HEAD =
      """
      # Figures

      Every figure that `GET /metrics` of `rollcall serve` has, as Prometheus names and types it; `target` and `file` are there with
      `serve -c` only. This page is written from the program; a test holds it to what the program says. What to watch, and when
      to be alarmed: [operate.md](../guide/operate.md#figures), [schedule.md](../guide/schedule.md#alarms).

      | name | type | labels | what it is |
      |---|---|---|---|
      """;

  @TempDir private Path folder;

  @Command
  static final class Serving {
    @Mixin private Watching watching = new Watching();
  }

  @Test
  void thePageOfFiguresSaysWhatTheServiceSays() throws Exception {
    Accepted.page("metrics.md", HEAD + rows(figures()), "MetricsPageTest");
  }

  private String figures() throws IOException, InterruptedException {
    Path config =
        Files.writeString(
            folder.resolve("rollcall.yaml"),
            """
            source: { type: file, people: people.csv, id: id }
            targets: { app: { type: scim, url: 'http://127.0.0.1:1/scim', token: env:TOKEN } }
            schedule: { every: 1h }
            """);
    var serving = new Serving();
    var _ = new CommandLine(serving).parseArgs("--log", "off", "--drain-seconds", "0");
    Clock clock = Clock.systemUTC();
    Database database = DataOptions.sqlite(folder.resolve("data"));
    try (var lines = new LogLines(new PrintStream(new ByteArrayOutputStream(), false, UTF_8));
        Sideline.Running besides =
            EngineCommands.sideline(Map.of("TOKEN", "secret"))
                .read(config)
                .on(database, serving.watching.said(lines, clock));
        DirectoryService service =
            DirectoryService.start(
                database,
                new FaceServer.Listen("127.0.0.1", 0, Optional.empty(), Optional.empty(), false),
                serving.watching.watched(lines, besides.gauges()))) {
      // One that is refused, so that there are figures of requests.
      assertThat(get(service.url() + "/scim/v2/nobody/Users")).contains("401");
      return get(service.url() + "/metrics");
    }
  }

  private static String get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static String rows(String figures) {
    Map<String, String> help = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    Map<String, TreeSet<String>> labels = new TreeMap<>();
    for (String line : figures.lines().toList()) {
      Matcher helped = HELP.matcher(line);
      Matcher typed = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (helped.matches()) {
        help.put(helped.group(1), helped.group(2));
      } else if (typed.matches()) {
        types.put(typed.group(1), typed.group(2));
      } else if (sample.matches()) {
        labels.computeIfAbsent(sample.group(1), _ -> new TreeSet<>()).addAll(labels(sample));
      }
    }
    assertThat(help.keySet()).isEqualTo(types.keySet()).hasSizeGreaterThan(20);
    return help.entrySet().stream()
        .map(entry ->
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    entry.getKey(),
                    types.get(entry.getKey()),
                    labels(entry.getKey(), labels),
                    entry.getValue()))
        .collect(Collectors.joining());
  }

  private static List<String> labels(Matcher sample) {
    return sample.group(2) == null
        ? List.of()
        : LABEL.matcher(sample.group(2)).results().map(found -> found.group(1)).toList();
  }

  /// A histogram's samples have its name with more behind it.
  private static String labels(String name, Map<String, ? extends Set<String>> labels) {
    return labels.entrySet().stream()
        .filter(entry -> entry.getKey().matches(name + "(_bucket|_sum|_count)?"))
        .flatMap(entry -> entry.getValue().stream())
        .filter(label -> !label.equals("le"))
        .distinct()
        .map(label -> "`" + label + "`")
        .collect(Collectors.joining(", "));
  }
}

package io.rollcall.e2e.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.service.Blow.Answer;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// No request takes memory without a bound: a service with very little of it, which would end when
/// it had none left, answers everything at once, and goes on.
@Tag("blackbox")
@Timeout(600)
final class SmallMemoryTest {
  private static final int MEGABYTES = 100;

  /// More than there are slots, so that the bound on them is met.
  private static final int AT_ONCE = 24;

  private static final int ROUNDS = 2 * Integer.getInteger("rollcall.test.size", 1);
  private static final int MIB = 1024 * 1024;

  /// What somebody else asks meanwhile, again where it is told to.
  private static final Blow HEALTHY = Blow.get("a small page", "/Users?count=1");

  private static final int TRIES = 20;

  /// About 10 kB, most of it in values that are indexed.
  private static final String LARGE_USER =
      IntStream.range(0, 60)
          .mapToObj(i -> "{\"value\":\"" + "e".repeat(150) + i + "@x.example\"}")
          .collect(Collectors.joining(",", "{\"userName\":\"large-%s\",\"emails\":[", "]}"));

  @TempDir private Path folder;
  private String base = "";
  private String token = "";

  @Test
  void whateverIsSentAtOnceIsAnsweredAndTheServiceGoesOn() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("SmallMemoryTest seed " + seed);
    try (Service service = Service.small(folder.resolve("data"), MEGABYTES)) {
      settle(service);
      List<Blow> blows = new ArrayList<>(blows());
      blows.addAll(smallestValues());
      blows.add(HEALTHY);

      List<Answer> answers = storm(service, blows, new Random(seed));

      for (Answer answer : answers) {
        Blow blow = named(blows, answer.name());
        assertThat(answer.status()).as(answer.toString()).isIn(blow.expected(), 503, 413);
        if (answer.status() == 503) {
          assertThat(answer.head()).containsIgnoringCase("Retry-After: ");
        }
      }
      assertThat(answers)
          .filteredOn(a -> a.name().equals(HEALTHY.name()))
          .isNotEmpty()
          .allSatisfy(a -> assertThat(a.status()).isEqualTo(200));
      assertThat(answers).filteredOn(a -> a.status() == 503).hasSizeLessThan(answers.size() / 2);
      for (Blow blow : blows) {
        Answer alone = blow.strike(service.url(), base, token);
        assertThat(alone.status()).as(alone.toString()).isEqualTo(blow.expected());
      }
      assertThat(service.lives()).isTrue();
      Http http = new Http(service.url(), token);
      assertThat(http.get("/health").status()).isEqualTo(200);
      var _ = http.post(base + "/Users", "{\"userName\":\"after\"}").expect(201);
    }
  }

  private void settle(Service service) {
    var _ = service.command("org", "create", "Acme");
    JSONObject directory =
        service.command("directory", "create", "--org", "Acme", "--preset", "standard");
    base = URI.create(directory.getFieldAsString("baseUrl")).getPath();
    token = directory.getFieldAsString("token");
    Http http = new Http(service.url(), token);
    for (int i = 0; i < 10; i++) {
      Http.Answer made =
          http.post(base + "/Bulk", Blow.bulk(100, LARGE_USER.replace("%s", i + "-%s")));
      assertThat(made.expect(200).text()).contains("201").doesNotContain("\"status\":\"4");
    }
  }

  /// As many values as there can be in a body that is still a small one.
  private static String small(String before, String value, String after) {
    int room = 256 * 1024 - before.length() - after.length();
    String values = (value + ",").repeat(room / (value.length() + 1));
    return before + values.substring(0, values.length() - 1) + after;
  }

  private static String inBulk(String before, String value) {
    return small(Blow.bulk(1, before + "\"x\":[").replace("}]}", ""), value, "]}}]}");
  }

  private static List<Blow> smallestValues() {
    return List.of(
        Blow.post("a User of {}", "/Users", small("{\"x\":[", "{}", "]}"), 400),
        Blow.post("a User of a", "/Users", small("{\"x\":[", "{\"a\":1}", "]}"), 400),
        Blow.post("Bulk of {}", "/Bulk", inBulk("{", "{}"), 200),
        Blow.post("Bulk of a", "/Bulk", inBulk("{", "{\"a\":1}"), 200),
        Blow.post("Bulk of itself", "/Bulk", inBulk("{\"r\":\"bulkId:b0\",", "{}"), 200));
  }

  private static List<Blow> blows() throws IOException {
    String longText = "{\"userName\":\"u\",\"title\":\"" + "t".repeat(9 * MIB) + "\"}";
    String terms = "userName eq \\\"x\\\"" + " or userName eq \\\"x\\\"".repeat(19_999);
    String manyValues =
        "{\"userName\":\"u\",\"emails\":[{\"value\":\"a@x.example\"}%s]}"
            .formatted(",{\"value\":\"a@x.example\"}".repeat(300_000));
    return List.of(
        Blow.post("20,000 terms", "/Users/.search", Blow.search(terms), 400),
        Blow.post(
            "20,000 parentheses",
            "/Users/.search",
            Blow.search("(".repeat(20_000) + "active eq true" + ")".repeat(20_000)),
            400),
        Blow.post(
            "20,000 nots",
            "/.search",
            Blow.search("not (".repeat(20_000) + "active eq true" + ")".repeat(20_000)),
            400),
        Blow.post("100 MB", "/Users", "x".repeat(MIB), 413).times(100),
        Blow.post("100 MB to Bulk", "/Bulk", "[".repeat(MIB), 413).times(100),
        Blow.post("100 MB of zeros, compressed", "/Users", zeros(100), 413)
            .with("Content-Encoding: gzip"),
        Blow.post("a text of 9 MB", "/Users", longText, 400),
        Blow.post("8 MB of small values", "/Users", manyValues, 400),
        Blow.post("invalid UTF-8", "/Users", "\"\u00c3(\"", 400),
        Blow.post("duplicate keys", "/Users", "{\"userName\":\"a\",\"userName\":\"b\"}", 400),
        Blow.post("a number of 1 MB", "/Users", "{\"x\":" + "9".repeat(MIB) + "}", 400),
        Blow.post("a number beyond range", "/Users", "{\"userName\":\"u\",\"x\":1e999999999}", 400),
        Blow.post("9 MB of brackets", "/Users", "[".repeat(9 * MIB), 400),
        Blow.post("9 MB of objects", "/Users", "{\"a\":".repeat(9 * MIB / 5), 400),
        Blow.post("Bulk of 1,001", "/Bulk", Blow.bulk(1_001, "{\"userName\":\"b%s\"}"), 413),
        Blow.post(
            "Bulk of 9 MB", "/Bulk", Blow.bulk(900, LARGE_USER.replace("large", "bulk")), 200),
        Blow.get("a page of 1,000 large Users", "/Users?count=1000"),
        Blow.get("sorted", "/Users?count=1000&sortBy=title&filter=title%20co%20%22tt%22"),
        Blow.get("by cursor", "/Users?count=1000&cursor="));
  }

  private static String zeros(int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < megabytes; i++) {
        gzip.write(new byte[MIB]);
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private List<Answer> storm(Service service, List<Blow> blows, Random random) throws Exception {
    List<Blow> all = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      all.addAll(blows);
      Collections.nCopies(8, smallestValues()).forEach(all::addAll);
    }
    Collections.shuffle(all, random);
    List<Callable<Answer>> calls =
        all.stream().<Callable<Answer>>map(blow -> () -> strike(blow, service)).toList();
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private Answer strike(Blow blow, Service service) {
    try {
      Answer answer = blow.strike(service.url(), base, token);
      for (int i = 0; blow.equals(HEALTHY) && answer.status() == 503 && i < TRIES; i++) {
        answer = blow.strike(service.url(), base, token);
      }
      return answer;
    } catch (IOException e) {
      String after = service.lives() ? "a living service" : "a service that has ended";
      throw new UncheckedIOException("No answer to %s by %s".formatted(blow.name(), after), e);
    }
  }

  private static Blow named(List<Blow> blows, String name) {
    return blows.stream().filter(blow -> blow.name().equals(name)).findFirst().orElseThrow();
  }
}

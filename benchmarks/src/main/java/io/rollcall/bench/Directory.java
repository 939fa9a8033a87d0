package io.rollcall.bench;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// One SCIM directory, filled over HTTP.
///
/// @param base the path of its base URL
/// @param ids of its Users, by number, as far as they are created
record Directory(URI server, String base, String token, AtomicReferenceArray<String> ids) {
  private static final int LANES = 16;
  private static final int MEMBERS_AT_ONCE = 1_000;

  /// @param created what `directory create --json` said
  static Directory filled(URI server, Json.Obj created, int users)
      throws IOException, InterruptedException {
    String base = URI.create(created.string("baseUrl").orElseThrow()).getPath();
    Directory directory =
        new Directory(
            server, base, created.string("token").orElseThrow(), new AtomicReferenceArray<>(users));
    AtomicInteger next = new AtomicInteger();
    Callable<Integer> fill = () -> directory.fill(next);
    try (ExecutorService threads = Executors.newFixedThreadPool(LANES)) {
      for (Future<Integer> end :
          threads.invokeAll(IntStream.range(0, LANES).mapToObj(_ -> fill).toList())) {
        end.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Not all Users could be created", e);
    }
    return directory;
  }

  private int fill(AtomicInteger next) throws IOException {
    try (Wire wire = new Wire(server, token)) {
      for (int i = next.getAndIncrement(); i < ids.length(); i = next.getAndIncrement()) {
        ids.set(i, post(wire, People.json(People.key("", i), "Title")));
      }
    }
    return ids.length();
  }

  List<Wire> wires(int count) throws IOException {
    return Drive.wires(server, token, count);
  }

  /// @return the id of the new User
  String post(Wire wire, String user) throws IOException {
    return id(wire.expect(201, "POST", base + "/Users", user));
  }

  /// A group of the first so many Users.
  ///
  /// @return its path
  String group(int members) throws IOException {
    try (Wire wire = new Wire(server, token)) {
      String group =
          "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"%d members\"}"
              .formatted(members);
      String path = base + "/Groups/" + id(wire.expect(201, "POST", base + "/Groups", group));
      for (int from = 0; from < members; from += MEMBERS_AT_ONCE) {
        change(wire, path, add(some(from, Math.min(members, from + MEMBERS_AT_ONCE))));
      }
      return path;
    }
  }

  private List<String> some(int from, int to) {
    return IntStream.range(from, to).mapToObj(ids::get).toList();
  }

  static String add(List<String> ids) {
    List<String> values = ids.stream().map(id -> "{\"value\":\"" + id + "\"}").toList();
    return patch(
        "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + String.join(",", values) + "]}");
  }

  static String remove(String id) {
    return patch("{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id + "\\\"]\"}");
  }

  static String patch(String operation) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
        + operation
        + "]}";
  }

  static void change(Wire wire, String path, String patch) throws IOException {
    Wire.Answer answer = wire.send("PATCH", path, patch);
    if (answer.status() != 200 && answer.status() != 204) {
      throw new IllegalStateException(
          "PATCH " + path + " answered " + answer.status() + ": " + answer.body());
    }
  }

  private static String id(String body) {
    return json(body).string("id").orElseThrow();
  }

  static Json.Obj json(String body) {
    return (Json.Obj) JsonCodec.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}

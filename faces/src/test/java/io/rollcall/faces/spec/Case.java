package io.rollcall.faces.spec;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// One case of a specification file: what is given, what is sent, what must come back.
///
/// ```
/// {"id": "idp-20", "rfc": "7644 §3.3", "world": {…},
///  "given": [{"schema": {…}}, {"user": {…}, "as": "ada"}, {"group": {…}, "as": "g"}],
///  "steps": [{"send": "GET /Users/${ada}", "headers": {…}, "body": …, "then": {"status": 200, …}}]}
/// ```
///
/// A schema that is given extends the Users of the organization. A step with `"later": "PT25H"` is
/// sent when so much time has passed.
record Case(String file, Json.Obj json) {

  static Stream<Case> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList().stream().flatMap(Case::in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Case.class.getResource("/spec/http")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Case> in(Path file) {
    try {
      Json.Obj all = (Json.Obj) JsonCodec.parse(Files.readAllBytes(file));
      String name = String.valueOf(file.getFileName()).replace(".json", "");
      return all.objects("cases").stream().map(json -> new Case(name, json));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }

  /// What is sent, in order: first whatever makes what is given.
  List<Json.Obj> steps() {
    List<Json.Obj> steps = new ArrayList<>();
    json.objects("given").forEach(given -> steps.addAll(made(given)));
    steps.addAll(json.objects("steps"));
    return steps;
  }

  private static List<Json.Obj> made(Json.Obj given) {
    Json.Builder step =
        given
            .object("schema")
            .map(Case::adding)
            .orElseGet(() -> posting(given))
            .putIfPresent("as", given.string("as"))
            .put("then", Json.object().put("status", 201).build());
    long times = given.integer("times").orElse(1L);
    return Stream.generate(step::build).limit(times).toList();
  }

  private static Json.Builder adding(Json.Obj schema) {
    return Json.object()
        .put("send", "POST ${service}/api/schemas")
        .put("headers", Json.object().put("Authorization", "Bearer ${key}").build())
        .put("body", Json.object().put("resourceType", "User").put("schema", schema).build());
  }

  private static Json.Builder posting(Json.Obj given) {
    boolean isUser = given.get("user").isPresent();
    Json.Obj body = given.object(isUser ? "user" : "group").orElseThrow();
    String urn = "urn:ietf:params:scim:schemas:core:2.0:" + (isUser ? "User" : "Group");
    return Json.object()
        .put("send", "POST " + (isUser ? "/Users" : "/Groups"))
        .put(
            "body",
            Json.object().put("schemas", Json.array(Json.string(urn))).putAll(body).build());
  }

  String id() {
    return json.string("id").orElseThrow();
  }

  Json.Obj world() {
    return json.object("world").orElse(Json.Obj.EMPTY);
  }

  @Override
  public String toString() {
    return id() + " (" + file + ", RFC " + json.string("rfc").orElse("-") + ")";
  }
}

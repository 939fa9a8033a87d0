package io.rollcall.app.engine;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that a JSON Schema describes, as tables in Markdown.
final class SchemaKeys {
  private static final String HEAD =
      """
      # rollcall.yaml, every key

      What the [JSON Schema](rollcall.schema.json) of the configuration says, which `rollcall init` writes beside the file for editors. This
      page is written from it; a test holds it to the schema, and another the schema to what the program takes.
      [configuration.md](configuration.md) says more on what keys mean together. NAME stands for names of your own.
      """;
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "text",
          "boolean", "`true` or `false`",
          "integer", "number",
          "array", "list",
          "object", "keys");

  private final Json.Obj root;
  private final List<String> lines = new ArrayList<>();

  SchemaKeys(Json.Obj root) {
    this.root = root;
  }

  List<String> lines() {
    lines.clear();
    lines.addAll(HEAD.lines().toList());
    section("The file", List.of(root), List.of("source", "sources", "targets"));
    kinds("source", "A source", ": `source`, or `sources.NAME`");
    kinds("target", "A target", ": `targets.NAME`");
    return List.copyOf(lines);
  }

  /// What all kinds share, then what each has besides.
  private void kinds(String name, String title, String where) {
    Json.Obj shared = definition(name);
    section(title + where, List.of(shared), List.of());
    for (Json.Obj branch : shared.objects("oneOf")) {
      Json.Obj kind = resolved(branch);
      String type =
          parts(kind)
              .flatMap(part -> part.object("properties").stream())
              .flatMap(properties -> properties.object("type").stream())
              .flatMap(one -> one.string("const").stream())
              .findFirst()
              .orElseThrow();
      section(title + " with `type: " + type + "`", List.of(kind), List.of("type"));
    }
  }

  private void section(String title, List<Json.Obj> schemas, List<String> without) {
    lines.addAll(
        List.of(
            "", "## " + title, "", "| key | what it is | value | default |", "|---|---|---|---|"));
    schemas.forEach(schema -> keys("", schema, without));
  }

  private void keys(String prefix, Json.Obj schema, List<String> without) {
    parts(schema)
        .forEach(part ->
            part.object("properties")
                .ifPresent(properties ->
                    properties
                        .members()
                        .forEach((key, value) -> {
                          if (!without.contains(key) && value instanceof Json.Obj about) {
                            key(prefix + key, about, isRequired(part, key));
                          }
                        })));
    parts(schema)
        .flatMap(part -> part.object("additionalProperties").stream())
        .forEach(named -> keys(prefix + "NAME.", named, List.of()));
  }

  private void key(String name, Json.Obj about, boolean required) {
    lines.add(
        "| `%s` | %s%s | %s | %s |"
            .formatted(
                name,
                cell(
                    about
                        .string("description")
                        .or(() -> resolved(about).string("description"))
                        .orElse("")),
                required ? " Required." : "",
                cell(String.join(" or ", types(about))),
                Optional.ofNullable(about.members().get("default"))
                    .map(SchemaKeys::code)
                    .orElse("")));
    keys(name + ".", about, List.of());
  }

  private static boolean isRequired(Json.Obj part, String key) {
    return part.members().get("required") instanceof Json.Arr all
        && all.items().contains(Json.string(key));
  }

  private Set<String> types(Json.Obj about) {
    if (about.string("$ref").filter(ref -> ref.endsWith("/secret")).isPresent()) {
      return new TreeSet<>(List.of("`env:NAME` or `file:PATH`"));
    }
    Json.Obj here = resolved(about);
    var types = new TreeSet<String>();
    if (here.members().get("enum") instanceof Json.Arr words) {
      types.add(words.items().stream().map(SchemaKeys::code).collect(Collectors.joining(" or ")));
    }
    Stream.of(here.members().getOrDefault("type", new Json.Null()))
        .flatMap(
            type -> type instanceof Json.Arr several ? several.items().stream() : Stream.of(type))
        .filter(Json.Str.class::isInstance)
        .map(type -> TYPES.getOrDefault(((Json.Str) type).value(), ""))
        .forEach(types::add);
    here.objects("oneOf").forEach(branch -> types.addAll(types(branch)));
    types.remove("");
    return types;
  }

  /// All schemas that apply to one value, or may: what `allOf` adds, and the choices of `oneOf`
  /// that are not kinds.
  private Stream<Json.Obj> parts(Json.Obj schema) {
    Json.Obj here = resolved(schema);
    Stream<Json.Obj> choices =
        here.objects("oneOf").stream()
            .filter(branch -> branch.string("$ref").isEmpty() && branch.object("not").isEmpty());
    return Stream.concat(
        Stream.of(here),
        Stream.concat(here.objects("allOf").stream(), choices).flatMap(this::parts));
  }

  private Json.Obj resolved(Json.Obj schema) {
    return schema
        .string("$ref")
        .map(ref -> definition(ref.substring(ref.lastIndexOf('/') + 1)))
        .orElse(schema);
  }

  private Json.Obj definition(String name) {
    return root.object("$defs").flatMap(all -> all.object(name)).orElseThrow();
  }

  private static String code(Json value) {
    return "`" + (value instanceof Json.Str text ? text.value() : JsonCodec.text(value)) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}

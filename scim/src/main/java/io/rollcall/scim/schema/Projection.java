package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which attributes an answer holds (RFC 7644 §3.9): those asked for, or all that are returned by
/// default, without those excluded. What the schema says is returned always or never stays so.
public record Projection(List<AttributePath> attributes, List<AttributePath> excluded) {
  /// Nothing asked for, nothing excluded.
  public static final Projection DEFAULT = new Projection(List.of(), List.of());

  public Projection {
    attributes = List.copyOf(attributes);
    excluded = List.copyOf(excluded);
  }

  /// Reads the two query parameters: names separated by commas.
  ///
  /// @throws ScimException invalidValue if one of them cannot be a name
  public static Projection read(Optional<String> attributes, Optional<String> excludedAttributes) {
    return new Projection(names(attributes), names(excludedAttributes));
  }

  private static List<AttributePath> names(Optional<String> parameter) {
    return parameter.stream()
        .flatMap(p -> Arrays.stream(p.split(",")))
        .map(String::strip)
        .filter(n -> !n.isEmpty())
        .map(n ->
            AttributePath.parse(n)
                .orElseThrow(() ->
                    ScimError.invalidValue("\"" + n + "\" is not the name of an attribute")
                        .exception()))
        .toList();
  }

  /// Whether an answer may hold this top-level attribute, so that whoever reads it can leave out
  /// what costs much (`members`).
  public boolean wants(String attribute, ResourceType type) {
    Json.Obj probe = Json.object().put(attribute, true).build();
    return !apply(probe, type).isEmpty();
  }

  /// The resource as the answer shows it. Names that the type does not have select nothing.
  public Json.Obj apply(Json.Obj resource, ResourceType type) {
    List<List<String>> asked = trails(attributes, type);
    return attributes.isEmpty()
        ? project(resource, type.attributes(), Optional.empty(), trails(excluded, type))
        : project(resource, type.attributes(), Optional.of(asked), trails(excluded, type));
  }

  /// The names from the top of the resource down to what each path names.
  private static List<List<String>> trails(List<AttributePath> paths, ResourceType type) {
    return paths.stream()
        .flatMap(p -> type.resolve(p).stream())
        .map(r ->
            Stream.of(
                    r.extension(), Optional.of(r.attribute().name()), r.sub().map(Attribute::name))
                .flatMap(Optional::stream)
                .toList())
        .toList();
  }

  private static Json.Obj project(
      Json.Obj holder,
      List<Attribute> definitions,
      Optional<List<List<String>>> asked,
      List<List<String>> excluded) {
    Map<String, Json> kept = new LinkedHashMap<>();
    holder
        .members()
        .forEach((name, value) -> {
          Optional<Attribute> definition =
              definitions.stream().filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
          Optional<List<List<String>>> within = asked.map(a -> below(name, a));
          List<List<String>> without = below(name, excluded);
          if (keeps(definition, within, without)) {
            Optional<List<List<String>>> inner = within.filter(w -> !w.contains(List.<String>of()));
            inside(value, definition, inner, without).ifPresent(v -> kept.put(name, v));
          }
        });
    return new Json.Obj(kept);
  }

  private static boolean keeps(
      Optional<Attribute> definition,
      Optional<List<List<String>>> asked,
      List<List<String>> excluded) {
    return switch (definition.map(Attribute::returned).orElse(Attribute.Returned.DEFAULT)) {
      case ALWAYS -> true;
      case NEVER -> false;
      case DEFAULT ->
          !excluded.contains(List.<String>of()) && asked.map(a -> !a.isEmpty()).orElse(true);
      case REQUEST ->
          !excluded.contains(List.<String>of()) && asked.map(a -> !a.isEmpty()).orElse(false);
    };
  }

  private static Optional<Json> inside(
      Json value,
      Optional<Attribute> definition,
      Optional<List<List<String>>> asked,
      List<List<String>> excluded) {
    List<Attribute> subs = definition.map(Attribute::subAttributes).orElse(List.of());
    return switch (value) {
      case Json.Obj object when !subs.isEmpty() ->
          Optional.<Json>of(project(object, subs, asked, excluded))
              .filter(p -> !p.equals(Json.Obj.EMPTY));
      case Json.Arr(List<Json> items) when !items.isEmpty() -> {
        List<Json> kept = new ArrayList<>();
        items.forEach(i -> inside(i, definition, asked, excluded).ifPresent(kept::add));
        yield kept.isEmpty() ? Optional.empty() : Optional.of(new Json.Arr(kept));
      }
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          Optional.of(value);
    };
  }

  private static List<List<String>> below(String name, List<List<String>> trails) {
    return trails.stream()
        .filter(t -> !t.isEmpty() && t.getFirst().equalsIgnoreCase(name))
        .map(t -> t.subList(1, t.size()))
        .toList();
  }
}

package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.SearchRequest;
import java.util.ArrayList;
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
  /// @throws ScimException invalidValue if one of them cannot be a name, or there are too many
  public static Projection read(Optional<String> attributes, Optional<String> excludedAttributes) {
    return new Projection(
        names("attributes", attributes), names("excludedAttributes", excludedAttributes));
  }

  private static List<AttributePath> names(String name, Optional<String> parameter) {
    return SearchRequest.names(name, parameter.orElse("")).stream()
        .map(n ->
            AttributePath.parse(n)
                .orElseThrow(() ->
                    ScimError.invalidValue("\"" + Echo.of(n) + "\" is not the name of an attribute")
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
    Names asked = attributes.isEmpty() ? Names.ALL : Names.of(attributes, type);
    return project(resource, type.attributes(), asked, Names.of(excluded, type));
  }

  private static Json.Obj project(
      Json.Obj holder, List<Attribute> definitions, Names asked, Names excluded) {
    Map<String, Json> kept = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : holder.members().entrySet()) {
      String name = member.getKey();
      Optional<Attribute> definition = Attribute.named(name, definitions);
      Names named = asked.inside(name);
      boolean isKept =
          switch (definition.map(Attribute::returned).orElse(Attribute.Returned.DEFAULT)) {
            case ALWAYS -> true;
            case NEVER -> false;
            case DEFAULT ->
                (asked.hasWhole() || !named.isNone()) && !excluded.inside(name).hasWhole();
            case REQUEST -> !named.isNone() && !excluded.inside(name).hasWhole();
          };
      if (isKept) {
        List<Attribute> subs = definition.map(Attribute::subAttributes).orElse(List.of());
        Names within = asked.hasWhole() || named.isNone() ? Names.ALL : named;
        value(member.getValue(), subs, within, excluded.inside(name))
            .ifPresent(v -> kept.put(name, v));
      }
    }
    return new Json.Obj(kept);
  }

  /// What is left of a value; nothing if all in it was left out.
  private static Optional<Json> value(
      Json value, List<Attribute> subAttributes, Names asked, Names excluded) {
    return switch (value) {
      case Json.Obj object when !subAttributes.isEmpty() ->
          Optional.<Json>of(project(object, subAttributes, asked, excluded))
              .filter(left -> !left.equals(Json.Obj.EMPTY));
      case Json.Arr(List<Json> items) when !items.isEmpty() -> {
        List<Json> left = new ArrayList<>(items.size());
        items.forEach(i -> value(i, subAttributes, asked, excluded).ifPresent(left::add));
        yield left.isEmpty() ? Optional.empty() : Optional.of(new Json.Arr(left));
      }
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          Optional.of(value);
    };
  }

  /// The names from one place of a resource down to each attribute that is meant. The empty trail
  /// means that place as a whole.
  private record Names(List<List<String>> trails) {
    static final Names NONE = new Names(List.of());
    static final Names ALL = new Names(List.of(List.of()));

    static Names of(List<AttributePath> paths, ResourceType type) {
      return new Names(
          paths.stream()
              .flatMap(p -> type.resolve(p).stream())
              .map(Names::trail)
              .distinct()
              .toList());
    }

    private static List<String> trail(ResolvedPath path) {
      Stream<Optional<String>> names =
          Stream.of(
              path.extension(),
              Optional.of(path.attribute().name()),
              path.sub().map(Attribute::name));
      return names.flatMap(Optional::stream).toList();
    }

    boolean hasWhole() {
      return trails.contains(List.<String>of());
    }

    boolean isNone() {
      return trails.isEmpty();
    }

    /// Most answers ask for everything and exclude nothing: those need no lists.
    Names inside(String name) {
      if (equals(ALL) || isNone()) {
        return NONE;
      }
      return new Names(
          trails.stream()
              .filter(t -> !t.isEmpty() && t.getFirst().equalsIgnoreCase(name))
              .map(t -> t.subList(1, t.size()))
              .toList());
    }
  }
}

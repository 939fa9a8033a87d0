package io.rollcall.scim.query;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A resource as a store searches it: a flat object whose names are [SearchPath]s and whose values
/// are [SortKey]s. A filter that is answered from it gives what
/// [Matcher][io.rollcall.scim.filter.Matcher] says of the resource.
///
/// - a single value: its key, `"title": "engineer"`;
/// - a complex value, or an extension, that has any value: `"name": "1"`, beside its leaves;
/// - a multi-valued attribute: a list of objects of keys, `"emails": [{"value": …, "type": …}]`,
///   for simple values `[{"value": …}]`; and beside it, to sort by, the keys of the primary or else
///   first element, `"emails.value": …`.
///
/// Absent is what has no value, and what is never shown. `id`, `meta`, `groups` and `members` are
/// absent too: a store has them as columns and rows.
public final class SearchDocument {
  private static final Set<String> ELSEWHERE = Set.of("id", "meta", "groups", "members");
  private static final Json PRESENT = Json.string("1");

  private final Json.Builder keys = Json.object();

  private SearchDocument() {}

  /// The resource must be one that was read for this type, or made from such a one by a PATCH.
  public static Json.Obj of(Json.Obj resource, ResourceType type) {
    SearchDocument document = new SearchDocument();
    for (Attribute attribute : type.attributes()) {
      if (!ELSEWHERE.contains(attribute.name())) {
        document.attribute(attribute, "", resource);
      }
    }
    for (Schema extension : type.extensions()) {
      Json.Obj holder = resource.object(extension.id()).orElse(Json.Obj.EMPTY);
      String prefix = SearchPath.lower(extension.id()) + ":";
      extension.attributes().forEach(a -> document.attribute(a, prefix, holder));
    }
    return document.keys.build();
  }

  /// Every key that a path has in a search document, each once: of a path through a list, those of
  /// all its elements.
  ///
  /// @param path a [SearchPath] of a leaf
  public static List<String> values(Json.Obj search, String path) {
    int end = path.lastIndexOf('.');
    boolean isInList =
        end > 0 && search.get(path.substring(0, end)).orElse(PRESENT) instanceof Json.Arr;
    List<Json.Obj> elements =
        isInList ? search.objects(path.substring(0, end)) : search.objects(path);
    String leaf = isInList ? path.substring(end + 1) : SearchPath.VALUE;
    return elements.isEmpty()
        ? search.string(path).stream().toList()
        : elements.stream().flatMap(e -> e.string(leaf).stream()).distinct().toList();
  }

  private void attribute(Attribute attribute, String prefix, Json.Obj holder) {
    List<Json> values = values(attribute, holder);
    if (values.isEmpty() || attribute.returned() == Attribute.Returned.NEVER) {
      return;
    }
    String name = prefix + SearchPath.lower(attribute.name());
    if (attribute.multiValued()) {
      list(attribute, name, values);
    } else if (attribute.isComplex()) {
      keys.put(name, PRESENT);
      // An extension stands here as one complex attribute; its own attributes follow by themselves.
      if (!attribute.isExtension() && values.getFirst() instanceof Json.Obj value) {
        keys.putAll(prefixed(name, element(attribute, value)));
      }
    } else {
      SortKey.of(attribute, values.getFirst()).ifPresent(key -> keys.put(name, key));
    }
  }

  private void list(Attribute attribute, String name, List<Json> values) {
    keys.put(name, values.stream().map(value -> element(attribute, value)).toList());
    Json first =
        values.stream().filter(SearchDocument::isPrimary).findFirst().orElse(values.getFirst());
    keys.putAll(prefixed(name, element(attribute, first)));
  }

  private static boolean isPrimary(Json value) {
    return value instanceof Json.Obj object && object.bool("primary").orElse(false);
  }

  /// The keys in one value of an attribute.
  private static Json.Obj element(Attribute attribute, Json value) {
    Json.Builder element = Json.object();
    if (value instanceof Json.Obj object) {
      for (Attribute sub : attribute.subAttributes()) {
        if (sub.returned() != Attribute.Returned.NEVER) {
          values(sub, object).stream()
              .findFirst()
              .flatMap(v -> SortKey.of(sub, v))
              .ifPresent(key -> element.put(SearchPath.inElement(sub), key));
        }
      }
    } else {
      SortKey.of(attribute, value).ifPresent(key -> element.put(SearchPath.VALUE, key));
    }
    return element.build();
  }

  private static Json.Obj prefixed(String name, Json.Obj element) {
    Json.Builder prefixed = Json.object();
    for (Map.Entry<String, Json> member : element.members().entrySet()) {
      prefixed.put(name + "." + member.getKey(), member.getValue());
    }
    return prefixed.build();
  }

  private static List<Json> values(Attribute attribute, Json.Obj holder) {
    return new ResolvedPath(Optional.empty(), attribute, Optional.empty()).values(holder);
  }
}

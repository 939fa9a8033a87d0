package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A path whose attributes are known.
///
/// @param extension the URN of the extension whose object in the resource holds the attribute
/// @param attribute the attribute itself; for a path that is only an extension's URN, a complex
///   attribute that stands for the whole extension
/// @param sub the sub-attribute, if the path names one
public record ResolvedPath(
    Optional<String> extension, Attribute attribute, Optional<Attribute> sub) {

  /// The attribute at the end of the path.
  public Attribute leaf() {
    return sub.orElse(attribute);
  }

  /// The path in the spelling of the schema.
  public AttributePath path() {
    AttributePath own = AttributePath.parse(attribute.name()).orElseThrow();
    return new AttributePath(extension.or(own::schema), own.name(), sub.map(Attribute::name));
  }

  /// Takes the leniency of a dot between an extension's URN and the attribute, if the path was
  /// given so: as a path it then has a sub-attribute, but means none.
  public void tellDot(AttributePath given, Reading reading, Function<String, ScimError> refusal) {
    if (given.sub().isPresent() && sub.isEmpty()) {
      reading.take(
          Leniency.DOT_AFTER_URN,
          () ->
              refusal.apply(
                  "%s needs a colon before %s: %s"
                      .formatted(Echo.of(given.print()), attribute.name(), path().print())));
    }
  }

  /// A path that begins in the one value of this path's attribute, seen from where this path
  /// begins.
  public AttributePath inside(AttributePath part) {
    return attribute.isExtension()
        ? new AttributePath(Optional.of(attribute.name()), part.name(), part.sub())
        : new AttributePath(extension, attribute.name(), Optional.of(part.name()));
  }

  /// What a comparison with this path looks at: a complex attribute named without a sub-attribute
  /// means its `value`, so `emails eq "x"` is `emails.value eq "x"` (RFC 7643 §2.4).
  public ResolvedPath compared() {
    return attribute.isComplex()
            && !attribute.isExtension()
            && sub.isEmpty()
            && attribute.sub("value").isPresent()
        ? new ResolvedPath(extension, attribute, attribute.sub("value"))
        : this;
  }

  /// The values that the path has in this object: none if it is absent, several if an attribute on
  /// the way has several. `null`, `""`, `{}` and `[]`, and what holds nothing else, are no values
  /// (RFC 7643 §2.5).
  public List<Json> values(Json.Obj resource) {
    Optional<Json.Obj> holder =
        extension.isPresent() ? extension.flatMap(resource::object) : Optional.of(resource);
    Stream<Json> values = holder.stream().flatMap(h -> values(h, attribute));
    return sub.map(s -> values.flatMap(v -> v instanceof Json.Obj o ? values(o, s) : Stream.of()))
        .orElse(values)
        .toList();
  }

  private static Stream<Json> values(Json.Obj holder, Attribute attribute) {
    return holder.find(attribute.name()).stream()
        .flatMap(v -> v instanceof Json.Arr(List<Json> items) ? items.stream() : Stream.of(v))
        .filter(ResolvedPath::isAssigned);
  }

  private static boolean isAssigned(Json value) {
    return switch (value) {
      case Json.Obj(Map<String, Json> members) ->
          members.values().stream().anyMatch(ResolvedPath::isAssigned);
      case Json.Arr(List<Json> items) -> items.stream().anyMatch(ResolvedPath::isAssigned);
      case Json.Str(String text) -> !text.isEmpty();
      case Json.Num _, Json.Bool _ -> true;
      case Json.Null _ -> false;
    };
  }
}

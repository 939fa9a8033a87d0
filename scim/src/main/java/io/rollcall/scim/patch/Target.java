package io.rollcall.scim.patch;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterTyping;
import io.rollcall.scim.filter.PatchPath;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.Optional;

/// A PATCH path whose attributes are known.
///
/// @param path the attribute, and without a value filter the sub-attribute if one is named
/// @param valueFilter which values of the attribute; typed
/// @param sub the sub-attribute of those values
record Target(ResolvedPath path, Optional<Filter> valueFilter, Optional<Attribute> sub) {

  /// @throws ScimException invalidPath if the type has no such attribute, invalidFilter if the
  ///   value filter does not fit it
  static Target of(PatchPath path, ResourceType type, Reading reading) {
    ResolvedPath resolved =
        type.resolve(path.attribute())
            .orElseThrow(
                () -> invalid(path, "there is no such attribute in " + type.title()).exception());
    resolved.tellDot(path.attribute(), reading, ScimError::invalidPath);
    Attribute attribute = resolved.attribute();
    if (path.valueFilter().isEmpty()) {
      return new Target(resolved, Optional.empty(), resolved.sub());
    }
    if (resolved.sub().isPresent() || !attribute.isComplex() || !attribute.multiValued()) {
      throw invalid(path, "a value filter needs a list of complex values before it").exception();
    }
    Optional<Attribute> sub = path.sub().flatMap(attribute::sub);
    if (path.sub().isPresent() && sub.isEmpty()) {
      throw invalid(path, attribute.name() + " has no such sub-attribute").exception();
    }
    return new Target(
        resolved, path.valueFilter().map(f -> FilterTyping.typed(f, attribute, reading)), sub);
  }

  private static ScimError invalid(PatchPath path, String why) {
    return ScimError.invalidPath("path \"%s\": %s".formatted(Echo.of(path.print()), why));
  }

  Attribute attribute() {
    return path.attribute();
  }

  /// The attribute that is changed.
  Attribute leaf() {
    return sub.orElse(attribute());
  }

  boolean isReadOnly() {
    return attribute().isReadOnly() || leaf().isReadOnly();
  }

  /// Whether the path means the attribute's list as a whole.
  boolean isWholeList() {
    return valueFilter.isEmpty() && leaf().multiValued();
  }

  /// The same path in the schema's spelling.
  PatchPath patchPath() {
    return new PatchPath(
        path.path(), valueFilter, valueFilter.flatMap(f -> sub).map(Attribute::name));
  }
}

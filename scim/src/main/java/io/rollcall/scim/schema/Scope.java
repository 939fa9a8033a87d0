package io.rollcall.scim.schema;

import java.util.Optional;

/// Something whose attributes have names: a resource, or one value of a complex attribute.
public sealed interface Scope permits ResourceType, Attribute {

  /// The attribute that this path names here, ignoring case; empty if there is none.
  Optional<ResolvedPath> resolve(AttributePath path);

  /// What to call this scope in a message to a person.
  String title();
}

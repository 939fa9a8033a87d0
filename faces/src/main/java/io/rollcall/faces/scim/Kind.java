package io.rollcall.faces.scim;

import io.rollcall.platform.Types;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceType;

/// The two kinds of resources that clients keep here.
enum Kind {
  USER("/Users", "groups"),
  GROUP("/Groups", "members");

  private final String endpoint;
  private final String references;

  Kind(String endpoint, String references) {
    this.endpoint = endpoint;
    this.references = references;
  }

  /// Where they are, below the base.
  String endpoint() {
    return endpoint;
  }

  ResourceType type(Types types) {
    return switch (this) {
      case USER -> types.user();
      case GROUP -> types.group();
    };
  }

  /// Whether an answer shows the attribute that lists other resources: what nobody wants is not
  /// read.
  boolean wantsReferences(Projection shown, Types types) {
    return shown.wants(references, type(types));
  }
}

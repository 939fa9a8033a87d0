package io.rollcall.faces.scim;

import java.util.Optional;

/// What a path below the SCIM base names (RFC 7644 §3.2).
sealed interface Route {

  /// `/Users`, `/Groups`
  record Collection(Kind kind) implements Route {}

  /// `/Users/{id}`, `/Groups/{id}`
  record One(Kind kind, String id) implements Route {}

  /// `/Users/.search`, `/Groups/.search`
  record Search(Kind kind) implements Route {}

  /// `/`
  record Base() implements Route {}

  /// `/.search`
  record SearchAll() implements Route {}

  /// `/Bulk`
  record Bulk() implements Route {}

  /// `/Me`, and all below it
  record Me() implements Route {}

  /// `/ServiceProviderConfig`
  record ServiceProviderConfig() implements Route {}

  /// `/ResourceTypes`, or one of them
  record ResourceTypes(Optional<String> name) implements Route {}

  /// `/Schemas`, or one of them
  record SchemaDocuments(Optional<String> urn) implements Route {}

  /// Whether this is one of the documents in which the service describes itself.
  default boolean isDiscovery() {
    return switch (this) {
      case ServiceProviderConfig _, ResourceTypes _, SchemaDocuments _ -> true;
      case Collection _, One _, Search _, Base _, SearchAll _, Bulk _, Me _ -> false;
    };
  }

  /// The path as the log has it: ids and names are left out.
  default String template() {
    return switch (this) {
      case Collection(Kind kind) -> kind.endpoint();
      case One(Kind kind, String _) -> kind.endpoint() + "/{id}";
      case Search(Kind kind) -> kind.endpoint() + "/.search";
      case Base _ -> "";
      case SearchAll _ -> "/.search";
      case Bulk _ -> "/Bulk";
      case Me _ -> "/Me";
      case ServiceProviderConfig _ -> "/ServiceProviderConfig";
      case ResourceTypes(var name) -> "/ResourceTypes" + (name.isEmpty() ? "" : "/{name}");
      case SchemaDocuments(var urn) -> "/Schemas" + (urn.isEmpty() ? "" : "/{urn}");
    };
  }
}

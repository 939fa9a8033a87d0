package io.rollcall.faces.scim;

import io.rollcall.faces.scim.ScimRequest.Window;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The request reader: the only place that sees a path, a query string or a body. It parses each
/// once and hands on a [ScimRequest].
final class ScimReader {
  private static final List<String> COLLECTION = List.of("GET", "POST");

  private static final String MEDIA_TYPE = "application/scim+json";

  private final Dialect dialect;

  ScimReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Reads a request to `tail`, the path below the SCIM base. Throws [ScimException] for what is
  /// not SCIM: 400 with the reason, 404 for a path that does not exist.
  ScimRequest read(WireRequest wire, List<String> tail) {
    String root = tail.isEmpty() ? "" : tail.getFirst().toLowerCase(Locale.ROOT);
    return switch (tail.size()) {
      case 1 -> collection(wire, root).orElseThrow(() -> noSuchPath(tail));
      case 2 -> one(wire, root, tail.get(1)).orElseThrow(() -> noSuchPath(tail));
      default -> throw noSuchPath(tail);
    };
  }

  private Optional<ScimRequest> collection(WireRequest wire, String root) {
    return switch (root) {
      case "users" -> Optional.of(users(wire));
      case "groups" -> Optional.of(groups(wire));
      case "serviceproviderconfig", "serviceproviderconfigs" ->
          Optional.of(readOnly(wire, new ScimRequest.ShowServiceProviderConfig()));
      case "resourcetypes" ->
          Optional.of(readOnly(wire, new ScimRequest.ShowResourceTypes(Optional.empty())));
      case "schemas" -> Optional.of(readOnly(wire, new ScimRequest.ShowSchemas(Optional.empty())));
      default -> Optional.empty();
    };
  }

  private Optional<ScimRequest> one(WireRequest wire, String root, String id) {
    return switch (root) {
      case "users" -> Optional.of(user(wire, id));
      case "groups" -> Optional.of(group(wire, id));
      case "resourcetypes" ->
          Optional.of(readOnly(wire, new ScimRequest.ShowResourceTypes(Optional.of(id))));
      case "schemas" -> Optional.of(readOnly(wire, new ScimRequest.ShowSchemas(Optional.of(id))));
      default -> Optional.empty();
    };
  }

  private ScimRequest users(WireRequest wire) {
    return switch (wire.method()) {
      case "GET" -> new ScimRequest.FindUsers(window(wire), shown(wire));
      case "POST" -> new ScimRequest.CreateUser(user(wire), shown(wire));
      default -> notAllowed(wire, COLLECTION, "A list of users is read and added to.");
    };
  }

  private ScimRequest user(WireRequest wire, String id) {
    return switch (wire.method()) {
      case "GET" -> new ScimRequest.GetUser(id, shown(wire));
      case "PATCH" -> new ScimRequest.PatchUser(id, patch(wire, ResourceType.user()), shown(wire));
      case "DELETE" -> new ScimRequest.DeleteUser(id);
      default -> notAllowed(wire, List.of("GET", "PATCH", "DELETE"), "Change a user with PATCH.");
    };
  }

  private ScimRequest groups(WireRequest wire) {
    return switch (wire.method()) {
      case "GET" -> new ScimRequest.FindGroups(window(wire), shown(wire));
      default -> notAllowed(wire, List.of("GET"), dialect.groups().missingMethodsReason());
    };
  }

  private ScimRequest group(WireRequest wire, String id) {
    return switch (wire.method()) {
      case "GET" -> new ScimRequest.GetGroup(id, shown(wire));
      case "PATCH" ->
          new ScimRequest.PatchGroup(id, patch(wire, ResourceType.group()), shown(wire));
      default -> notAllowed(wire, List.of("GET", "PATCH"), dialect.groups().missingMethodsReason());
    };
  }

  private static ScimRequest readOnly(WireRequest wire, ScimRequest request) {
    return wire.method().equals("GET")
        ? request
        : notAllowed(wire, List.of("GET"), "What this service can do is only read.");
  }

  private static ScimRequest notAllowed(WireRequest wire, List<String> allow, String reason) {
    String path = Echo.of("/" + String.join("/", wire.path()));
    return new ScimRequest.NotAllowed(
        allow, wire.method() + " is not possible on " + path + ". " + reason);
  }

  private Window window(WireRequest wire) {
    Optional<Filter> filter = filter(wire);
    int count = number(wire, "count").orElse(dialect.defaultCount());
    int startIndex = number(wire, "startIndex").orElse(1);
    return new Window(filter, Math.max(1, startIndex), Math.clamp(count, 0, dialect.maxCount()));
  }

  /// An empty filter is refused: whoever sends one meant to name somebody, not everybody.
  private static Optional<Filter> filter(WireRequest wire) {
    Optional<String> text = wire.query().first("filter");
    if (text.isEmpty() && wire.query().has("filter")) {
      throw ScimError.invalidFilter("The filter is empty. Leave it out to have everything.")
          .exception();
    }
    return text.map(FilterParser::parse);
  }

  private static Optional<Integer> number(WireRequest wire, String name) {
    return wire.query().first(name).map(text -> number(name, text));
  }

  private static int number(String name, String text) {
    try {
      return Math.clamp(Long.parseLong(text.strip()), Integer.MIN_VALUE, Integer.MAX_VALUE);
    } catch (NumberFormatException _) {
      throw ScimError.invalidValue(name + " is not a whole number: " + Echo.of(text)).exception();
    }
  }

  private static Projection shown(WireRequest wire) {
    return Projection.read(
        wire.query().first("attributes"), wire.query().first("excludedAttributes"));
  }

  private static PatchRequest patch(WireRequest wire, ResourceType type) {
    return PatchRequest.read(body(wire), type);
  }

  private static Json.Obj user(WireRequest wire) {
    return ResourceRequest.read(body(wire), ResourceType.user()).resource();
  }

  private static Json body(WireRequest wire) {
    String type = wire.header("content-type").orElse(MEDIA_TYPE).toLowerCase(Locale.ROOT);
    if (!type.startsWith(MEDIA_TYPE) && !type.startsWith("application/json")) {
      throw new ScimError(
              415,
              Optional.empty(),
              "Send the body as " + MEDIA_TYPE + ", not " + Echo.of(type) + ".")
          .exception();
    }
    if (wire.body().isEmpty()) {
      throw ScimError.invalidSyntax("The body is empty.").exception();
    }
    try {
      return JsonCodec.parse(wire.body().bytes());
    } catch (JsonException e) {
      throw ScimError.invalidSyntax("The body is not JSON: " + e.getMessage()).exception();
    }
  }

  private static ScimException noSuchPath(List<String> tail) {
    return new ScimException(
        ScimError.notFound(
            "There is no /"
                + Echo.of(String.join("/", tail))
                + " in SCIM. The paths are Users, Groups, ServiceProviderConfig, ResourceTypes and Schemas."));
  }
}

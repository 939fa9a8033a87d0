package io.rollcall.faces.scim;

import static io.rollcall.faces.scim.Dialect.Feature.BULK;
import static io.rollcall.faces.scim.Dialect.Feature.ME;
import static io.rollcall.faces.scim.Dialect.Feature.OWN_GROUPS;
import static io.rollcall.faces.scim.Dialect.Feature.REPLACE_USERS;
import static io.rollcall.faces.scim.Dialect.Feature.SEARCH;

import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which paths a dialect has, and which methods.
final class Routes {
  private static final String SEARCH_SEGMENT = ".search";
  private static final List<String> READ = List.of("GET");

  private final Dialect dialect;

  Routes(Dialect dialect) {
    this.dialect = dialect;
  }

  /// @param path the segments below the SCIM base; endpoints are found in any letter case
  /// @throws ScimException 404 if there is no such path
  Route find(List<String> path) {
    return known(path)
        .orElseThrow(() ->
            ScimError.notFound(
                    "There is no "
                        + Echo.of("/" + String.join("/", path))
                        + " in SCIM. The paths are Users, Groups, "
                        + (dialect.has(SEARCH) ? ".search, " : "")
                        + (dialect.has(BULK) ? "Bulk, " : "")
                        + "ServiceProviderConfig, ResourceTypes and Schemas.")
                .exception());
  }

  /// What the path names, if there is such a path.
  Optional<Route> known(List<String> path) {
    return named(path).filter(this::isServed);
  }

  /// Whether the path names a user, a group, or all of them.
  boolean isResource(List<String> path) {
    return known(path)
        .filter(route -> route instanceof Route.Collection || route instanceof Route.One)
        .isPresent();
  }

  private static Optional<Route> named(List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(new Route.Base());
    }
    String root = path.getFirst().toLowerCase(Locale.ROOT);
    Optional<String> second = path.size() == 2 ? Optional.of(path.get(1)) : Optional.empty();
    if (root.equals("me")) {
      return Optional.of(new Route.Me());
    }
    if (path.size() > 2) {
      return Optional.empty();
    }
    return switch (root) {
      case "users" -> Optional.of(resource(Kind.USER, second));
      case "groups" -> Optional.of(resource(Kind.GROUP, second));
      case "resourcetypes" -> Optional.of(new Route.ResourceTypes(second));
      case "schemas" -> Optional.of(new Route.SchemaDocuments(second));
      default -> second.isPresent() ? Optional.empty() : alone(root);
    };
  }

  private static Route resource(Kind kind, Optional<String> second) {
    if (second.isEmpty()) {
      return new Route.Collection(kind);
    }
    return second.get().equals(SEARCH_SEGMENT)
        ? new Route.Search(kind)
        : new Route.One(kind, second.get());
  }

  private static Optional<Route> alone(String root) {
    return switch (root) {
      case "serviceproviderconfig", "serviceproviderconfigs" ->
          Optional.of(new Route.ServiceProviderConfig());
      case SEARCH_SEGMENT -> Optional.of(new Route.SearchAll());
      case "bulk" -> Optional.of(new Route.Bulk());
      default -> Optional.empty();
    };
  }

  private boolean isServed(Route route) {
    return switch (route) {
      case Route.Search _, Route.SearchAll _, Route.Base _ -> dialect.has(SEARCH);
      case Route.Bulk _ -> dialect.has(BULK);
      case Route.Me _ -> dialect.has(ME);
      case Route.Collection _, Route.One _ -> true;
      case Route.ServiceProviderConfig _, Route.ResourceTypes _, Route.SchemaDocuments _ -> true;
    };
  }

  /// The methods that a path has, besides OPTIONS, and HEAD where there is GET.
  List<String> methods(Route route, Terms terms) {
    return switch (route) {
      case Route.Collection(Kind kind) -> isMade(kind, terms) ? List.of("GET", "POST") : READ;
      case Route.One(Kind kind, String _) -> ofOne(kind, terms);
      case Route.Search _, Route.SearchAll _, Route.Bulk _ -> List.of("POST");
      case Route.Base _ -> READ;
      case Route.Me _ -> List.of();
      case Route.ServiceProviderConfig _, Route.ResourceTypes _, Route.SchemaDocuments _ -> READ;
    };
  }

  private boolean isMade(Kind kind, Terms terms) {
    return switch (kind) {
      case USER -> true;
      case GROUP -> dialect.has(OWN_GROUPS) && !terms.hasTeams();
    };
  }

  private List<String> ofOne(Kind kind, Terms terms) {
    List<String> methods = new ArrayList<>(READ);
    if (kind == Kind.USER ? dialect.has(REPLACE_USERS) : isMade(kind, terms)) {
      methods.add("PUT");
    }
    methods.add("PATCH");
    if (isMade(kind, terms)) {
      methods.add("DELETE");
    }
    return methods;
  }

  /// What to do instead of a method that a path does not have.
  String instead(Route route) {
    return switch (route) {
      case Route.Collection(Kind kind) ->
          ofResources(kind, "A list is read with GET and added to with POST.");
      case Route.One(Kind kind, String _) ->
          ofResources(kind, "Resources are made with POST to " + kind.endpoint() + ".");
      case Route.Search _, Route.SearchAll _ -> "A search is a POST with a SearchRequest.";
      case Route.Base _ -> "At the base, users and groups are only read.";
      case Route.Bulk _ -> "A bulk request is a POST with a BulkRequest.";
      case Route.Me _ -> "";
      case Route.ServiceProviderConfig _, Route.ResourceTypes _, Route.SchemaDocuments _ ->
          "What this service can do is only read.";
    };
  }

  private String ofResources(Kind kind, String otherwise) {
    String missing =
        switch (kind) {
          case USER -> dialect.missingMethods().onUsers();
          case GROUP -> dialect.missingMethods().onGroups();
        };
    return missing.isEmpty() ? otherwise : missing;
  }
}

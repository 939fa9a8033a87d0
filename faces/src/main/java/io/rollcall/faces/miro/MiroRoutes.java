package io.rollcall.faces.miro;

import io.rollcall.platform.Platform;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The table of everything that the REST API has. Paths, methods, costs and the templates that the
/// log and the figures have all come from here.
final class MiroRoutes {
  private static final Set<String> ROOTS = Set.of("orgs", "audit", "sessions", "oauth");
  private static final Set<String> OLD_ROOTS = Set.of("oauth", "oauth-token");

  private final List<MiroRoute> all;

  MiroRoutes(Platform platform) {
    all =
        Stream.of(
                new KeyRoutes(platform).all(),
                new OrganizationRoutes(platform).all(),
                new TeamRoutes(platform).all(),
                new UserGroupRoutes(platform).all(),
                new AttachmentRoutes(platform).all())
            .flatMap(List::stream)
            .toList();
  }

  /// A route, and what stands in the path for its variables.
  record Found(MiroRoute route, Map<String, String> variables) {
    Found {
      variables = Map.copyOf(variables);
    }
  }

  /// Whether this path is one of the REST API's.
  static boolean owns(List<String> path) {
    return path.size() >= 2
        && ((path.getFirst().equals("v2") && ROOTS.contains(path.get(1)))
            || (path.getFirst().equals("v1") && OLD_ROOTS.contains(path.get(1))));
  }

  /// @throws MiroError.Refusal 404, or 405 with what is possible
  Found find(String method, List<String> path) {
    return all.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> found(route, path).stream())
        .findFirst()
        .orElseThrow(() -> otherwise(method, path));
  }

  private static Optional<Found> found(MiroRoute route, List<String> path) {
    return route.match(path).map(variables -> new Found(route, variables));
  }

  private MiroError.Refusal otherwise(String method, List<String> path) {
    List<String> allowed =
        all.stream()
            .filter(route -> route.match(path).isPresent())
            .map(MiroRoute::method)
            .flatMap(each -> each.equals("GET") ? Stream.of(each, "HEAD") : Stream.of(each))
            .distinct()
            .sorted()
            .toList();
    return allowed.isEmpty()
        ? MiroError.notFound(
                "There is no " + Echo.of("/" + String.join("/", path)) + " in this API.")
            .refusal()
        : MiroError.notAllowed(Echo.of(method), allowed).refusal();
  }

  /// The path as the log has it, without ids.
  String template(List<String> path) {
    return all.stream()
        .filter(route -> route.match(path).isPresent())
        .findFirst()
        .map(MiroRoute::path)
        .orElseGet(() ->
            path.size() > 2 && path.get(1).equals("orgs")
                ? "/v2/orgs/{org}/…"
                : "/" + path.getFirst() + "/…");
  }

  /// Every route as `METHOD /path`.
  List<String> names() {
    return all.stream().map(route -> route.method() + " " + route.path()).toList();
  }
}

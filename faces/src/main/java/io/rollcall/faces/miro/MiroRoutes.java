package io.rollcall.faces.miro;

import io.rollcall.faces.rest.RouteTable;
import io.rollcall.platform.Platform;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The table of everything that the REST API has. Paths, methods, costs and the templates that the
/// log and the figures have all come from here.
final class MiroRoutes {
  private static final Set<String> ROOTS = Set.of("orgs", "audit", "sessions", "oauth");
  private static final Set<String> OLD_ROOTS = Set.of("oauth", "oauth-token");

  private final RouteTable<MiroRoute> table;

  MiroRoutes(Platform platform) {
    table =
        new RouteTable<>(
            Stream.of(
                    new KeyRoutes(platform).all(),
                    new OrganizationRoutes(platform).all(),
                    new TeamRoutes(platform).all(),
                    new UserGroupRoutes(platform).all(),
                    new AttachmentRoutes(platform).all())
                .flatMap(List::stream)
                .toList());
  }

  /// Whether this path is one of the REST API's.
  static boolean owns(List<String> path) {
    return path.size() >= 2
        && ((path.getFirst().equals("v2") && ROOTS.contains(path.get(1)))
            || (path.getFirst().equals("v1") && OLD_ROOTS.contains(path.get(1))));
  }

  RouteTable.Found<MiroRoute> find(String method, List<String> path) {
    return table.find(method, path);
  }

  /// The path as the log has it, without ids.
  String template(List<String> path) {
    return table
        .at(path)
        .map(route -> route.template().path())
        .orElseGet(() ->
            path.size() > 2 && path.get(1).equals("orgs")
                ? "/v2/orgs/{org}/…"
                : "/" + path.getFirst() + "/…");
  }

  /// Every route as `METHOD /path`.
  List<String> names() {
    return table.names();
  }
}

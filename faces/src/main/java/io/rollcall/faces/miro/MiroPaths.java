package io.rollcall.faces.miro;

import java.util.List;
import java.util.Set;

/// The paths of the REST API.
final class MiroPaths {
  static final List<String> TOKEN = List.of("v1", "oauth-token");
  static final List<String> AUDIT = List.of("v2", "audit", "logs");
  private static final Set<String> ROOTS = Set.of("orgs", "audit");
  private static final Set<String> LISTS = Set.of("members", "teams");

  private MiroPaths() {}

  /// Whether this path is one of the REST API's.
  static boolean owns(List<String> path) {
    boolean below = path.size() >= 2 && path.getFirst().equals("v2") && ROOTS.contains(path.get(1));
    return below || path.equals(TOKEN);
  }

  static boolean isOrganization(List<String> path) {
    return path.size() >= 3 && path.get(1).equals("orgs");
  }

  /// What follows an organization's id.
  static List<String> inOrganization(List<String> path) {
    return path.subList(3, path.size());
  }

  /// The path as the log has it, without ids.
  static String template(List<String> path) {
    if (path.equals(TOKEN) || path.equals(AUDIT)) {
      return "/" + String.join("/", path);
    }
    return isOrganization(path)
        ? "/v2/orgs/{org}" + templateInOrganization(inOrganization(path))
        : "/v2/…";
  }

  private static String templateInOrganization(List<String> tail) {
    if (tail.isEmpty()) {
      return "";
    }
    if (tail.size() == 1 && LISTS.contains(tail.getFirst())) {
      return "/" + tail.getFirst();
    }
    return tail.size() == 2 && tail.getFirst().equals("members") ? "/members/{member}" : "/…";
  }
}

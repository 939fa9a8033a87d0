package io.rollcall.faces.rest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A method and the paths that it is possible on.
///
/// @param segments of the path; `{name}` stands for any one segment
public record Template(String method, List<String> segments) {
  public Template {
    segments = List.copyOf(segments);
  }

  /// @param path like `/v2/orgs/{org}/teams`
  public static Template of(String method, String path) {
    return new Template(
        method, Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList());
  }

  /// The values of the variables, if the path fits.
  public Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{")) {
        variables.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(variables));
  }

  public String path() {
    return "/" + String.join("/", segments);
  }
}

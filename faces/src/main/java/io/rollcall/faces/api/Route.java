package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One thing that can be asked for.
///
/// @param template the segments of its path; `{name}` stands for any one segment
/// @param parameters the query parameters that it takes; others are refused
record Route(String method, List<String> template, Set<String> parameters, Handler handler) {
  Route {
    template = List.copyOf(template);
    parameters = Set.copyOf(parameters);
  }

  /// Does what is asked for.
  interface Handler {
    WireAnswer answer(Call call);
  }

  /// @param template like `/api/domains/{domain}`
  static Route of(String method, String template, Handler handler, String... parameters) {
    return new Route(
        method,
        Arrays.stream(template.split("/")).filter(segment -> !segment.isEmpty()).toList(),
        Set.of(parameters),
        handler);
  }

  /// The values of the template's variables, if the path fits.
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != template.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = template.get(i);
      if (segment.startsWith("{")) {
        variables.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  String path() {
    return "/" + String.join("/", template);
  }
}

package io.rollcall.faces.miro;

import io.rollcall.faces.wire.WireAnswer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// One thing that can be asked for.
///
/// @param template the segments of its path; `{name}` stands for any one segment
/// @param level what a call costs
/// @param items how many times over it costs that
record MiroRoute(
    String method,
    List<String> template,
    Level level,
    ToIntFunction<MiroCall> items,
    Handler handler) {
  MiroRoute {
    template = List.copyOf(template);
  }

  /// Does what is asked for. Throws [MiroError.Refusal] for what cannot be done.
  interface Handler {
    WireAnswer answer(MiroCall call);
  }

  /// @param template like `/v2/orgs/{org}/teams`
  static MiroRoute of(String method, String template, Level level, Handler handler) {
    return new MiroRoute(method, segments(template), level, _ -> 1, handler);
  }

  /// The same, at a cost for each of its items.
  MiroRoute perItem(ToIntFunction<MiroCall> count) {
    return new MiroRoute(method, template, level, count, handler);
  }

  /// What this call costs.
  int credits(MiroCall call) {
    return level.credits() * Math.max(1, items.applyAsInt(call));
  }

  private static List<String> segments(String template) {
    return Arrays.stream(template.split("/")).filter(segment -> !segment.isEmpty()).toList();
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

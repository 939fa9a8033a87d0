package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request that found its route.
///
/// @param variables what stands in the path for the template's variables
record Call(Caller.OfOrganization caller, WireRequest request, Map<String, String> variables) {
  static final int LARGEST_PAGE = 1000;
  private static final int USUAL_PAGE = 100;

  Call {
    variables = Map.copyOf(variables);
  }

  String organization() {
    return caller.organizationId();
  }

  String variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(() -> new IllegalStateException("the route has no variable " + name));
  }

  Optional<String> parameter(String name) {
    return request.query().first(name);
  }

  Optional<Boolean> flag(String name) {
    return parameter(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw Problem.invalid(name + " is true or false, not " + Echo.of(text) + ".");
            });
  }

  /// How many items a page may have.
  int limit() {
    String text = parameter("limit").orElse(String.valueOf(USUAL_PAGE));
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LARGEST_PAGE) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Refused below, as a number out of range is.
    }
    throw Problem.invalid(
        "limit is a number from 1 to " + LARGEST_PAGE + ", not " + Echo.of(text) + ".");
  }

  /// The body, which may have these members and no others.
  Fields fields(String... names) {
    return Fields.read(request, List.of(names));
  }
}

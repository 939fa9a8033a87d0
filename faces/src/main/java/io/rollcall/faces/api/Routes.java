package io.rollcall.faces.api;

import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All routes. A path that is known for other methods is 405, with these in `Allow`.
final class Routes {
  private final List<Route> all;

  Routes(List<List<Route>> groups) {
    all = groups.stream().flatMap(List::stream).toList();
  }

  WireAnswer answer(Caller.OfOrganization caller, WireRequest request) {
    if (request.path().size() == 1) {
      return Answers.ok(index());
    }
    for (Route route : all) {
      Optional<Map<String, String>> variables = route.match(request.path());
      if (variables.isPresent() && route.method().equals(request.method())) {
        checkParameters(route, request.query());
        return route.handler().answer(new Call(caller, request, variables.get()));
      }
    }
    return otherwise(request);
  }

  /// The path as the log has it, without ids.
  String template(List<String> path) {
    return all.stream()
        .filter(route -> route.match(path).isPresent())
        .findFirst()
        .map(Route::path)
        .orElse(path.size() == 1 ? "/api" : "/api/…");
  }

  private WireAnswer otherwise(WireRequest request) {
    List<String> allowed =
        all.stream()
            .filter(route -> route.match(request.path()).isPresent())
            .map(Route::method)
            .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
            .distinct()
            .sorted()
            .toList();
    String path = Echo.of("/" + String.join("/", request.path()));
    if (allowed.isEmpty()) {
      throw Problem.of(
          404, "There is no " + path + " in the administration API. GET /api lists what there is.");
    }
    String allow = String.join(", ", allowed);
    return new Problem(
            405,
            request.method() + " is not possible at " + path + "; possible: " + allow + ".",
            Optional.empty())
        .answer(request.id())
        .with("Allow", allow);
  }

  private static void checkParameters(Route route, Query query) {
    for (Query.Parameter parameter : query.parameters()) {
      if (!route.parameters().contains(parameter.name())) {
        throw Problem.invalid(
            "There is no query parameter "
                + Echo.of(parameter.name())
                + " here; possible: "
                + (route.parameters().isEmpty()
                    ? "none"
                    : String.join(", ", route.parameters().stream().sorted().toList()))
                + ".");
      }
    }
  }

  private Json index() {
    return Json.object()
        .put(
            "routes",
            Json.strings(all.stream().map(route -> route.method() + " " + route.path()).toList()))
        .build();
  }
}

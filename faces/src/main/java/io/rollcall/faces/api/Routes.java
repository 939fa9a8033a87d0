package io.rollcall.faces.api;

import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.RouteTable.Found;
import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All routes. A path that is known for other methods is 405, with these in `Allow`.
final class Routes {
  private final RouteTable<Route> table;

  Routes(List<List<Route>> groups) {
    table = new RouteTable<>(groups.stream().flatMap(List::stream).toList());
  }

  WireAnswer answer(Caller.OfOrganization caller, WireRequest request) {
    if (request.path().size() == 1) {
      return Answers.ok(index());
    }
    return switch (table.find(request.method(), request.path())) {
      case Found.Route<Route>(Route route, Map<String, String> variables) -> {
        checkParameters(route, request.query());
        yield route.handler().answer(new Call(caller, request, variables));
      }
      case Found.OtherMethods<Route>(List<String> allow) -> notAllowed(request, allow);
      case Found.Nothing<Route> _ ->
          throw Problem.of(
              404,
              "There is no "
                  + path(request)
                  + " in the administration API. GET /api lists what there is.");
    };
  }

  /// The path as the log has it, without ids.
  String template(List<String> path) {
    return table
        .at(path)
        .map(route -> route.template().path())
        .orElse(path.size() == 1 ? "/api" : "/api/…");
  }

  private static WireAnswer notAllowed(WireRequest request, List<String> allow) {
    String possible = String.join(", ", allow);
    String detail =
        request.method() + " is not possible at " + path(request) + "; possible: " + possible + ".";
    return new Problem(405, detail, Optional.empty()).answer(request.id()).with("Allow", possible);
  }

  private static String path(WireRequest request) {
    return Echo.of("/" + String.join("/", request.path()));
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
    return Json.object().put("routes", Json.strings(table.names())).build();
  }
}

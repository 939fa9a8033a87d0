package io.rollcall.faces.api;

import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.Template;
import io.rollcall.faces.wire.WireAnswer;
import java.util.Set;

/// One thing that can be asked for.
///
/// @param parameters the query parameters that it takes; others are refused
record Route(Template template, Set<String> parameters, Handler handler)
    implements RouteTable.Routed {
  Route {
    parameters = Set.copyOf(parameters);
  }

  /// Does what is asked for.
  interface Handler {
    WireAnswer answer(Call call);
  }

  /// @param path like `/api/domains/{domain}`
  static Route of(String method, String path, Handler handler, String... parameters) {
    return new Route(Template.of(method, path), Set.of(parameters), handler);
  }
}

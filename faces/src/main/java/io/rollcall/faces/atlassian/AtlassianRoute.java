package io.rollcall.faces.atlassian;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.Template;
import io.rollcall.faces.wire.WireAnswer;

/// One thing that can be asked for on the administration paths.
///
/// @param rate which calls share its budget
record AtlassianRoute(Template template, RateClass rate, Handler handler)
    implements RouteTable.Routed {

  /// Does what is asked for. Throws [AtlassianError.Refusal] for what cannot be done, and
  /// [io.rollcall.faces.rest.UnreadableException] for what cannot be read.
  interface Handler {
    WireAnswer answer(AtlassianCall call);
  }

  static AtlassianRoute of(String method, String path, Handler handler) {
    return new AtlassianRoute(Template.of(method, path), AtlassianRates.ADMINISTRATION, handler);
  }

  /// The same, with a budget of its own.
  AtlassianRoute in(RateClass own) {
    return new AtlassianRoute(template, own, handler);
  }
}

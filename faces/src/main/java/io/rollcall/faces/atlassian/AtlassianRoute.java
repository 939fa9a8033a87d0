package io.rollcall.faces.atlassian;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.Template;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.WireAnswer;
import java.util.function.ToIntFunction;

/// One thing that can be asked for on the administration paths.
///
/// @param rate which calls share its budget
/// @param items how many requests a call counts as
record AtlassianRoute(
    Template template, RateClass rate, ToIntFunction<AtlassianCall> items, Handler handler)
    implements RouteTable.Routed {

  /// Does what is asked for. Throws [AtlassianError.Refusal] for what cannot be done, and
  /// [io.rollcall.faces.rest.UnreadableException] for what cannot be read.
  interface Handler {
    WireAnswer answer(AtlassianCall call);
  }

  static AtlassianRoute of(String method, String path, Handler handler) {
    return new AtlassianRoute(
        Template.of(method, path), AtlassianRates.ADMINISTRATION, _ -> 1, handler);
  }

  /// The same, with a budget of its own.
  AtlassianRoute in(RateClass own) {
    return new AtlassianRoute(template, own, items, handler);
  }

  /// The same, where each item counts as a request.
  AtlassianRoute perItem(ToIntFunction<AtlassianCall> count) {
    return new AtlassianRoute(template, rate, count, handler);
  }

  /// How many requests this call counts as. What cannot be read is one.
  int requests(AtlassianCall call) {
    try {
      return Math.max(1, items.applyAsInt(call));
    } catch (UnreadableException _) {
      return 1;
    }
  }
}

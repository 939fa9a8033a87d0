package io.rollcall.faces.miro;

import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.Template;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.WireAnswer;
import java.util.function.ToIntFunction;

/// One thing that can be asked for.
///
/// @param level what a call costs
/// @param items how many times over it costs that
record MiroRoute(Template template, Level level, ToIntFunction<MiroCall> items, Handler handler)
    implements RouteTable.Routed {

  /// Does what is asked for. Throws [MiroError.Refusal] for what cannot be done.
  interface Handler {
    WireAnswer answer(MiroCall call);
  }

  /// @param path like `/v2/orgs/{org}/teams`
  static MiroRoute of(String method, String path, Level level, Handler handler) {
    return new MiroRoute(Template.of(method, path), level, _ -> 1, handler);
  }

  /// The same, at a cost for each of its items.
  MiroRoute perItem(ToIntFunction<MiroCall> count) {
    return new MiroRoute(template, level, count, handler);
  }

  /// What this call costs.
  int credits(MiroCall call) {
    return level.credits() * Math.max(1, count(call));
  }

  /// What cannot be read is one.
  private int count(MiroCall call) {
    try {
      return items.applyAsInt(call);
    } catch (MiroError.Refusal | UnreadableException _) {
      return 1;
    }
  }
}

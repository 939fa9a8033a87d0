package io.rollcall.app.engine;

import io.rollcall.app.engine.atlassian.AtlassianTargets;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.app.engine.miro.MiroTargets;
import io.rollcall.app.engine.scim.ScimTargets;
import java.util.List;
import java.util.Optional;

/// The list of targets that the engine can drive. Another one is another line.
final class Vendors {
  static final List<TargetKind> ALL =
      List.of(new MiroTargets(), new AtlassianTargets(), new ScimTargets());

  private Vendors() {}

  static List<String> types() {
    return ALL.stream().map(TargetKind::type).toList();
  }

  /// A line for each type.
  static List<String> meanings() {
    return ALL.stream().map(kind -> "  " + kind.type() + ": " + kind.meaning()).toList();
  }

  static Optional<TargetKind> ofType(String type) {
    return ALL.stream().filter(kind -> kind.type().equals(type)).findFirst();
  }
}

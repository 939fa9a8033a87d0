package io.rollcall.app.engine.kind;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One `type:` of target: how its part of the configuration is read, and what `init` writes for it.
public interface TargetKind {
  /// The word after `type:`.
  String type();

  /// The same in one line, for people.
  String meaning();

  /// Reads what is special to the kind; what all targets share has been read already.
  Target open(String name, Section section, Secrets secrets, HttpOptions http);

  /// The preset of the directory service that behaves like it.
  String preset();

  /// The same target, with the directory service in the vendor's place. What is not configured for
  /// the target is not there either.
  ///
  /// @param original the target as it is configured
  Target standIn(Target original, StandIn place, HttpOptions http);

  /// What nobody can know of such a target before something is sent there, a sentence each.
  ///
  /// @param looksBehind whether another API than SCIM is configured
  List<String> unknown(boolean looksBehind);

  /// Why the target takes neither `licenses` nor `roles`, and what to do instead; empty: it does.
  default Optional<String> givesNothing() {
    return Optional.empty();
  }

  /// What the JSON Schema says about what is special to the kind.
  default Json.Obj schema() {
    return SchemaPart.of(getClass(), "target.schema.json");
  }

  /// What `init` must be told.
  List<Question> questions();

  /// The lines of a configuration under the target's name, with comments.
  ///
  /// @param answers the answers by option
  List<String> sample(Map<String, String> answers);
}

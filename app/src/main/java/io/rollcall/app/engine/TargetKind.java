package io.rollcall.app.engine;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.target.Target;
import java.util.List;

/// One `type:` of target: how its part of the configuration is read, and what `init` writes for it.
public interface TargetKind {
  /// The word after `type:`.
  String type();

  /// Reads what is special to the kind; what all targets share has been read already.
  Target open(String name, Section section, Secrets secrets, HttpOptions http);

  /// What `init` must be told, with what it is for and an example.
  List<Question> questions();

  /// The lines of a configuration under the target's name, with comments; `%s` of each question in
  /// its order.
  List<String> sample(List<String> answers);

  /// One question of `init`.
  ///
  /// @param option the command line's option, `--scim-url`
  record Question(String option, String text, String example) {}
}

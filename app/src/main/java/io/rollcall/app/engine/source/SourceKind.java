package io.rollcall.app.engine.source;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// One `type:` of source: how its part of the configuration is read, and what `init` writes for it.
public interface SourceKind {
  /// The word after `type:`.
  String type();

  /// The same in one line, for people.
  String meaning();

  /// Reads what is special to the kind; what all sources share has been read already.
  Source open(Section section, Setting setting);

  /// What `init` must be told.
  List<Question> questions();

  /// The lines under `source:`, with comments.
  ///
  /// @param answers the answers by option
  List<String> sample(Map<String, String> answers);

  /// What a source is opened with.
  ///
  /// @param name what it is called in reports and links
  /// @param targets the names of all targets
  /// @param asked which groups and attributes targets need to know
  /// @param beside where relative paths start: the folder of the configuration
  /// @param http for sources that are called over HTTP
  record Setting(
      String name,
      List<String> targets,
      Scope scope,
      Asked asked,
      Secrets secrets,
      Path beside,
      Clock clock,
      HttpOptions http) {}
}

package io.rollcall.lifecycle.source;

import io.rollcall.lifecycle.model.SourceId;
import java.util.List;
import java.util.Map;

/// Where a source keeps which account is whose, for the day on which the engine has forgotten it.
/// Nothing is written unless the configuration says so.
public interface WriteBack {
  /// The source's name.
  String source();

  /// The attributes in which it keeps the ids of accounts, by the names of targets.
  Map<String, String> attributes();

  /// Begins to write.
  ///
  /// @throws IncompleteRead when the source is away
  Pen open() throws IncompleteRead;

  /// Writes until it is closed.
  interface Pen extends AutoCloseable {
    /// Makes `account` the one value of an attribute of somebody's entry. Where it is that already,
    /// nothing is written.
    ///
    /// @param before what the entry showed, and may lose; where it shows something else by now, it
    ///   is left as it is
    Answer write(SourceId person, String attribute, List<String> before, String account);

    @Override
    void close();
  }

  /// What came of writing.
  sealed interface Answer {
    record Written() implements Answer {}

    /// @param why what the source said
    record Refused(String why) implements Answer {}
  }
}

package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Which files to read, and whom in them we mean.
///
/// @param name the source's name in the configuration
/// @param people one row a person
/// @param groups who is in which group: columns `group` and `id`, and `name` where groups have one
///   besides
/// @param id the column with the immutable id
/// @param columns what columns are called, where it is not one of the usual names
/// @param format how the files are written
/// @param promise what shows that the file of people was not cut
/// @param asked which groups and columns targets need to know
public record FileSettings(
    String name,
    Path people,
    Optional<Path> groups,
    String id,
    Map<Column, String> columns,
    Format format,
    Promise promise,
    Scope scope,
    Asked asked) {
  public FileSettings {
    columns = Map.copyOf(columns);
  }

  /// @param encoding the character set by its IANA name; a byte order mark says more than it does
  /// @param delimiter what is between the values of CSV; without it, the one that the header has
  public record Format(String encoding, Optional<Character> delimiter) {
    public static final Format USUAL = new Format("UTF-8", Optional.empty());
  }

  /// Each is the value itself, or the name of a file that holds it.
  ///
  /// @param count how many people the file must have
  /// @param sha256 the checksum that the file must have, as `sha256sum` writes it
  public record Promise(Optional<String> count, Optional<String> sha256) {
    public static final Promise NONE = new Promise(Optional.empty(), Optional.empty());
  }
}

package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file holds: rows of values by column.
///
/// @param file the file's name, for messages
/// @param header the columns in their order
/// @param isEnded whether its last row has a mark of its end, so that it was not cut in there
record Table(String file, List<String> header, List<Row> rows, boolean isEnded) {
  Table {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /// @param place where it stands: `line 17`
  /// @param values by column, without those that are blank
  record Row(String place, Map<String, String> values) {
    Row {
      values = Map.copyOf(values);
    }

    Optional<String> value(String column) {
      return Optional.ofNullable(values.get(column));
    }
  }

  /// The column of this name; case, underscores, dashes and spaces do not count.
  Optional<String> column(String name) {
    return header.stream()
        .filter(name::equals)
        .findFirst()
        .or(() ->
            header.stream()
                .filter(one -> Column.plain(one).equals(Column.plain(name)))
                .findFirst());
  }

  /// @param hint what else to do about it
  String needed(String name, String hint) throws IncompleteRead {
    return column(name)
        .orElseThrow(() ->
            new IncompleteRead(
                "%s has no column %s; it has %s. %s"
                    .formatted(file, name, String.join(", ", header), hint)));
  }
}

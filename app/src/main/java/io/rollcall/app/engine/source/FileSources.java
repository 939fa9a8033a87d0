package io.rollcall.app.engine.source;

import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.file.Column;
import io.rollcall.lifecycle.source.file.FileSettings;
import io.rollcall.lifecycle.source.file.FileSource;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Reads `type: file`.
final class FileSources {
  private FileSources() {}

  static Source open(String name, Section section, Scope scope, Path beside) {
    Optional<String> groups = section.optionalText("groups");
    if (groups.isEmpty() && scope instanceof Scope.Group) {
      throw section.mistake(
          "groups", "is missing: a file with the columns group,id must say who is in scope");
    }
    FileSettings settings =
        new FileSettings(
            name,
            Path.of(section.text("people")),
            groups.map(Path::of),
            section.text("id"),
            section.optionalSection("columns").map(FileSources::columns).orElse(Map.of()),
            new FileSettings.Format(encoding(section), delimiter(section)),
            new FileSettings.Promise(section.optionalText("count"), section.optionalText("sha256")),
            scope);
    return new FileSource(settings, beside);
  }

  private static Map<Column, String> columns(Section section) {
    Map<Column, String> columns = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      section.optionalText(column.word()).ifPresent(name -> columns.put(column, name));
    }
    section.end();
    return columns;
  }

  private static String encoding(Section section) {
    String encoding = section.optionalText("encoding").orElse("UTF-8");
    try {
      return Charset.forName(encoding).name();
    } catch (IllegalArgumentException unknown) {
      throw section.mistake(
          "encoding", "is \"" + encoding + "\"; expected one like UTF-8, windows-1252 or UTF-16");
    }
  }

  private static Optional<Character> delimiter(Section section) {
    return section
        .optionalText("delimiter")
        .map(text -> {
          if (text.length() != 1
              || Character.isLetterOrDigit(text.charAt(0))
              || text.equals("\"")) {
            throw section.mistake("delimiter", "must be one character like \";\"");
          }
          return text.charAt(0);
        });
  }
}

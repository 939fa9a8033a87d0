package io.rollcall.app.engine.source;

import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.file.Column;
import io.rollcall.lifecycle.source.file.FileSettings;
import io.rollcall.lifecycle.source.file.FileSource;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `type: file`.
final class FileSources implements SourceKind {
  @Override
  public String type() {
    return "file";
  }

  @Override
  public String meaning() {
    return "CSV or JSON files that an HR system writes";
  }

  @Override
  public Source open(Section section, Setting setting) {
    Optional<String> groups = section.optionalText("groups");
    if (groups.isEmpty() && setting.scope() instanceof Scope.Group) {
      throw section.mistake(
          "groups", "is missing: a file with the columns group,id must say who is in scope");
    }
    if (groups.isEmpty() && !setting.asked().groups().isEmpty()) {
      throw section.mistake(
          "groups",
          "is missing: a file with the columns group,id must say who is in the groups that targets need: "
              + String.join(", ", setting.asked().groups()));
    }
    FileSettings settings =
        new FileSettings(
            setting.name(),
            Path.of(section.text("people")),
            groups.map(Path::of),
            section.text("id"),
            section.optionalSection("columns").map(FileSources::columns).orElse(Map.of()),
            new FileSettings.Format(encoding(section), delimiter(section)),
            new FileSettings.Promise(section.optionalText("count"), section.optionalText("sha256")),
            setting.scope(),
            setting.asked());
    return new FileSource(settings, setting.beside());
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
          if (text.equals("tab")) {
            return '\t';
          }
          if (text.length() != 1
              || Character.isLetterOrDigit(text.charAt(0))
              || text.equals("\"")) {
            throw section.mistake("delimiter", "must be one character like \";\", or the word tab");
          }
          return text.charAt(0);
        });
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.required(
            "--people",
            "The file of people, CSV or JSON",
            "One row a person, beside the configuration or with its path.",
            "people.csv"),
        Question.required(
            "--id",
            "Its column with an id that never changes",
            "A number of the HR system, say; never an address or a name.",
            "id"),
        Question.optional(
            "--groups",
            "The file that says who is in which group",
            "Columns group and id. Without one, everybody in the file is in scope.",
            "groups.csv"),
        Question.optional(
                "--group",
                "The group whose members are in scope",
                "Who is in it gets an account; who leaves it loses access. Without one, everybody.",
                "appUsers")
            .after("--groups"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "type: file",
                "# CSV with a header line, or JSON; one row a person. Columns with other names than mail,",
                "# given_name, family_name …: columns: { mail: \"E-Mail\" }",
                "people: \"" + answers.get("--people") + "\"",
                "# The column with an id that never changes; never an address.",
                "id: \"" + answers.get("--id") + "\"",
                "# What shows that the file was not cut: a file with its checksum, or with the number of people.",
                "# sha256: people.csv.sha256"));
    if (answers.containsKey("--groups")) {
      lines.addAll(
          List.of(
              "# Who is in which group: columns group,id.",
              "groups: \"" + answers.get("--groups") + "\""));
    }
    if (answers.containsKey("--group")) {
      lines.addAll(
          List.of(
              "# Only members of this group get accounts; who leaves it loses access.",
              "scope:",
              "  group: \"" + answers.get("--group") + "\""));
    }
    return lines;
  }
}

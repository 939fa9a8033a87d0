package io.rollcall.app.engine;

import static java.util.Map.entry;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Output;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.app.engine.source.SourceKind;
import io.rollcall.app.engine.source.Sources;
import io.rollcall.scim.json.Json;
import java.io.Console;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
    name = "init",
    description = "Write a commented configuration: asks what it needs, or takes options.")
final class InitCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "rollcall.yaml",
      description = "The file to write (default: rollcall.yaml).")
  private Path file = Path.of("rollcall.yaml");

  @Option(names = "--force", description = "Replace the file if there is one.")
  private boolean force;

  @Option(
      names = "--source",
      paramLabel = "TYPE",
      description =
          "The kind of source: ldap, file or scim (default: what its options say, else ldap).")
  private Optional<String> sourceType = Optional.empty();

  @Option(names = "--people", paramLabel = "FILE", description = "The file of people.")
  private Optional<String> people = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "Its column with an id that never changes.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description = "The file that says who is in which group.")
  private Optional<String> groups = Optional.empty();

  @Option(
      names = "--source-url",
      paramLabel = "URL",
      description = "The SCIM base URL of the source.")
  private Optional<String> sourceUrl = Optional.empty();

  @Option(names = "--ldap-url", paramLabel = "URL", description = "The LDAP server.")
  private Optional<String> ldapUrl = Optional.empty();

  @Option(names = "--base", paramLabel = "DN", description = "Where people live in it.")
  private Optional<String> base = Optional.empty();

  @Option(names = "--bind", paramLabel = "DN", description = "Who may read it.")
  private Optional<String> bind = Optional.empty();

  @Option(names = "--group", paramLabel = "NAME", description = "Whose members are in scope.")
  private Optional<String> group = Optional.empty();

  @Option(names = "--type", paramLabel = "TYPE", description = "The kind of target.")
  private Optional<String> type = Optional.empty();

  @Option(names = "--scim-url", paramLabel = "URL", description = "The target's SCIM base URL.")
  private Optional<String> scimUrl = Optional.empty();

  @Option(names = "--rest-url", paramLabel = "URL", description = "The target's REST base URL.")
  private Optional<String> restUrl = Optional.empty();

  @Option(names = "--org", paramLabel = "ID", description = "The organization's id at the target.")
  private Optional<String> org = Optional.empty();

  @Option(
      names = "--schema",
      description =
          "Print the JSON Schema of configurations, which editors use, and write nothing.")
  private boolean schema;

  @Override
  public Integer call() {
    if (schema) {
      output.command().commandLine().getOut().print(ConfigurationSchema.text());
      output.command().commandLine().getOut().flush();
      return 0;
    }
    SourceKind source = source();
    TargetKind kind = kind();
    Map<String, String> answers = answers(source, kind);
    write(String.join("\n", Sample.lines(source, kind, answers)) + "\n");
    List<String> variables = Sample.variables(source, kind);
    output.show(
        () ->
            Json.object()
                .put("file", file.toString())
                .put("secrets", Json.array(variables.stream().map(Json::string).toList()))
                .build(),
        () ->
            "Wrote "
                + file
                + ". It names its secrets and does not hold them: set "
                + String.join(", ", variables)
                + " in the environment, then see what would happen:\n  ./rollcall plan -c "
                + file);
    return 0;
  }

  private SourceKind source() {
    String fromOptions = sourceUrl.isPresent() ? "scim" : "ldap";
    String wanted = sourceType.orElse(people.isPresent() ? "file" : fromOptions);
    if (wanted.equals("file") && group.isPresent() && groups.isEmpty()) {
      throw wrong("--group needs --groups FILE, which says who is in it.");
    }
    return Sources.ofType(wanted)
        .orElseThrow(() ->
            wrong(
                "There is no source of type "
                    + wanted
                    + "; known are "
                    + String.join(", ", Sources.types())));
  }

  private TargetKind kind() {
    String wanted = type.orElse(Vendors.types().getFirst());
    return Vendors.ofType(wanted)
        .orElseThrow(() ->
            wrong(
                "There is no target of type "
                    + wanted
                    + "; known are "
                    + String.join(", ", Vendors.types())));
  }

  private Map<String, String> answers(SourceKind source, TargetKind kind) {
    List<Question> questions = new ArrayList<>(source.questions());
    questions.addAll(kind.questions());
    Map<String, String> answers = new HashMap<>();
    given()
        .forEach(
            (option, value) -> value.ifPresent(text -> answers.put(option, checked(option, text))));
    List<Question> open =
        questions.stream().filter(question -> !answers.containsKey(question.option())).toList();
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (!open.isEmpty() && terminal.isEmpty()) {
      throw wrong(
          "There is no terminal to ask on. Add "
              + String.join(" ", open.stream().map(question -> question.option() + " …").toList()));
    }
    for (Question question : open) {
      answers.put(
          question.option(), checked(question.option(), ask(terminal.orElseThrow(), question)));
    }
    return answers;
  }

  private Map<String, Optional<String>> given() {
    return Map.ofEntries(
        entry("--people", people),
        entry("--id", id),
        entry("--groups", groups),
        entry("--ldap-url", ldapUrl),
        entry("--base", base),
        entry("--bind", bind),
        entry("--group", group),
        entry("--scim-url", scimUrl),
        entry("--rest-url", restUrl),
        entry("--source-url", sourceUrl),
        entry("--org", org));
  }

  // Answers go into quotes in the file; nothing that ends a quote or a line comes from outside.
  private String checked(String option, String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
      throw wrong(option + " must be one line without quotes or backslashes.");
    }
    return value.strip();
  }

  private static String ask(Console terminal, Question question) {
    String answer = terminal.readLine("%s [%s]: ", question.text(), question.example());
    return answer == null || answer.isBlank() ? question.example() : answer;
  }

  private void write(String text) {
    try {
      if (force) {
        Files.writeString(file, text);
      } else {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
      Files.writeString(file.resolveSibling(ConfigurationSchema.FILE), ConfigurationSchema.text());
    } catch (FileAlreadyExistsException exists) {
      throw new CommandFailure(
          "There is a " + file + " already. Name another with -c, or replace it with --force.");
    } catch (IOException broken) {
      throw new CommandFailure("Cannot write " + file + ": " + broken.getMessage());
    }
  }

  private ParameterException wrong(String text) {
    return new ParameterException(output.command().commandLine(), text);
  }
}

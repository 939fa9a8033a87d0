package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Failure;
import io.rollcall.app.cli.Output;
import io.rollcall.app.engine.Interview.Somebody;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.app.engine.kind.Question.Need;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.app.engine.source.SourceKind;
import io.rollcall.app.engine.source.Sources;
import io.rollcall.scim.json.Json;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
    name = "init",
    description = "Write a commented configuration: asks what it needs, or takes options.",
    footer = {
      "rollcall init # asks",
      "rollcall init --people people.csv --id id --type scim --scim-url https://app.example.com/scim/v2 --scim-token env:SCIM_TOKEN",
      "rollcall init --schema # for an editor"
    })
final class InitCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();
  @Mixin private InitOptions options = new InitOptions();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "rollcall.yaml",
      description = "The file to write (default: rollcall.yaml).")
  private Path file = Path.of("rollcall.yaml");

  @Option(names = "--force", description = "Replace the file if there is one.")
  private boolean force;

  @Option(names = "--yes", description = "Do not ask: take what is usual where nothing is said.")
  private boolean yes;

  @Option(
      names = "--schema",
      description =
          "Print the JSON Schema of configurations, which editors use, and write nothing.")
  private boolean schema;

  private final Supplier<Optional<Somebody>> terminal;

  /// @param terminal whoever can be asked
  InitCommand(Supplier<Optional<Somebody>> terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (schema) {
      output.command().commandLine().getOut().print(ConfigurationSchema.text());
      output.command().commandLine().getOut().flush();
      return 0;
    }
    Optional<Interview> interview = yes ? Optional.empty() : terminal.get().map(Interview::new);
    if (!force && interview.isPresent() && Files.exists(file)) {
      throw exists();
    }
    SourceKind source = source(interview);
    TargetKind kind = kind(interview);
    Map<String, String> answers = answers(questions(source, kind), interview);
    List<String> lines = Sample.lines(source, kind, answers);
    write(String.join("\n", lines) + "\n");
    show(Sample.variables(lines));
    return 0;
  }

  private void show(List<String> variables) {
    output.show(
        () ->
            Json.object()
                .put("file", file.toString())
                .put("secrets", Json.array(variables.stream().map(Json::string).toList()))
                .build(),
        () ->
            "Wrote "
                + file
                + ". It names its secrets and does not hold them"
                + (variables.isEmpty()
                    ? ". See"
                    : ": set " + String.join(", ", variables) + " in the environment, then see")
                + " whether all is well, and what would happen:\n  ./rollcall doctor -c "
                + file
                + "\n  ./rollcall plan -c "
                + file);
  }

  private SourceKind source(Optional<Interview> interview) {
    String wanted =
        options
            .source()
            .or(() ->
                interview.map(one ->
                    one.choice("Where do people come from?", Sources.types(), Sources.meanings())))
            .orElse(Sources.types().getFirst());
    Map<String, String> given = options.given();
    if (wanted.equals("file") && given.containsKey("--group") && !given.containsKey("--groups")) {
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

  private TargetKind kind(Optional<Interview> interview) {
    String wanted =
        options
            .target()
            .or(() ->
                interview.map(one ->
                    one.choice("Where are their accounts?", Vendors.types(), Vendors.meanings())))
            .orElse(Vendors.types().getFirst());
    return Vendors.ofType(wanted)
        .orElseThrow(() ->
            wrong(
                "There is no target of type "
                    + wanted
                    + "; known are "
                    + String.join(", ", Vendors.types())));
  }

  private static List<Question> questions(SourceKind source, TargetKind kind) {
    return Stream.concat(source.questions().stream(), kind.questions().stream()).toList();
  }

  // Whoever says all that is needed is not asked about the rest.
  private Map<String, String> answers(List<Question> questions, Optional<Interview> interview) {
    Map<String, String> answers = given(questions);
    List<String> missing =
        questions.stream()
            .filter(question -> question.need() == Need.REQUIRED)
            .map(Question::option)
            .filter(option -> !answers.containsKey(option))
            .toList();
    if (!missing.isEmpty() && interview.isEmpty()) {
      throw wrong(
          (yes ? "Nothing is asked with --yes. Add " : "There is no terminal to ask on. Add ")
              + String.join(" …, ", missing)
              + " …");
    }
    for (Question question : questions) {
      if (!answers.containsKey(question.option())
          && (question.after().isEmpty() || answers.containsKey(question.after()))) {
        Optional<String> answer =
            missing.isEmpty() ? usual(question) : interview.orElseThrow().answer(question);
        answer.ifPresent(text -> answers.put(question.option(), text));
      }
    }
    return answers;
  }

  private static Optional<String> usual(Question question) {
    return question.need() == Need.USUAL ? Optional.of(question.example()) : Optional.empty();
  }

  private Map<String, String> given(List<Question> questions) {
    Map<String, String> given = new LinkedHashMap<>(options.given());
    List<String> asked = new ArrayList<>();
    for (Question question : questions) {
      String option = question.option();
      asked.add(option);
      Optional<String> mistake =
          Optional.ofNullable(given.get(option))
              .flatMap(answer -> Interview.mistake(question, answer));
      if (mistake.isPresent()) {
        throw wrong(option + " " + mistake.get());
      }
      given.computeIfPresent(option, (_, answer) -> answer.strip());
    }
    given.keySet().retainAll(asked);
    return given;
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
      throw exists();
    } catch (IOException broken) {
      throw new CommandFailure("Cannot write " + file + ": " + Failure.why(broken));
    }
  }

  private CommandFailure exists() {
    return new CommandFailure(
        "There is a " + file + " already. Name another with -c, or replace it with --force.");
  }

  private ParameterException wrong(String text) {
    return new ParameterException(output.command().commandLine(), text);
  }
}

package io.rollcall.app.demo;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.engine.EngineCommands;
import io.rollcall.app.engine.Shown;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.report.ExplanationText;
import io.rollcall.lifecycle.report.PlanText;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.RunText;
import io.rollcall.lifecycle.report.TargetReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// The engine's commands, with the text that they have when somebody types them.
final class Commands {
  private static final String GATES = "gates ";

  private final Stage stage;
  private final Voice voice;
  private final List<RunReport> runs = new ArrayList<>();
  private boolean areGatesKnown;

  Commands(Stage stage, Voice voice) {
    this.stage = stage;
    this.voice = voice;
  }

  void plan() {
    voice.command("./rollcall plan");
    show(stage.engine(Optional.empty(), Progress.SILENT, engine -> engine.plan(RunRules.apply())));
    voice.line("");
  }

  void sync() {
    voice.command("./rollcall sync");
    sync(Optional.empty());
  }

  void sync(App app) {
    voice.command("./rollcall sync" + at(app));
    sync(Optional.of(app));
  }

  private void sync(Optional<App> only) {
    ran(stage.engine(only, shown(), engine -> engine.run(RunRules.sync())));
  }

  /// @return what it says
  List<String> explain(String who, App app) {
    voice.command("./rollcall explain " + who + at(app));
    List<String> lines =
        ExplanationText.of(
            stage.engine(Optional.of(app), Progress.SILENT, engine -> engine.explain(who)),
            ZoneId.systemDefault());
    voice.lines(lines);
    return lines;
  }

  /// Shows the plan for one person, and carries it out.
  void heal(String who, App app) {
    voice.command("./rollcall heal --yes " + who + at(app));
    RunRules rules = RunRules.heal(who);
    ran(
        stage.engine(
            Optional.of(app),
            shown(),
            engine -> {
              List<TargetReport> planned = engine.plan(rules);
              show(planned);
              voice.line("");
              return engine.run(
                  planned.stream().flatMap(report -> report.plans().stream()).toList(), rules);
            }));
  }

  private static String at(App app) {
    return " --target " + app.target();
  }

  /// The one case that is open at an app.
  ///
  /// @return its id
  String openCase(App app) {
    String list = cases("list", "--target", app.target());
    if (!list.contains("can be decided")) {
      throw new CommandFailure("There is no case to decide at " + app.title() + ".");
    }
    return list.substring(0, list.indexOf(' '));
  }

  void decide(String id, String choice) {
    voice.command("./rollcall cases decide " + id + " " + choice);
    cases("decide", id, choice).lines().forEach(voice::prose);
  }

  // What `cases` prints belongs to it alone, so it is typed rather than built again.
  private String cases(String... words) {
    List<String> line = new ArrayList<>(Arrays.asList(words));
    line.addAll(List.of("--config", stage.config().toString()));
    var said = new StringWriter();
    CommandLine cases =
        EngineCommands.all(Map.of()).stream()
            .filter(command -> command.getCommandName().equals("cases"))
            .findFirst()
            .orElseThrow();
    int exit =
        cases
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(line.toArray(String[]::new));
    if (exit != CommandLine.ExitCode.OK) {
      throw new CommandFailure("cases " + String.join(" ", words) + ": " + said);
    }
    return said.toString();
  }

  /// Requests that all runs sent, as the engine counts them.
  long calls() {
    return runs.stream().mapToLong(RunReport::calls).sum();
  }

  /// The fewest requests that could have done the same.
  long floor() {
    return runs.stream().mapToLong(RunReport::floor).sum();
  }

  private void show(List<TargetReport> planned) {
    boolean isFirst = true;
    for (TargetReport report : planned) {
      if (!isFirst) {
        voice.line("");
      }
      isFirst = false;
      List<String> lines = PlanText.of(report, planned.size() == 1);
      voice.lines(report.gated() || !areGatesKnown ? lines : withoutGates(lines));
    }
    if (!areGatesKnown) {
      areGatesKnown = true;
      voice.line("");
      voice.prose("Gates that a plan passes are left out from here on.");
    }
  }

  private static List<String> withoutGates(List<String> lines) {
    return lines.stream().takeWhile(line -> !line.startsWith(GATES)).toList();
  }

  private Shown shown() {
    return new Shown(voice::line);
  }

  private void ran(RunReport report) {
    runs.add(report);
    voice.lines(RunText.of(report));
  }
}

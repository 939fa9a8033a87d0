package io.rollcall.lifecycle.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every script in which something is healed ends the same when the process dies at any of the
/// calls of that run, reads among them, and the same command is given again; then it sends nothing.
@Tag("kill")
final class HealedDespiteDeathsTest {
  private static final int RUNS_TO_RECOVER = 6;

  @TempDir Path folder;
  private Path memory = Path.of("");
  private int stages;

  /// What every engine begins with, made once: migrated tables.
  @BeforeEach
  void noMemory() {
    memory = folder.resolve("rollcall.db");
    new Stage(folder).close();
  }

  /// A script up to the run that heals, and that run.
  record Story(String name, String before, RunRules rules) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Story> stories() throws IOException {
    List<Story> stories = new ArrayList<>();
    for (String name : GoldenTest.scripts()) {
      String script = Files.readString(GoldenTest.SCRIPTS.resolve(name), UTF_8);
      int healed = script.indexOf("⇒ healed");
      if (healed >= 0) {
        int run = script.lastIndexOf("\n> ", healed);
        Line command = new Line(script.substring(run + 3, script.indexOf('\n', run + 1)));
        if (command.word().equals("run")) {
          stories.add(new Story(name, script.substring(0, run), Script.rules(command)));
        }
      }
    }
    assertThat(stories).hasSizeGreaterThan(20);
    return stories;
  }

  @ParameterizedTest
  @MethodSource("stories")
  void theEndIsTheSame(Story story) throws IOException {
    List<String> calls;
    List<String> end;
    try (Stage stage = begun(story)) {
      int told = stage.target.log().size();
      stage.engine().run(story.rules());
      calls = List.copyOf(stage.target.log().subList(told, stage.target.log().size()));
      rest(stage, story, "undisturbed");
      end = state(stage);
    }
    for (int at = 1; at <= calls.size(); at++) {
      boolean reads = calls.get(at - 1).startsWith("get ");
      for (Fault fault :
          reads ? List.of(Fault.DIE_BEFORE) : List.of(Fault.DIE_BEFORE, Fault.DIE_AFTER)) {
        String where = fault + " at call " + at + ", " + calls.get(at - 1);
        try (Stage stage = begun(story)) {
          dies(stage, story, at, fault);
          rest(stage, story, where);
          assertThat(state(stage)).as(where).isEqualTo(end);
        }
      }
    }
  }

  private Stage begun(Story story) throws IOException {
    Path own = Files.createDirectory(folder.resolve("stage" + stages++));
    Files.copy(memory, own.resolve("rollcall.db"));
    Stage stage = new Stage(own);
    new Script(stage).play(story.before());
    stage.target.faults(PretendTarget.Faults.NONE);
    return stage;
  }

  private static void dies(Stage stage, Story story, int at, Fault fault) {
    stage.target.faults((number, _) -> number == at ? fault : Fault.NONE);
    try {
      stage.engine().run(story.rules());
      fail("Nothing died at call " + at);
    } catch (Killed _) {
      stage.target.faults(PretendTarget.Faults.NONE);
    }
  }

  private static void rest(Stage stage, Story story, String where) {
    int quiet = 0;
    for (int run = 1; run <= RUNS_TO_RECOVER; run++) {
      RunReport report = stage.engine().run(story.rules());
      quiet = report.writes() == 0 && report.failed() == 0 ? quiet + 1 : 0;
      // The run that ends a recipe may find that it is not wanted any more.
      if (quiet == 2) {
        return;
      }
    }
    fail("%s: not at rest after %d runs:\n%s", where, RUNS_TO_RECOVER, state(stage));
  }

  private static List<String> state(Stage stage) {
    List<String> state = new ArrayList<>();
    stage.target.platform().everybody().forEach(one -> state.add(one.toString()));
    for (TargetGroup group : stage.target.platform().groups().all()) {
      state.add(group.name() + " " + new TreeSet<>(group.members()));
    }
    Stream.concat(
            stage.store.links().of(Stage.TARGET).stream()
                .map(link -> link.person() + " " + link.accountId() + " " + link.state()),
            stage.store.cases().open(Stage.TARGET).stream()
                .map(one -> one.kind() + " " + one.who()))
        .sorted()
        .forEach(state::add);
    return state;
  }
}

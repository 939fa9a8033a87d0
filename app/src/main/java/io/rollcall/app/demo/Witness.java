package io.rollcall.app.demo;

import io.rollcall.lifecycle.report.RunReport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Writes down what is seen from outside while the story goes on, for the last chapter to judge.
final class Witness {
  /// What came of a run, and how the organization looked from outside just after it.
  ///
  /// @param logEntries how long the organization's log was
  record Seen(RunReport run, Users users, int logEntries) {}

  private final Stage stage;
  private final Clock clock;
  private final List<Integer> answers = new ArrayList<>();
  private final List<Seen> runs = new ArrayList<>();

  Witness(Stage stage, Clock clock) {
    this.stage = stage;
    this.clock = clock;
  }

  /// An answer to the script.
  Web.Answer hears(Web.Answer answer) {
    answers.add(answer.status());
    return answer;
  }

  /// A run of the engine has ended.
  void sees(RunReport run) {
    runs.add(new Seen(run, Users.read(stage.scim()), AuditLog.read(stage.rest(), clock).size()));
  }

  /// The statuses of the answers to the script, in order.
  List<Integer> answers() {
    return List.copyOf(answers);
  }

  /// Onboarding, healing, and the run after that.
  List<Seen> runs() {
    return List.copyOf(runs);
  }
}

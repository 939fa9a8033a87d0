package io.rollcall.e2e.guide;

import io.rollcall.e2e.guide.GuidePage.Step;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody who carries out a page, step by step, in one shell.
///
/// @param folder where: what the commands expect beside them is there
/// @param rollcall how the program is started, for its environment
record Walk(Path folder, Launch rollcall) {
  private static final String MARK = "@@@ ";

  /// What did not go as the page has it, in words; empty if everything did.
  List<String> failures(GuidePage page) {
    Result result = shell(page).run();
    List<String> said = said(result.out());
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < page.steps().size(); i++) {
      Step step = page.steps().get(i);
      boolean isLast = i == said.size() - 1;
      failure(step, i < said.size() ? Optional.of(said.get(i)) : Optional.empty(), isLast, result)
          .ifPresent(how -> failures.add(page.name() + ", line " + step.line() + ": " + how));
    }
    return failures;
  }

  /// @param said empty if the step was not begun
  private static Optional<String> failure(
      Step step, Optional<String> said, boolean isLast, Result result) {
    if (said.isEmpty()) {
      return Optional.of("not reached");
    }
    if (isLast && result.exit() != 0) {
      return Optional.of("failed with " + result.exit() + "\n" + said.get());
    }
    return step.shown()
        .filter(shown -> !shown.fits(said.get()))
        .map(shown -> "the page shows\n" + shown + "\nbut it is\n" + said.get());
  }

  /// The first command that fails ends it.
  private Launch shell(GuidePage page) {
    StringBuilder script = new StringBuilder("exec 2>&1\nset -eu\n");
    for (Step step : page.steps()) {
      script.append("printf '\\n%s\\n' '").append(MARK).append(step.line()).append("'\n");
      step.commands().forEach(command -> script.append(command).append('\n'));
    }
    try {
      Path file = Files.writeString(folder.resolve("page.sh"), script);
      return new Launch(List.of("sh", file.toString()), folder, environment(), rollcall.patience());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the commands of " + page.name(), e);
    }
  }

  private Map<String, String> environment() {
    return rollcall.environment();
  }

  /// What each step said that was begun.
  private static List<String> said(String out) {
    return List.of(out.split("\n?" + MARK + "\\d+\n", -1)).stream()
        .skip(1)
        .map(String::stripTrailing)
        .toList();
  }
}

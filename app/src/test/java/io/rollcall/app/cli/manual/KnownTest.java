package io.rollcall.app.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.cli.manual.Page.Choice;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class KnownTest {
  /// Shells tell by an option alone whether its value follows.
  @Test
  void anOptionTakesAValueInAllCommandsOrInNone() {
    var kinds =
        Interpreter.pages().stream()
            .flatMap(page -> Known.options(page).stream())
            .flatMap(option -> option.names().stream().map(name -> name + option.takesValue()))
            .distinct()
            .collect(Collectors.groupingBy(each -> each.replaceAll("(true|false)$", "")));

    assertThat(kinds).isNotEmpty().allSatisfy((_, each) -> assertThat(each).hasSize(1));
  }

  @Test
  void everyFileIsKnownAsOne() {
    assertThat(
            Interpreter.pages().stream()
                .flatMap(page -> page.options().stream())
                .filter(Choice::isFile)
                .flatMap(option -> option.names().stream()))
        .contains("--config", "--out", "--data", "--tls-cert");
  }
}

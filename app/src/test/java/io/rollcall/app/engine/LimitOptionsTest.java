package io.rollcall.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Gates name options: every command that a gate can stop has them.
final class LimitOptionsTest {
  static Stream<Callable<Integer>> stopped() {
    return Stream.of(new ApplyCommand(), new SyncCommand(), new HealCommand());
  }

  @ParameterizedTest
  @MethodSource("stopped")
  void whatAGateNamesCanBePassed(Callable<Integer> command) {
    CommandLine line = new CommandLine(command);

    assertThat(line.getCommandSpec().optionsMap())
        .containsKeys("--allow-revoke", "--allow-delete", "--allow-remove", "--allow-lost");
  }
}

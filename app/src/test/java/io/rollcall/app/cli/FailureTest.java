package io.rollcall.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class FailureTest {
  private static String said(Throwable e, boolean verbose) {
    var err = new StringWriter();
    int _ = Failure.tell(e, new PrintWriter(err), verbose);
    return err.toString().stripTrailing();
  }

  private static RuntimeException unforeseen() {
    try {
      Object _ = Objects.requireNonNull(null, "no account");
      throw new AssertionError("nothing was wrong");
    } catch (NullPointerException e) {
      return e;
    }
  }

  @Test
  void whatAFailureRepeatsOfOthersDoesNotReachTheTerminalRaw() {
    assertThat(said(new CommandFailure("held by \u001b[2J\u202e\nTry again."), false))
        .isEqualTo("rollcall: held by \\u001B[2J\\u202E\nTry again.");
  }

  @Test
  void theExitCodeIsThatOfTheFailure() {
    var err = new PrintWriter(new StringWriter());
    assertThat(Failure.tell(new CommandFailure("No."), err, false)).isEqualTo(1);
    assertThat(Failure.tell(CommandFailure.misuse("No."), err, false)).isEqualTo(2);
    assertThat(Failure.tell(unforeseen(), err, false)).isEqualTo(1);
  }

  @Test
  void whatNobodyForesawSaysSoAndWhatToReport() {
    assertThat(said(unforeseen(), false))
        .matches(
            "rollcall: Something unexpected happened, a mistake in Rollcall: NullPointerException"
                + " at FailureTest\\.java:\\d+: no account\\. Please report it with what the same"
                + " command says with --verbose, and rollcall --version\\.");
  }

  @Test
  void onlyVerboseShowsWhereItHappened() {
    assertThat(said(new CommandFailure("No."), false)).isEqualTo("rollcall: No.");
    assertThat(said(new CommandFailure("No."), true))
        .startsWith("rollcall: No.\n")
        .contains("\tat io.rollcall.app.cli.FailureTest.");
  }

  @Test
  void aFileThatCannotBeUsedIsASentence() {
    assertThat(said(new UncheckedIOException(new NoSuchFileException("people.csv")), false))
        .isEqualTo("rollcall: Cannot use people.csv: there is no such file or folder.");
    assertThat(
            said(
                new UncheckedIOException("Cannot write", new AccessDeniedException("/etc/x")),
                false))
        .isEqualTo("rollcall: Cannot write: this user may not use it; see its owner and rights.");
    assertThat(said(new UncheckedIOException("Cannot write", new IOException("full")), false))
        .isEqualTo("rollcall: Cannot write: full.");
  }

  @Test
  void tooLittleMemoryNamesTheWayToMore() {
    assertThat(said(new OutOfMemoryError("heap"), false)).contains("ROLLCALL_JAVA_OPTS=-Xmx");
  }
}

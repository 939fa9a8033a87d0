package io.rollcall.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// What ended a command, for whoever typed it: a sentence or two, and with `--verbose` what a
/// developer wants to see below.
public final class Failure {
  private static final String OURS = "io.rollcall.";
  private static final String NAME = "rollcall: ";

  private Failure() {}

  /// Says it, and returns the exit code.
  public static int tell(Throwable e, PrintWriter err, boolean verbose) {
    err.println(NAME + Plain.lines(text(e)));
    trace(e, err, verbose);
    return e instanceof CommandFailure failure ? failure.exitCode() : ExitCode.SOFTWARE;
  }

  /// The stack trace of what nobody foresaw.
  public static Optional<String> unforeseen(Throwable e) {
    if (isOurs(e) || e instanceof UncheckedIOException) {
      return Optional.empty();
    }
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return Optional.of(text.toString().stripTrailing());
  }

  private static boolean isOurs(Throwable e) {
    return e.getClass().getName().startsWith(OURS);
  }

  static void trace(Throwable e, PrintWriter err, boolean verbose) {
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
  }

  /// Exceptions of ours say what was attempted, on what, and what to do. Others were foreseen by
  /// nobody.
  static String text(Throwable e) {
    String message = e.getMessage();
    if (isOurs(e) && message != null) {
      return message;
    }
    return switch (e) {
      case UncheckedIOException known when known.getCause() != null ->
          files(known, known.getCause());
      case OutOfMemoryError _ ->
          "There is not enough memory for this. Give it more: ROLLCALL_JAVA_OPTS=-Xmx2g";
      default -> unexpected(e, message);
    };
  }

  private static String files(UncheckedIOException e, IOException cause) {
    String said = String.valueOf(e.getMessage());
    String file = cause instanceof FileSystemException known ? known.getFile() : "a file";
    return (said.equals(cause.toString()) ? "Cannot use " + file : said) + ": " + why(cause);
  }

  /// Why a file could not be used, for the end of a sentence that names it.
  public static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file or folder.";
      case AccessDeniedException _ -> "this user may not use it; see its owner and rights.";
      case FileAlreadyExistsException _ -> "it is there already.";
      case FileSystemException other when other.getReason() != null ->
          other.getReason().toLowerCase(Locale.ROOT) + ".";
      default -> (e.getMessage() == null ? e.toString() : e.getMessage()) + ".";
    };
  }

  private static String unexpected(Throwable e, @Nullable String message) {
    return "Something unexpected happened, a mistake in Rollcall: %s%s%s. Please report it with what the same command says with --verbose, and rollcall --version."
        .formatted(e.getClass().getSimpleName(), place(e), message == null ? "" : ": " + message);
  }

  private static String place(Throwable e) {
    return Stream.of(e.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("");
  }
}

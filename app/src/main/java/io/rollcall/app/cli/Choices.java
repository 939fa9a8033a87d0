package io.rollcall.app.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The words that an option or argument may have, and no others (`completionCandidates`): checked
/// before the command begins, completed by shells, listed in the reference. Words of which there
/// may be more are another `Iterable`.
public abstract class Choices implements Iterable<String> {
  private final Supplier<List<String>> words;

  /// @param words asked for only when somebody wants to know
  protected Choices(Supplier<List<String>> words) {
    this.words = words;
  }

  @Override
  public final Iterator<String> iterator() {
    return words.get().iterator();
  }

  /// What an option or argument may be; empty where that is no list.
  public static List<String> words(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null || argument.arity().max() == 0
        ? List.of()
        : StreamSupport.stream(candidates.spliterator(), false).toList();
  }

  /// Whether it may be nothing else.
  public static boolean isClosed(ArgSpec argument) {
    return argument.completionCandidates() instanceof Choices
        || Stream.of(argument.auxiliaryTypes()).anyMatch(Class::isEnum);
  }

  /// Refuses what is none of the words, whoever said it: the command line, the environment.
  ///
  /// @throws ParameterException with what may have been meant
  public static void check(ParseResult parsed) {
    for (var asked = parsed; asked != null; asked = asked.subcommand()) {
      for (ArgSpec argument : asked.commandSpec().args()) {
        if (argument.completionCandidates() instanceof Choices) {
          said(argument.getValue()).forEach(word -> check(argument, word));
        }
      }
    }
  }

  private static void check(ArgSpec argument, String word) {
    if (!word.isEmpty() && !words(argument).contains(word)) {
      throw new ParameterException(
          argument.command().commandLine(),
          "Invalid value for " + argument.paramLabel() + ": " + word,
          argument,
          word);
    }
  }

  private static Stream<String> said(@Nullable Object value) {
    return switch (value) {
      case null -> Stream.empty();
      case Optional<?> one -> one.stream().map(String::valueOf);
      case Collection<?> all -> all.stream().map(String::valueOf);
      default -> Stream.of(String.valueOf(value));
    };
  }
}

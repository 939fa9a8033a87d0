package io.rollcall.app.cli;

import io.rollcall.lifecycle.mapping.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, in a sentence, and what may have been meant.
public final class Misuse {
  /// Of a command that only groups others.
  public static final String WHICH = "Which command?";

  /// A list that nobody reads to its end.
  private static final int LONG = 8;

  private static final String PARSERS_OWN = "Error: ";

  private Misuse() {}

  /// `. Did you mean plan?`, or nothing when no word is near.
  public static String hint(String wrong, List<String> words) {
    return Nearest.hint(wrong, words);
  }

  /// Says what is wrong, and where more is said unless it is clear what was meant.
  ///
  /// @param args the whole command line
  /// @return the exit code
  public static int tell(ParameterException e, boolean verbose, String... args) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    PrintWriter err = e.getCommandLine().getErr();
    String text = text(e, args);
    err.println("rollcall: " + Plain.lines(text));
    if (!text.endsWith("?") || text.equals(WHICH)) {
      err.println("See: " + command.qualifiedName() + " --help");
    }
    Failure.trace(e, err, verbose);
    return command.exitCodeOnInvalidInput();
  }

  static String text(ParameterException e, String... args) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    return switch (e) {
      case UnmatchedArgumentException unmatched ->
          unknown(command, unmatched.getUnmatched().getFirst());
      case MissingParameterException missing -> missing(command, missing, List.of(args));
      case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice.";
      default -> other(e, List.of(args));
    };
  }

  private static String other(ParameterException e, List<String> args) {
    ArgSpec argument = e.getArgSpec();
    String value = e.getValue();
    String message = String.valueOf(e.getMessage());
    if (argument == null || value == null) {
      return message.startsWith(PARSERS_OWN) ? message.substring(PARSERS_OWN.length()) : message;
    }
    String name = source(argument, args);
    if (Choices.isClosed(argument)) {
      return noChoice(name, Choices.words(argument), value);
    }
    boolean number =
        Stream.of(argument.auxiliaryTypes())
            .anyMatch(
                type -> List.of(int.class, long.class, Integer.class, Long.class).contains(type));
    return number
        ? name + " is a whole number, not \"" + value + "\"."
        : message.replaceFirst("^Invalid value for [^:]*: ", name + ": ");
  }

  /// What the value was given with: the option, or the variable that stands for it.
  private static String source(ArgSpec argument, List<String> args) {
    boolean typed =
        !(argument instanceof OptionSpec option)
            || Stream.of(option.names())
                .anyMatch(name -> args.stream().anyMatch(word -> word.startsWith(name)));
    return typed ? name(argument) : EnvironmentDefaults.variable(name(argument));
  }

  private static String noChoice(String name, List<String> words, String word) {
    String hint = hint(word, words);
    String expected = words.size() > LONG && !hint.isEmpty() ? "" : "; expected " + either(words);
    return "%s cannot be \"%s\"%s%s".formatted(name, word, expected, ended(hint));
  }

  private static String unknown(CommandSpec command, String word) {
    if (word.startsWith("-") && word.length() > 1) {
      return unknownOption(command, word);
    }
    if (command.subcommands().isEmpty()) {
      return "%s takes no \"%s\" here.".formatted(command.qualifiedName(), word);
    }
    List<String> words =
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(each -> !each.usageMessage().hidden())
            .flatMap(each -> each.names().stream())
            .distinct()
            .toList();
    String hint = hint(word, words);
    return "There is no command %s%s"
        .formatted(
            command.qualifiedName() + " " + word,
            ended(hint.isEmpty() ? below(command, word) : hint));
  }

  /// A command that is there, but somewhere else.
  private static String below(CommandSpec command, String word) {
    return command.subcommands().values().stream()
        .flatMap(each -> each.getSubcommands().values().stream())
        .map(CommandLine::getCommandSpec)
        .filter(each -> each.name().equals(word) && !each.usageMessage().hidden())
        .map(CommandSpec::qualifiedName)
        .distinct()
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                found -> found.isEmpty() ? "" : ". Did you mean " + either(found) + "?"));
  }

  private static String unknownOption(CommandSpec command, String word) {
    String name = word.replaceFirst("=.*", "");
    List<String> names =
        command.options().stream()
            .filter(option -> !option.hidden())
            .flatMap(option -> Stream.of(option.names()))
            .filter(each -> each.startsWith("--"))
            .toList();
    return "%s has no option %s%s"
        .formatted(command.qualifiedName(), name, ended(hint(name, names)));
  }

  // The parser says that something is missing before it says that something else is misspelt.
  private static String missing(
      CommandSpec command, MissingParameterException e, List<String> args) {
    for (String word : args) {
      if (word.startsWith("--") && !isKnown(command, word.replaceFirst("=.*", ""))) {
        return unknownOption(command, word);
      }
    }
    for (ArgSpec one : e.getMissing()) {
      if (one instanceof OptionSpec option && args.contains(option.longestName())) {
        return "%s needs a value: %s %s."
            .formatted(option.longestName(), option.longestName(), option.paramLabel());
      }
    }
    return e.getMissing().isEmpty()
        ? other(e, args)
        : "%s needs %s."
            .formatted(
                command.qualifiedName(),
                e.getMissing().stream().map(Misuse::spelt).collect(Collectors.joining(" and ")));
  }

  private static boolean isKnown(CommandSpec command, String name) {
    for (CommandSpec each = command; each != null; each = each.parent()) {
      if (name.equals("--") || each.optionsMap().containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String spelt(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String either(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String ended(String hint) {
    return hint.isEmpty() ? "." : hint;
  }
}

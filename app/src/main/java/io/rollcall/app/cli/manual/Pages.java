package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.Choices;
import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Exits;
import io.rollcall.app.cli.manual.LauncherCommands.ByLauncher;
import io.rollcall.app.cli.manual.Page.Argument;
import io.rollcall.app.cli.manual.Page.Choice;
import io.rollcall.app.cli.manual.Page.Example;
import io.rollcall.app.cli.manual.Page.Exit;
import io.rollcall.app.cli.manual.Page.Summary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/// Reads pages from the parser's model of the commands. The footer of a command holds its examples:
/// one a line, with what it is for after ` # `.
final class Pages {
  private static final String REMARK = " # ";

  private Pages() {}

  /// A command and everything below it, in the order of the help; what is hidden is left out.
  static List<Page> all(CommandSpec from) {
    return Stream.concat(Stream.of(of(from)), below(from).flatMap(command -> all(command).stream()))
        .toList();
  }

  static Page of(CommandSpec command) {
    boolean byLauncher = command.userObject() instanceof ByLauncher;
    List<OptionSpec> options =
        command.options().stream()
            .filter(option -> !option.hidden())
            .filter(option -> !byLauncher || option.usageHelp() || !isGeneral(option))
            .toList();
    return new Page(
        command.qualifiedName(),
        List.of(command.aliases()),
        List.of(command.usageMessage().description()),
        command.positionalParameters().stream()
            .filter(argument -> !argument.hidden())
            .map(Pages::argument)
            .toList(),
        options.stream().filter(option -> !isGeneral(option)).map(Pages::choice).toList(),
        command.argGroups().stream()
            .filter(group -> group.multiplicity().min() > 0)
            .map(Pages::need)
            .toList(),
        options.stream().filter(Pages::isGeneral).map(Pages::choice).toList(),
        below(command).map(each -> new Summary(each.name(), sentence(each))).toList(),
        exits(command),
        Stream.of(command.usageMessage().footer()).map(Pages::example).toList());
  }

  /// The commands right below one, without those that are hidden.
  static Stream<CommandSpec> below(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .distinct()
        .filter(each -> !each.usageMessage().hidden());
  }

  /// The first sentence about a command.
  private static String sentence(CommandSpec command) {
    String about = String.join(" ", command.usageMessage().description());
    int end = about.indexOf(". ");
    return end < 0 ? about : about.substring(0, end + 1);
  }

  private static boolean isGeneral(OptionSpec option) {
    return option.usageHelp() || option.versionHelp() || option.scopeType() == ScopeType.INHERIT;
  }

  private static String need(ArgGroupSpec group) {
    return group.options().stream()
        .map(option -> option.longestName() + " " + option.paramLabel())
        .collect(Collectors.joining(" | ", "(", ")"));
  }

  private static Argument argument(PositionalParamSpec argument) {
    return new Argument(
        argument.paramLabel(),
        text(argument),
        argument.arity().min() > 0,
        argument.arity().max() > 1,
        Choices.words(argument),
        Choices.isClosed(argument));
  }

  private static Choice choice(OptionSpec option) {
    boolean bare =
        option.usageHelp()
            || option.versionHelp()
            || option.command().userObject() instanceof ByLauncher;
    return new Choice(
        Stream.of(option.names()).sorted(Comparator.comparingInt(String::length)).toList(),
        option.arity().max() == 0
            ? ""
            : option.paramLabel() + (option.arity().max() > 1 ? "…" : ""),
        text(option),
        option.required() && option.group() == null,
        option.arity().max() == 0 ? List.of() : Choices.words(option),
        Choices.isClosed(option),
        bare ? "" : EnvironmentDefaults.variable(option.longestName()));
  }

  /// What it may be is told where the label does not.
  private static String text(ArgSpec argument) {
    String about = String.join(" ", argument.description());
    List<String> words = Choices.words(argument);
    return words.isEmpty()
            || !Choices.isClosed(argument)
            || words.stream().allMatch(word -> (argument.paramLabel() + about).contains(word))
        ? about
        : about + " One of " + String.join(", ", words) + ".";
  }

  /// What groups others ends as one of them does.
  private static List<Exit> exits(CommandSpec command) {
    Map<Integer, String> codes = new TreeMap<>();
    if (command.subcommands().isEmpty()) {
      Map<String, String> own = command.usageMessage().exitCodeList();
      (own.isEmpty() ? Exits.USUAL : own)
          .forEach((code, about) -> codes.put(Integer.parseInt(code.strip()), about));
    } else {
      below(command)
          .flatMap(each -> exits(each).stream())
          .forEach(exit -> codes.putIfAbsent(exit.code(), exit.about()));
    }
    return codes.entrySet().stream()
        .map(entry -> new Exit(entry.getKey(), entry.getValue()))
        .collect(Collectors.toList());
  }

  private static Example example(String line) {
    int at = line.indexOf(REMARK);
    return at < 0
        ? new Example(line.strip(), "")
        : new Example(line.substring(0, at).strip(), line.substring(at + REMARK.length()).strip());
  }
}

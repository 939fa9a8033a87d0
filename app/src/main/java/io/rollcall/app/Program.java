package io.rollcall.app;

import io.rollcall.app.cli.Choices;
import io.rollcall.app.cli.Failure;
import io.rollcall.app.cli.Misuse;
import io.rollcall.app.cli.Version;
import io.rollcall.app.cli.manual.Manual;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The program as the parser sees it: every command, the options that all of them have, and what
/// becomes of mistakes.
public final class Program {
  static final String VERBOSE = "--verbose";

  private static final List<String> EXAMPLES =
      List.of(
          "rollcall demo # see what it is for, on this machine alone",
          "rollcall init # write a configuration",
          "rollcall plan # what would be changed, and why",
          "rollcall help directory create # all about one command");

  private final Manual manual;
  private final boolean verbose;

  private Program(Manual manual, boolean verbose) {
    this.manual = manual;
    this.verbose = verbose;
  }

  /// The program's command line, for whoever wants to read one or to know what there is.
  ///
  /// @param environment gives every option its `ROLLCALL_…` variable
  public static CommandLine line(Map<String, String> environment) {
    return line(Main.commands(environment), environment, false);
  }

  /// Refuses words that an option cannot have, as the program does before a command begins.
  ///
  /// @throws ParameterException with what may have been meant
  public static void check(ParseResult parsed) {
    Choices.check(parsed);
  }

  static CommandLine line(List<Object> commands, Map<String, String> environment, boolean verbose) {
    var program = new Program(new Manual(environment), verbose);
    var line = new CommandLine(spec());
    commands.forEach(line::addSubcommand);
    program.manual.commands().forEach(line::addSubcommand);
    return line.setExecutionStrategy(program::execute)
        .setParameterExceptionHandler(program::misused)
        .setExecutionExceptionHandler((e, at, _) -> Failure.tell(e, at.getErr(), verbose));
  }

  private static CommandSpec spec() {
    var spec = CommandSpec.create().name("rollcall").versionProvider(new Version());
    spec.usageMessage()
        .description(
            "User lifecycle management over SCIM 2.0: a directory service and a lifecycle engine.")
        .footer(EXAMPLES.toArray(String[]::new));
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .scopeType(ScopeType.INHERIT)
            .description("Show this help and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version, what it was built from, and what it runs on.")
            .build());
    spec.addOption(
        OptionSpec.builder(VERBOSE)
            .scopeType(ScopeType.INHERIT)
            .description("Say more on stderr, with stack traces for errors.")
            .build());
    return spec;
  }

  /// Runs the innermost command; one that only groups others is a wrong usage.
  private int execute(ParseResult parsed) {
    var asked = parsed;
    while (!asked.isUsageHelpRequested() && asked.hasSubcommand()) {
      asked = asked.subcommand();
    }
    var spec = asked.commandSpec();
    if (asked.isUsageHelpRequested()) {
      return shown(spec, manual.help(spec));
    }
    if (parsed.isVersionHelpRequested()) {
      return shown(spec, Version.text());
    }
    if (!(spec.userObject() instanceof Runnable) && !(spec.userObject() instanceof Callable)) {
      throw new ParameterException(spec.commandLine(), Misuse.WHICH);
    }
    Choices.check(parsed);
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int shown(CommandSpec at, String text) {
    PrintWriter out = at.commandLine().getOut();
    out.print(text);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private int misused(ParameterException e, String[] args) {
    return Misuse.tell(e, verbose, args);
  }
}

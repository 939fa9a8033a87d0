package io.rollcall.app;

import io.rollcall.app.backup.BackupCommands;
import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Plain;
import io.rollcall.app.cli.Version;
import io.rollcall.app.demo.DemoCommand;
import io.rollcall.app.engine.EngineCommands;
import io.rollcall.app.rehearse.RehearseCommand;
import io.rollcall.app.service.ServiceCommands;
import java.io.PrintWriter;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program's entry point: gathers the commands, runs the one that was asked for, and turns what
/// went wrong into a sentence and an exit code (0 done, 1 failed, 2 wrong usage; commands may
/// return others).
public final class Main {

  private static final String VERBOSE = "--verbose";

  private Main() {}

  static void main(String[] args) {
    // Java keeps passwords from proxies that open tunnels unless it is told so; ours goes to the
    // one
    // that the configuration names with it.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    System.exit(run(commands(), args));
  }

  /// Every command of the program, in the order in which `--help` lists them: picocli command
  /// specifications or objects that carry picocli's annotations.
  static List<Object> commands() {
    return commands(System.getenv());
  }

  /// The same with other defaults than those of this process's environment.
  static List<Object> commands(Map<String, String> environment) {
    List<Object> commands = new ArrayList<>(EngineCommands.all(environment));
    commands.add(RehearseCommand.line(environment));
    commands.addAll(ServiceCommands.all(environment, EngineCommands.sideline(environment)));
    commands.addAll(BackupCommands.all(environment));
    commands.add(DemoCommand.line(environment));
    return commands;
  }

  /// Runs one command line and returns its exit code.
  static int run(List<Object> commands, String... args) {
    boolean verbose = Arrays.asList(args).contains(VERBOSE) || isVerbose(System.getenv());
    var logging = new Logging(verbose);
    try {
      return commandLine(commands, verbose).execute(args);
    } finally {
      Reference.reachabilityFence(logging);
    }
  }

  /// Whether the environment asks for it, before any command line is read.
  static boolean isVerbose(Map<String, String> environment) {
    return Boolean.parseBoolean(environment.get(EnvironmentDefaults.variable(VERBOSE)));
  }

  private static CommandLine commandLine(List<Object> commands, boolean verbose) {
    var spec = CommandSpec.create().name("rollcall").versionProvider(new Version());
    spec.usageMessage()
        .description(
            "User lifecycle management over SCIM 2.0: a directory service and a lifecycle engine.")
        .synopsisSubcommandLabel("COMMAND");
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .scopeType(ScopeType.INHERIT)
            .description("Show this help and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder(VERBOSE)
            .scopeType(ScopeType.INHERIT)
            .description("Say more on stderr, with stack traces for errors.")
            .build());
    var line = new CommandLine(spec);
    commands.forEach(line::addSubcommand);
    return line.setExecutionStrategy(Main::execute)
        .setParameterExceptionHandler((e, _) -> misused(e))
        .setExecutionExceptionHandler((e, at, _) -> failed(e, at.getErr(), verbose));
  }

  /// Runs the innermost command; one that only groups others is a wrong usage.
  private static int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    var asked = parsed;
    while (asked.hasSubcommand()) {
      asked = asked.subcommand();
    }
    var spec = asked.commandSpec();
    if (!(spec.userObject() instanceof Runnable) && !(spec.userObject() instanceof Callable)) {
      throw new ParameterException(spec.commandLine(), "Which command?");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int misused(ParameterException e) {
    var at = e.getCommandLine();
    var err = at.getErr();
    err.println("rollcall: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("See: " + at.getCommandSpec().qualifiedName() + " --help");
    }
    return at.getCommandSpec().exitCodeOnInvalidInput();
  }

  static int failed(Exception e, PrintWriter err, boolean verbose) {
    if (verbose) {
      e.printStackTrace(err);
    } else {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      err.println("rollcall: " + Plain.lines(why));
    }
    return e instanceof CommandFailure failure ? failure.exitCode() : CommandLine.ExitCode.SOFTWARE;
  }
}

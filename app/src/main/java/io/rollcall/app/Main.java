package io.rollcall.app;

import io.rollcall.app.backup.BackupCommands;
import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Failure;
import io.rollcall.app.cli.Version;
import io.rollcall.app.demo.DemoCommand;
import io.rollcall.app.engine.EngineCommands;
import io.rollcall.app.rehearse.RehearseCommand;
import io.rollcall.app.service.ServiceCommands;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// The program's entry point: gathers the commands and runs the one that was asked for.
public final class Main {

  private Main() {}

  static void main(String[] args) {
    // Java keeps passwords from proxies that open tunnels unless it is told so; ours goes to the
    // one that the configuration names with it.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    if (List.of("--version").equals(List.of(args)) || List.of("-V").equals(List.of(args))) {
      // Launchers and installers ask for nothing else, and need no commands for it.
      System.out.print(Version.text());
      System.out.flush();
      return;
    }
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
    Map<String, String> environment = System.getenv();
    boolean verbose = Arrays.asList(args).contains(Program.VERBOSE) || isVerbose(environment);
    var logging = new Logging(verbose);
    CommandLine line = Program.line(commands, environment, verbose);
    try {
      return line.execute(args);
    } catch (Error e) {
      // The parser's own handler hears of exceptions only.
      return Failure.tell(e, line.getErr(), verbose);
    } finally {
      Reference.reachabilityFence(logging);
    }
  }

  /// Whether the environment asks for it, before any command line is read.
  static boolean isVerbose(Map<String, String> environment) {
    return Boolean.parseBoolean(environment.get(EnvironmentDefaults.variable(Program.VERBOSE)));
  }
}

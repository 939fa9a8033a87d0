package io.rollcall.app;

import io.rollcall.app.backup.BackupCommands;
import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.engine.EngineCommands;
import io.rollcall.app.service.ServiceCommands;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Runs commands as `Main` does, on data of its own and without a terminal.
///
/// @param json whether `ROLLCALL_JSON` asks for JSON
public record Shell(Path data, boolean json) {

  /// What a command line came to.
  public record Result(int code, String out, String err) {
    public Json.Obj json() {
      return (Json.Obj) parsed();
    }

    public List<Json.Obj> list() {
      return ((Json.Arr) parsed()).items().stream().map(Json.Obj.class::cast).toList();
    }

    public String field(String name) {
      return json().string(name).orElseThrow(() -> new AssertionError(this));
    }

    private Json parsed() {
      return JsonCodec.parse(out.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// The same data, with what is said for people.
  public Shell forPeople() {
    return new Shell(data, false);
  }

  public Result run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = run(out, err, arguments);
    return new Result(code, out.toString(), err.toString());
  }

  /// @return the exit code
  public int run(Writer out, Writer err, String... arguments) {
    Map<String, String> environment =
        Map.of("ROLLCALL_DATA", data.toString(), "ROLLCALL_JSON", String.valueOf(json));
    var line = new CommandLine(CommandSpec.create().name("rollcall"));
    Stream.of(
            ServiceCommands.all(environment, EngineCommands.sideline(environment)),
            BackupCommands.all(environment))
        .flatMap(List::stream)
        .forEach(line::addSubcommand);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler((e, at, _) -> {
      at.getErr().print(e.getMessage());
      return e instanceof CommandFailure failure ? failure.exitCode() : 1;
    });
    return line.execute(arguments);
  }
}

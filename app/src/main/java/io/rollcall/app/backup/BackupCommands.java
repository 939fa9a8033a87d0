package io.rollcall.app.backup;

import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.db.backup.Summary;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The front door: `backup` and `restore`, for `Main` to register.
public final class BackupCommands {
  private BackupCommands() {}

  /// @param environment gives every option its `ROLLCALL_…` variable
  public static List<CommandLine> all(Map<String, String> environment) {
    var defaults = new EnvironmentDefaults(environment);
    return Stream.of(new BackupCommand(), new RestoreCommand())
        .map(CommandLine::new)
        .map(command -> command.setDefaultValueProvider(defaults))
        .toList();
  }

  /// Brings the tables of every module up to date.
  static void migrate(Database database) {
    Leases.migrate(database);
    Platform.migrate(database);
    io.rollcall.lifecycle.store.Store.migrate(database);
  }

  static Json.Obj json(Path file, Summary summary) {
    Json.Builder tables = Json.object();
    summary.rows().forEach((table, rows) -> tables.put(table, rows));
    return Json.object()
        .put("file", file.toString())
        .put("program", summary.program())
        .put("rows", summary.totalRows())
        .put("tables", tables.build())
        .build();
  }
}

package io.rollcall.app.backup;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Version;
import io.rollcall.db.Database;
import io.rollcall.db.backup.Backup;
import io.rollcall.db.backup.Summary;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    description = {
      "Save everything in one file, as of one moment, while the service runs.",
      "Either database can be filled from it: see restore. It holds people's data; only its owner"
          + " may read it."
    },
    footer = {
      "rollcall backup rollcall.backup",
      "rollcall backup /srv/backups/monday.backup --data /var/lib/rollcall"
    })
final class BackupCommand implements Runnable {
  @Parameters(paramLabel = "FILE", description = "Where to; a file that is there is replaced.")
  private Path file = Path.of("");

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private Output output = new Output();

  @Override
  public void run() {
    try (Database database = data.open(Path.of(""))) {
      Backup backup = new Backup(database, BackupCommands::migrate, Version.number());
      if (backup.isEmpty()) {
        throw new CommandFailure(
            "There is nothing to back up: the database holds no data. Is it the right one? See"
                + " --data and --database.");
      }
      Summary written = backup.write(file);
      output.show(
          () -> BackupCommands.json(file, written),
          () -> "Saved " + written.totalRows() + " rows in " + file + ".");
    }
  }
}

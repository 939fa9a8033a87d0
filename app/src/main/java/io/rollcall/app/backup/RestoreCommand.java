package io.rollcall.app.backup;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Output;
import io.rollcall.db.Database;
import io.rollcall.db.backup.Restore;
import io.rollcall.db.backup.Summary;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = {
      "Fill the database from a file that backup wrote: all of it, or nothing.",
      "A service that runs on the data goes on, and sees what was restored."
    },
    footer = {
      "rollcall restore rollcall.backup --data new # into a folder that has no data yet",
      "rollcall restore rollcall.backup --replace # in the place of what is there; asks"
    })
final class RestoreCommand implements Runnable {
  @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Put it in the place of the data that is there. Asks.")
  private boolean replace;

  @Mixin private Confirmation confirmation = new Confirmation();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private Output output = new Output();

  @Override
  public void run() {
    if (replace) {
      confirmation.mustBePossible();
    }
    try (Database database = data.open(Path.of(""))) {
      Restore restore = new Restore(database, BackupCommands::migrate);
      Summary found = restore.check(file);
      if (replace && !restore.isEmpty() && !confirmation.agrees(question(found))) {
        throw new CommandFailure("Nothing was changed.");
      }
      Summary restored = restore.from(file, replace);
      output.show(
          () -> BackupCommands.json(file, restored),
          () -> "Restored " + restored.totalRows() + " rows from " + file + ".");
    }
  }

  private String question(Summary found) {
    return "Remove all data that is there and restore "
        + found.totalRows()
        + " rows from "
        + file
        + " in its place?";
  }
}

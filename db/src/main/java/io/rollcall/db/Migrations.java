package io.rollcall.db;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables of one module up to date. Each module has a history table of its own, so that
/// modules move independently.
final class Migrations {
  private static final List<MigrationState> WRITTEN_BY_A_NEWER_PROGRAM =
      List.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private Migrations() {}

  static void migrate(DataSource source, String module, String location, Dialect dialect) {
    FluentConfiguration configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .table("flyway_" + module)
            .locations("classpath:" + location)
            .baselineOnMigrate(true)
            .baselineVersion("0");
    Flyway flyway = configuration.resourceProvider(Scripts.of(dialect, configuration)).load();
    try {
      MigrationInfo[] all = flyway.info().all();
      refuseNewerData(module, all);
      if (all.length == 0 || flyway.info().pending().length > 0) {
        flyway.migrate();
      } else {
        flyway.validate();
      }
    } catch (FlywayException e) {
      throw new DatabaseException(
          isConnection(e)
              ? "The database cannot be opened: "
                  + reason(e)
                  + " Is it running, and is it the right one?"
              : "The tables of " + module + " could not be brought up to date: " + reason(e),
          e);
    }
  }

  private static boolean isConnection(FlywayException e) {
    return String.valueOf(e.getMessage()).startsWith("Unable to obtain connection");
  }

  // The first line says what is wrong; the rest is for whoever maintains migrations.
  private static String reason(FlywayException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String bare = first.replaceFirst("^Unable to obtain connection from database: ", "");
    return bare.endsWith(".") ? bare : bare + ".";
  }

  private static void refuseNewerData(String module, MigrationInfo[] all) {
    Arrays.stream(all)
        .filter(migration -> WRITTEN_BY_A_NEWER_PROGRAM.contains(migration.getState()))
        .findFirst()
        .ifPresent(newer -> {
          throw new DatabaseException(
              "The data was written by a newer version of this program: the tables of "
                  + module
                  + " are at version "
                  + newer.getVersion()
                  + ", which this version does not know. Use that version or a newer one.");
        });
  }
}

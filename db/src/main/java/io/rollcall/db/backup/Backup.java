package io.rollcall.db.backup;

import io.rollcall.db.Database;
import io.rollcall.db.Dialect;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Writes everything that a database holds, as of one moment, while others go on reading and
/// writing.
public final class Backup {
  private static final int FETCH_SIZE = 1_000;

  private final Database database;
  private final Layout layout;
  private final String program;

  /// @param migrations brings every module of a database up to date; used on this database and, to
  ///   know the tables, perhaps on an empty one
  /// @param program the version of this program
  public Backup(Database database, Consumer<Database> migrations, String program) {
    this.database = database;
    this.layout = Layout.of(database, migrations);
    this.program = program;
  }

  /// Whether there is nothing to write.
  public boolean isEmpty() {
    return database.read(layout::isEmpty);
  }

  /// Writes a file that only its owner may read: under another name first, so that the file is
  /// whole or not there.
  ///
  /// @throws BackupException if it cannot be written
  public Summary write(Path file) {
    Path target = file.toAbsolutePath();
    try {
      Path part =
          Files.createTempFile(
              target.getParent(),
              "." + target.getFileName(),
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        Summary written = write(Channels.newOutputStream(channel));
        channel.force(true);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return written;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BackupException("Cannot write the backup " + file + ": " + why(e), e);
    }
  }

  // The file that could not be written has a made-up name beside that of the backup.
  private static String why(Exception e) {
    Throwable cause = e.getCause();
    return switch (e instanceof UncheckedIOException && cause != null ? cause : e) {
      case NoSuchFileException _ -> "there is no such folder.";
      case AccessDeniedException _ -> "this user may not write there.";
      case Throwable other -> other.getMessage() + ".";
    };
  }

  /// Writes the backup; the stream is not closed.
  public Summary write(OutputStream out) {
    return database.read(sql -> {
      try {
        return write(sql, new LineWriter(out));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private Summary write(DSLContext sql, LineWriter lines) throws IOException {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (TableShape table : layout.tables()) {
      rows.put(
          table.name(),
          sql.fetchSingle("select count(*) from " + table.quoted()).get(0, Long.class));
    }
    Summary summary = new Summary(program, rows);
    lines.write(new Header(program, layout.versions(), layout.tables(), rows).json());
    for (TableShape table : layout.tables()) {
      lines.write(Map.of("table", table.name()));
      sql.connection(connection -> rows(connection, table, lines));
    }
    lines.end(summary.totalRows());
    return summary;
  }

  private void rows(Connection connection, TableShape table, LineWriter lines)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery(select(table))) {
        while (rows.next()) {
          List<@Nullable Object> values = new ArrayList<>(table.columns().size());
          for (Column column : table.columns()) {
            values.add(column.kind().read(rows, values.size() + 1));
          }
          lines.write(values);
        }
      }
    }
  }

  /// Ordered as SQLite orders, by code point.
  private String select(TableShape table) {
    Set<String> texts =
        table.columns().stream()
            .filter(column -> column.kind() == Column.Kind.TEXT)
            .map(Column::name)
            .collect(Collectors.toSet());
    boolean collate = database.dialect() == Dialect.POSTGRESQL;
    String order =
        table.key().stream()
            .map(key ->
                TableShape.quote(key) + (collate && texts.contains(key) ? " collate \"C\"" : ""))
            .collect(Collectors.joining(", "));
    return "select "
        + table.columns().stream().map(Column::quoted).collect(Collectors.joining(", "))
        + " from "
        + table.quoted()
        + (order.isEmpty() ? "" : " order by " + order);
  }
}

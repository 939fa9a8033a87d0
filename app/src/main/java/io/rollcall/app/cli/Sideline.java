package io.rollcall.app.cli;

import io.rollcall.db.Database;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;

/// What a configuration file has `serve` do besides serving. The service and the engine know no
/// more of each other than this.
public interface Sideline {
  /// Reads the configuration, before anything is opened.
  ///
  /// @throws CommandFailure when it cannot be used
  Prepared read(Path config);

  /// What was read.
  interface Prepared {
    /// @param database of the service; closed by whoever opened it
    /// @param log hears what is done
    Running on(Database database, Consumer<Said> log);
  }

  /// What is done until it is closed; closing lets a change that is under way end.
  interface Running extends AutoCloseable {
    void start();

    List<Gauge> gauges();

    @Override
    void close();
  }

  /// Something that was done, for the log.
  ///
  /// @param event one word for programs: `run-ends`
  /// @param message the same for people
  /// @param details what else programs may want to know
  record Said(Level level, String event, String message, Json.Obj details) {
    /// Of the details: the stack trace of what nobody foresaw.
    public static final String ERROR = "error";
  }

  /// A figure for each of some things.
  ///
  /// @param label what they are: `target`
  /// @param values by the name of the thing
  record Gauge(String name, String help, String label, Supplier<Map<String, Double>> values) {}
}

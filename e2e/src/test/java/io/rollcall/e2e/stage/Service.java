package io.rollcall.e2e.stage;

import com.unboundid.util.json.JSONObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `./rollcall serve` on a data directory of its own and a free port, and the commands that work on
/// the same data while it runs.
public final class Service implements AutoCloseable {

  private static final String LISTENS = "Rollcall listens on ";

  private final List<String> store;
  private final Path data;
  private final Program program;
  private final URI url;

  private Service(List<String> store, Path data, Program program, URI url) {
    this.store = store;
    this.data = data;
    this.program = program;
    this.url = url;
  }

  /// Starts it; when this returns it answers.
  ///
  /// @param data the data directory, in a folder that is there; it need not be there itself
  public static Service on(Path data) {
    return on(data, List.of("--data", data.toString()));
  }

  /// Starts it on a database elsewhere; `data` is only where it runs.
  public static Service on(Path data, String jdbcUrl) {
    return on(data, List.of("--data", data.toString(), "--database", jdbcUrl));
  }

  /// Starts it with so much memory, and so that it ends at once when it has none left.
  public static Service small(Path data, int megabytes) {
    String options = "-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xmx" + megabytes + "m";
    return on(
        launch(data).with("ROLLCALL_JAVA_OPTS", options), data, List.of("--data", data.toString()));
  }

  private static Service on(Path data, List<String> store) {
    return on(launch(data), data, store);
  }

  private static Service on(Launch launch, Path data, List<String> store) {
    var words = new ArrayList<>(List.of("serve", "--port", "0", "--drain-seconds", "0"));
    words.addAll(store);
    var program = launch.start(words.toArray(String[]::new));
    String line = program.awaitOut(said -> said.startsWith(LISTENS));
    return new Service(store, data, program, URI.create(line.substring(LISTENS.length())));
  }

  /// Where it listens, without a path.
  public URI url() {
    return url;
  }

  public boolean lives() {
    return program.lives();
  }

  /// Runs a command on its data and reads what the command says.
  public JSONObject command(String... words) {
    return run(words).expect(0).json();
  }

  /// Runs a command with `--json` on its data.
  public Result run(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--json");
    all.addAll(store);
    return launch(data).run(all.toArray(String[]::new));
  }

  private static Launch launch(Path data) {
    return Launch.rollcall(data.toAbsolutePath().resolveSibling(""));
  }

  /// Ends it at once, as a power cut would.
  public void kill() {
    program.kill();
  }

  /// Stops it politely; afterwards its files are at rest.
  @Override
  public void close() {
    program.stop();
  }
}

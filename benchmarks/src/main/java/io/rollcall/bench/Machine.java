package io.rollcall.bench;

import io.helidon.common.mapper.MapperManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerResponse;
import io.rollcall.db.Database;
import io.rollcall.scim.json.JsonCodec;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// What this machine can do at most, measured in a process of its own: an HTTP echo on the same
/// stack, and a select and a durable insert of a row of 1.2 kB in the same database through the
/// same drivers.
///
/// It listens: `POST /echo` echoes, `GET /select/{threads}/{millis}` and `/insert/…` measure with a
/// connection for each thread, `/group/…` inserts through [Database], where writes share commits.
final class Machine {
  private static final int ROWS = 10_000;
  private static final String TEXT = "x".repeat(1_200);

  private final String url;
  private final Database database;
  private final AtomicLong next = new AtomicLong(ROWS);

  private Machine(String url) {
    this.url = url;
    this.database = Database.open(url);
  }

  /// The web server is set up as that of Rollcall is.
  @SuppressWarnings("removal")
  static void main(String[] arguments) {
    MapperManager.global(MapperManager.create());
    Machine machine = new Machine(arguments[0]);
    machine.prepare();
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(routing ->
                routing
                    .post(
                        "/echo",
                        (request, answer) -> answer.send(request.content().as(byte[].class)))
                    .get(
                        "/select/{threads}/{millis}",
                        (request, answer) ->
                            answer(
                                answer,
                                machine.select(
                                    number(request.path().pathParameters().get("threads")),
                                    number(request.path().pathParameters().get("millis")))))
                    .get(
                        "/insert/{threads}/{millis}",
                        (request, answer) ->
                            answer(
                                answer,
                                machine.insert(
                                    number(request.path().pathParameters().get("threads")),
                                    number(request.path().pathParameters().get("millis")))))
                    .get(
                        "/group/{threads}/{millis}",
                        (request, answer) ->
                            answer(
                                answer,
                                machine.group(
                                    number(request.path().pathParameters().get("threads")),
                                    number(request.path().pathParameters().get("millis"))))))
            .build()
            .start();
    System.out.println("{\"url\":\"http://127.0.0.1:" + server.port() + "\"\n}");
    System.out.flush();
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static void answer(ServerResponse answer, Sample sample) {
    answer.send(JsonCodec.bytes(sample.json()));
  }

  private void prepare() {
    database.write(sql -> {
      sql.execute("drop table if exists bench_row");
      sql.execute("create table bench_row (id bigint primary key, content varchar not null)");
      for (int i = 0; i < ROWS; i++) {
        sql.execute("insert into bench_row values (?, ?)", (long) i, TEXT);
      }
      return ROWS;
    });
  }

  private Sample select(int threads, int millis) throws SQLException, InterruptedException {
    return onConnections(
        threads,
        millis,
        "select content from bench_row where id = ?",
        select -> {
          select.setLong(1, ThreadLocalRandom.current().nextLong(ROWS));
          try (ResultSet found = select.executeQuery()) {
            if (!found.next() || found.getString(1).length() != TEXT.length()) {
              throw new IllegalStateException("The row is not there");
            }
          }
        });
  }

  private Sample insert(int threads, int millis) throws SQLException, InterruptedException {
    return onConnections(
        threads,
        millis,
        "insert into bench_row values (?, ?)",
        insert -> {
          insert.setLong(1, next.incrementAndGet());
          insert.setString(2, TEXT);
          insert.executeUpdate();
        });
  }

  private Sample group(int threads, int millis) throws InterruptedException {
    return measure(
        threads,
        millis,
        _ -> {
          database.write(sql ->
              sql.execute("insert into bench_row values (?, ?)", next.incrementAndGet(), TEXT));
          return 1;
        });
  }

  /// What one thread does with its statement.
  @FunctionalInterface
  private interface Use {
    void of(PreparedStatement statement) throws SQLException;
  }

  private Sample onConnections(int threads, int millis, String sql, Use use)
      throws SQLException, InterruptedException {
    List<Connection> connections = new ArrayList<>();
    List<PreparedStatement> statements = new ArrayList<>();
    try {
      for (int i = 0; i < threads; i++) {
        Connection connection = connect();
        connections.add(connection);
        statements.add(connection.prepareStatement(sql));
      }
      return measure(
          threads,
          millis,
          lane -> {
            use.of(statements.get(lane));
            return 1;
          });
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    if (url.startsWith("jdbc:sqlite:")) {
      try (Statement settings = connection.createStatement()) {
        settings.execute("PRAGMA journal_mode = WAL");
        settings.execute("PRAGMA synchronous = FULL");
        settings.execute("PRAGMA busy_timeout = 10000");
      }
    }
    return connection;
  }

  private static Sample measure(int threads, int millis, Drive.Turn turn)
      throws InterruptedException {
    return Drive.measure(threads, Duration.ofMillis(millis), Machine::cpuNanos, turn);
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}

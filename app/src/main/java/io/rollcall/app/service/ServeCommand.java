package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Exits;
import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Sideline;
import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.scim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
    name = "serve",
    description =
        "Run the directory service, and with -c the schedule of the configuration, until it is told to stop.",
    exitCodeList = {Exits.FAILED, Exits.MISUSED, Exits.INTERRUPTED, Exits.TOLD_TO_STOP},
    footer = {
      "rollcall serve",
      "rollcall serve -c rollcall.yaml # and run its schedule",
      "rollcall serve --host 0.0.0.0 --port 443 --tls-cert fullchain.pem --tls-key privkey.pem",
      "rollcall serve --port 0 --log text --data /tmp/try"
    })
final class ServeCommand implements Runnable {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "The configuration: its schedule is run, and the data is beside it unless --data says otherwise.")
  private Optional<Path> config = Optional.empty();

  @Mixin private Listening listening = new Listening();
  @Mixin private Watching watching = new Watching();
  @Mixin private Store store = new Store();
  @Mixin private Output output = new Output();

  private final Sideline sideline;

  /// @param sideline what a configuration has it do besides serving
  ServeCommand(Sideline sideline) {
    this.sideline = sideline;
  }

  @Override
  public void run() {
    Clock clock = Clock.systemUTC();
    FaceServer.Listen listen = listening.listen(clock);
    Path beside = beside();
    Optional<Sideline.Prepared> prepared = config.map(sideline::read);
    watching.takeOverLogging();
    var lines = new LogLines(System.err);
    Database database = store.open(beside);
    Optional<Sideline.Running> besides =
        prepared.map(one -> one.on(database, watching.said(lines, clock)));
    List<Sideline.Gauge> gauges = besides.map(Sideline.Running::gauges).orElse(List.of());
    DirectoryService service = start(database, listen, watching.watched(lines, gauges));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(besides, service, lines), "stop"));
    output.show(
        () -> Json.object().put("url", service.url()).put("publicUrl", service.publicUrl()).build(),
        () ->
            "Rollcall listens on "
                + service.url()
                + (service.url().equals(service.publicUrl())
                    ? ""
                    : ", known as " + service.publicUrl()));
    besides.ifPresent(Sideline.Running::start);
    untilStopped();
  }

  // A run may be under way at this very service; so the service stops last.
  private static void stop(
      Optional<Sideline.Running> besides, DirectoryService service, LogLines lines) {
    besides.ifPresent(Sideline.Running::close);
    service.close();
    lines.close();
  }

  private DirectoryService start(
      Database database, FaceServer.Listen listen, DirectoryService.Watched watched) {
    try {
      return DirectoryService.start(database, listen, watched);
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot listen on "
              + listening.address()
              + " ("
              + e.getMessage()
              + "). Choose another address with --host and --port; --port 0 picks a free one.");
    }
  }

  private Path beside() {
    Path file = config.orElse(Path.of("rollcall.yaml"));
    if (config.isPresent() && !Files.isReadable(file)) {
      throw new ParameterException(
          output.command().commandLine(), "There is no file " + file + " to read.");
    }
    return file.resolveSibling("");
  }

  private static void untilStopped() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Output;
import io.rollcall.faces.FaceServer;
import io.rollcall.scim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "serve", description = "Run the directory service until it is told to stop.")
final class ServeCommand implements Runnable {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; the data is beside it unless --data says otherwise.")
  private Optional<Path> config = Optional.empty();

  @Mixin private Listening listening = new Listening();
  @Mixin private Watching watching = new Watching();
  @Mixin private Store store = new Store();
  @Mixin private Output output = new Output();

  @Override
  public void run() {
    FaceServer.Listen listen = listening.listen(Clock.systemUTC());
    watching.takeOverLogging();
    var lines = new LogLines(System.err);
    DirectoryService service = start(listen, watching.watched(lines));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, lines), "stop"));
    output.show(
        () -> Json.object().put("url", service.url()).put("publicUrl", service.publicUrl()).build(),
        () ->
            "Rollcall listens on "
                + service.url()
                + (service.url().equals(service.publicUrl())
                    ? ""
                    : ", known as " + service.publicUrl()));
    untilStopped();
  }

  private static void stop(DirectoryService service, LogLines lines) {
    service.close();
    lines.close();
  }

  private DirectoryService start(FaceServer.Listen listen, DirectoryService.Watched watched) {
    try {
      return DirectoryService.start(store.open(beside()), listen, watched);
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

package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Output;
import io.rollcall.faces.FaceServer;
import io.rollcall.scim.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "serve", description = "Run the directory service until it is told to stop.")
final class ServeCommand implements Runnable {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Where to listen (default: 127.0.0.1).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "7800",
      description = "Where to listen; 0 picks a free port (default: 7800).")
  private int port;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What clients call this service (default: where it listens).")
  private Optional<String> publicUrl = Optional.empty();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; the data is beside it unless --data says otherwise.")
  private Optional<Path> config = Optional.empty();

  @Mixin private Store store = new Store();
  @Mixin private Output output = new Output();

  @Override
  public void run() {
    if (port < 0 || port > LAST_PORT) {
      throw misused("--port is a number from 0 to " + LAST_PORT + ", not " + port + ".");
    }
    Optional<String> url = publicUrl.map(this::checked);
    DirectoryService service = start(new FaceServer.Listen(host, port, url));
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
    output.show(
        () -> Json.object().put("url", service.url()).put("publicUrl", service.publicUrl()).build(),
        () ->
            "Rollcall listens on "
                + service.url()
                + (url.isEmpty() ? "" : ", known as " + service.publicUrl()));
    untilStopped();
  }

  private DirectoryService start(FaceServer.Listen listen) {
    try {
      return DirectoryService.start(store.open(beside()), listen);
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot listen on "
              + host
              + ":"
              + port
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

  private String checked(String url) {
    String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    try {
      URI uri = new URI(bare);
      if (uri.getHost() != null
          && List.of("http", "https").contains(uri.getScheme())
          && uri.getPath().isEmpty()
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return bare;
      }
    } catch (URISyntaxException _) {
      // Refused below, as a URL without a host is.
    }
    throw misused(
        "--public-url is like https://scim.example.com: without a user, a path, a query or a"
            + " fragment.");
  }

  private ParameterException misused(String message) {
    return new ParameterException(output.command().commandLine(), message);
  }

  private static void untilStopped() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Failure;
import io.rollcall.app.cli.Output;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.store.LinkFile;
import io.rollcall.lifecycle.store.LinkFileException;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "links",
    description = "Which account is whose: what the engine goes by instead of addresses.",
    subcommands = {
      LinksCommands.ListAll.class,
      LinksCommands.Export.class,
      LinksCommands.Import.class,
      LinksCommands.Accept.class,
      LinksCut.class
    },
    footer = {"rollcall links list"})
final class LinksCommands {

  /// The target that is meant.
  static final class Chosen {
    @Option(names = "--target", paramLabel = "NAME", description = "Only this target.")
    private Optional<String> target = Optional.empty();

    private List<Link> of(List<Link> links) {
      return links.stream().filter(link -> target.map(link.target()::equals).orElse(true)).toList();
    }
  }

  @Command(
      name = "list",
      description = "Show all links.",
      footer = {"rollcall links list --target app"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private Chosen chosen = new Chosen();
    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        List<Link> links = chosen.of(store.links().all());
        remembered
            .output()
            .show(
                () -> LinkFile.write(links),
                () ->
                    Output.table(
                        links.stream()
                            .map(link ->
                                List.of(
                                    link.target(),
                                    link.person().toString(),
                                    link.accountId(),
                                    link.state().name().toLowerCase(java.util.Locale.ROOT),
                                    link.since().toString(),
                                    link.evidence()))
                            .toList(),
                        "No links."));
        return 0;
      });
    }
  }

  @Command(
      name = "export",
      description = "Write all links to a file, for `links import`.",
      footer = {"rollcall links export links.json"})
  static final class Export implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Where to write; it must not be there yet.")
    private Path file = Path.of("");

    @Mixin private Chosen chosen = new Chosen();
    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        List<Link> links = chosen.of(store.links().all());
        if (Files.exists(file)) {
          throw new CommandFailure(file + " is there already; nothing was written.");
        }
        try {
          Files.write(file, JsonCodec.bytes(LinkFile.write(links)));
        } catch (IOException broken) {
          throw new CommandFailure("Cannot write " + file + ": " + Failure.why(broken));
        }
        done(remembered.output(), links.size(), "written to " + file);
        return 0;
      });
    }
  }

  @Command(
      name = "import",
      description =
          "Take links from a file of `links export`, or from one that you made: all of them, or none if one of them contradicts a link that is there.",
      footer = {"rollcall links import links.json"})
  static final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The links.")
    private Path file = Path.of("");

    @Mixin private Chosen chosen = new Chosen();
    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      List<Link> links = read();
      return remembered.with(store -> {
        List<Link> taken = chosen.of(links);
        try {
          store.links().take(taken);
        } catch (LinkFileException contradiction) {
          throw new CommandFailure(
              file + ": " + contradiction.getMessage() + " Nothing was imported.");
        }
        done(remembered.output(), taken.size(), "imported");
        return 0;
      });
    }

    private List<Link> read() {
      try {
        if (JsonCodec.parse(Files.readAllBytes(file)) instanceof Json.Obj document) {
          return LinkFile.read(document, Clock.systemUTC().instant());
        }
        throw new CommandFailure(file + " is no file of links.");
      } catch (IOException broken) {
        throw new CommandFailure("Cannot read " + file + ": " + Failure.why(broken));
      } catch (JsonException | LinkFileException broken) {
        throw new CommandFailure(file + ": " + broken.getMessage());
      }
    }
  }

  @Command(
      name = "accept",
      description =
          "Agree with what `plan --correlate-only` shows: from now on runs link these accounts and change them.",
      footer = {
        "rollcall plan --correlate-only --all # look first",
        "rollcall links accept --target app"
      })
  static final class Accept implements Callable<Integer> {
    @Mixin private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
      return engine.with(
          Progress.SILENT,
          lifecycle -> {
            lifecycle.accept();
            engine
                .output()
                .show(
                    () ->
                        Json.object()
                            .put("accepted", Json.strings(lifecycle.targetNames()))
                            .build(),
                    () ->
                        "Accepted: "
                            + String.join(", ", lifecycle.targetNames())
                            + ". The next run links accounts as `plan --correlate-only` shows.");
            return 0;
          });
    }
  }

  private static void done(Output output, int links, String what) {
    output.show(
        () -> Json.object().put("links", (long) links).build(),
        () -> links + (links == 1 ? " link " : " links ") + what + ".");
  }
}

package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Output;
import io.rollcall.lifecycle.report.KeptRun;
import io.rollcall.lifecycle.report.PersonCsv;
import io.rollcall.lifecycle.report.PersonLine;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "runs",
    description = "What runs did.",
    subcommands = {RunsCommands.ListAll.class, RunsCommands.Show.class, RunsCommands.People.class},
    footer = {"rollcall runs list"})
final class RunsCommands {

  private static KeptRun known(Store store, long number) {
    return store
        .journal()
        .run(number)
        .map(KeptRun::new)
        .orElseThrow(
            () -> new CommandFailure("There is no run " + number + ". See: ./rollcall runs list"));
  }

  @Command(
      name = "list",
      description = "Show the newest runs, the last one first.",
      footer = {"rollcall runs list --limit 5"})
  static final class ListAll implements Callable<Integer> {
    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "So many at most (default: 20).")
    private int limit;

    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        List<KeptRun> runs =
            store.journal().runs(Math.max(1, limit)).stream().map(KeptRun::new).toList();
        remembered
            .output()
            .show(
                () ->
                    Json.object()
                        .put("runs", Json.array(runs.stream().map(KeptRun::summary).toList()))
                        .build(),
                () -> Output.table(runs.stream().map(KeptRun::cells).toList(), "No runs yet."));
        return 0;
      });
    }
  }

  @Command(
      name = "show",
      description = "Show what a run sent, and what came of it.",
      footer = {"rollcall runs show 118"})
  static final class Show implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run's number.")
    private long number;

    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        KeptRun run = known(store, number);
        var sent = store.journal().sent(number);
        remembered.output().show(() -> run.json(sent), () -> String.join("\n", run.lines(sent)));
        return 0;
      });
    }
  }

  @Command(
      name = "people",
      description =
          "Show what became of each person in some runs, as CSV: one line a person, open cases included.",
      footer = {"rollcall runs people --from 2 # CSV, on stdout"})
  static final class People implements Callable<Integer> {
    @Option(
        names = "--from",
        paramLabel = "RUN",
        description = "The first run that counts (default: the first of all).")
    private Optional<Long> from = Optional.empty();

    @Option(
        names = "--to",
        paramLabel = "RUN",
        description = "The last run that counts (default: the newest).")
    private Optional<Long> to = Optional.empty();

    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        from.ifPresent(run -> known(store, run));
        to.ifPresent(run -> known(store, run));
        if (to.isPresent() && from.orElse(1L) > to.get()) {
          throw CommandFailure.misuse("--from is a run after that of --to.");
        }
        List<PersonLine> lines =
            PersonLine.of(
                store.journal().sent(from.orElse(1L), to.orElse(Long.MAX_VALUE)),
                store.cases().all());
        remembered
            .output()
            .show(
                () ->
                    Json.object()
                        .put("people", Json.array(lines.stream().map(PersonLine::json).toList()))
                        .build(),
                () -> PersonCsv.of(lines));
        return 0;
      });
    }
  }
}

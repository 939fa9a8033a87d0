package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Plain;
import io.rollcall.db.Database;
import io.rollcall.db.KeptLease;
import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.lifecycle.unlink.Accounts;
import io.rollcall.lifecycle.unlink.ResultFile;
import io.rollcall.lifecycle.unlink.Unlinked;
import io.rollcall.lifecycle.unlink.Unlinked.Result;
import io.rollcall.lifecycle.unlink.Unlinker;
import io.rollcall.scim.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "unlink",
    description = {
      "Cut accounts from the records by which identity providers drive them, in all directories"
          + " of the organization. The accounts stay; their groups from SCIM go.",
      "With --from, what came of each account is kept in a file, and the same command goes on from"
          + " there."
    },
    footer = {
      "rollcall unlink --target apps --account 5b10a2844c20165700ede21g --dry-run",
      "rollcall unlink --target apps --from accounts.csv # and once more, to go on"
    })
final class UnlinkCommand implements Callable<Integer> {
  private static final Duration LEASE = Duration.ofMinutes(2);

  /// Which accounts.
  static final class Which {
    @Option(
        names = "--account",
        paramLabel = "ID",
        arity = "1..*",
        description = "The ids of accounts.")
    private List<String> accounts = new ArrayList<>();

    @Option(
        names = "--from",
        paramLabel = "FILE",
        description =
            "A file of account ids: one a line, or CSV with a column account, accountId or aaid.")
    private Optional<Path> from = Optional.empty();
  }

  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(names = "--dry-run", description = "Only look what records there are.")
  private boolean dryRun;

  @Option(
      names = "--result",
      paramLabel = "FILE",
      description =
          "Where to keep what came of each account (default with --from: the file's name with"
              + " .result.csv).")
  private Optional<Path> result = Optional.empty();

  @Override
  public Integer call() {
    if (!dryRun) {
      confirmation.mustBePossible();
    }
    Set<String> accounts = accounts();
    return engine.atTarget((target, database) -> unlink(target, database, accounts));
  }

  private Set<String> accounts() {
    try {
      return new LinkedHashSet<>(
          which.from.isPresent() ? Accounts.read(which.from.get()) : which.accounts);
    } catch (IOException unreadable) {
      throw CommandFailure.misuse(words(unreadable));
    }
  }

  private static String words(IOException unreadable) {
    return unreadable instanceof java.nio.file.NoSuchFileException
        ? "There is no file " + unreadable.getMessage() + "."
        : unreadable.getMessage() + ".";
  }

  private int unlink(TargetSetup setup, Database database, Set<String> accounts) {
    String target = setup.target().name();
    Unlinking unlinking = setup.target().stewardship().orElseThrow(() -> impossible(target));
    Optional<ResultFile> file = file(target);
    if (dryRun) {
      Unlinker.All looked =
          new Unlinker(unlinking, true).unlink(List.copyOf(accounts), _ -> {}, () -> true);
      return told(target, 0, looked, database);
    }
    List<String> left = left(accounts, file);
    if (left.isEmpty()) {
      engine
          .output()
          .show(
              () -> json(target, List.of(), accounts.size(), Optional.empty()),
              () ->
                  "Nothing is left to do: all "
                      + accounts.size()
                      + " accounts are done with, says "
                      + file.map(Object::toString).orElse("nobody")
                      + ". To do it again, move that file away.");
      return 0;
    }
    if (!confirmation.agrees(
        "Unlink "
            + (left.size() == 1 ? "the account " + left.getFirst() : left.size() + " accounts")
            + " at "
            + target
            + " in all its directories? Their groups from SCIM go.")) {
      throw new CommandFailure("Nothing was unlinked.");
    }
    Leases leases = new Leases(database, Clock.systemUTC());
    Lease lease =
        leases
            .acquire(TargetRuns.lease(target), LEASE)
            .orElseThrow(() ->
                new CommandFailure(
                    "A run is under way at " + target + "; try again when it has ended."));
    try (KeptLease kept = new KeptLease(lease, Clock.systemUTC())) {
      Unlinker.All sent = send(unlinking, left, file, kept::held);
      return told(target, accounts.size() - left.size(), sent, database);
    }
  }

  private static CommandFailure impossible(String target) {
    return CommandFailure.misuse(
        "Nothing can be unlinked at "
            + target
            + ": that needs a target of a kind that has records beside accounts, and the"
            + " organization's key (admin) in the configuration.");
  }

  private Optional<ResultFile> file(String target) {
    return result
        .or(() -> which.from.map(from -> from.resolveSibling(from.getFileName() + ".result.csv")))
        .map(path -> new ResultFile(path, target, Clock.systemUTC()));
  }

  private static List<String> left(Set<String> accounts, Optional<ResultFile> file) {
    try {
      Set<String> done = file.isPresent() ? file.get().done() : Set.of();
      return accounts.stream().filter(account -> !done.contains(account)).toList();
    } catch (IOException unreadable) {
      throw CommandFailure.misuse(words(unreadable));
    }
  }

  private Unlinker.All send(
      Unlinking unlinking,
      List<String> accounts,
      Optional<ResultFile> file,
      BooleanSupplier mayGoOn) {
    Gauge gauge = new Gauge(Clock.systemUTC());
    gauge.begins(accounts.size());
    return new Unlinker(unlinking, false)
        .unlink(
            accounts,
            one -> {
              file.ifPresent(kept -> keep(kept, one));
              if (one.result() != Result.SENT) {
                gauge.ended().ifPresent(this::progress);
              }
            },
            mayGoOn);
  }

  private static void keep(ResultFile file, Unlinked one) {
    try {
      file.add(one);
    } catch (IOException unwritable) {
      throw new CommandFailure(
          "What came of "
              + one.account()
              + " ("
              + one.result().word()
              + ") could not be written down, so nothing more was sent: "
              + words(unwritable));
    }
  }

  private void progress(String line) {
    var err = engine.output().command().commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private int told(String target, int doneBefore, Unlinker.All all, Database database) {
    Store store = Store.open(database, Clock.systemUTC());
    engine
        .output()
        .show(
            () -> json(target, all.accounts(), doneBefore, all.stopped()),
            () -> text(target, store, all));
    boolean well =
        all.stopped().isEmpty()
            && all.accounts().stream()
                .allMatch(one -> one.done() || one.result() == Result.WOULD_BE);
    return well ? 0 : 1;
  }

  private Json json(
      String target, List<Unlinked> accounts, int doneBefore, Optional<String> stopped) {
    Json.Builder document =
        Json.object()
            .put("target", target)
            .put("dryRun", dryRun)
            .put("doneBefore", (long) doneBefore);
    for (Result each : Result.ENDS) {
      document.put(each.word(), count(accounts, each));
    }
    stopped.ifPresent(why -> document.put("stopped", why));
    return document
        .put("accounts", Json.array(accounts.stream().map(Unlinked::json).toList()))
        .build();
  }

  private static long count(List<Unlinked> accounts, Result result) {
    return accounts.stream().filter(one -> one.result() == result).count();
  }

  private String text(String target, Store store, Unlinker.All all) {
    List<List<String>> rows =
        all.accounts().stream()
            .map(one ->
                List.of(
                    one.account(), one.result().word(), one.text() + linked(target, store, one)))
            .toList();
    List<String> counts = new ArrayList<>();
    for (Result each : Result.ENDS) {
      long count = count(all.accounts(), each);
      if (count > 0) {
        counts.add(count + " " + each.word());
      }
    }
    List<String> lines = new ArrayList<>();
    if (!rows.isEmpty()) {
      lines.add(Output.table(rows, ""));
      lines.add(String.join(" · ", counts) + (dryRun ? " · nothing was sent" : ""));
    }
    all.stopped().ifPresent(why -> lines.add("Stopped: " + Plain.line(why)));
    return String.join("\n", lines);
  }

  // Whom this configuration drives by one of the records.
  private static String linked(String target, Store store, Unlinked one) {
    return one.records().stream()
        .flatMap(record -> store.links().ofAccount(target, record.id()).stream())
        .filter(Link::live)
        .map(Link::person)
        .findFirst()
        .map(person ->
            ". It is linked to "
                + person
                + ": take them out of the scope, or the next run asks what became of the account")
        .orElse("");
  }
}

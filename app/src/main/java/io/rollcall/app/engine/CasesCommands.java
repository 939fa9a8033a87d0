package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Output;
import io.rollcall.lifecycle.Decisions;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.report.KeptCase;
import io.rollcall.lifecycle.store.Cases.Kept;
import io.rollcall.scim.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cases",
    description = "What waits for a person to decide.",
    subcommands = {
      CasesCommands.ListAll.class,
      CasesCommands.Show.class,
      CasesCommands.Decide.class
    },
    footer = {"rollcall cases list"})
final class CasesCommands {
  private static final String UNDECIDED = "undecided";

  @Command(
      name = "list",
      description = "Show the cases that the last runs left open, the oldest first.",
      footer = {"rollcall cases list", "rollcall cases list --target app --decided"})
  static final class ListAll implements Callable<Integer> {
    @Option(names = "--target", paramLabel = "NAME", description = "Of this target only.")
    private String target = "";

    @Option(names = "--decided", description = "Show what was decided, and is settled, too.")
    private boolean decided;

    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        List<KeptCase> cases =
            new Decisions(store, Clock.systemUTC())
                .cases().stream()
                    .filter(one -> target.isEmpty() || one.target().equals(target))
                    .filter(one -> decided || one.closed().isEmpty())
                    .map(KeptCase::new)
                    .toList();
        remembered
            .output()
            .show(
                () ->
                    Json.object()
                        .put("cases", Json.array(cases.stream().map(KeptCase::json).toList()))
                        .build(),
                () ->
                    Output.table(
                        cases.stream().map(KeptCase::cells).toList(), "No cases are open."));
        return 0;
      });
    }
  }

  @Command(
      name = "show",
      description = "Show what was found, and the ways to decide it.",
      footer = {"rollcall cases show 4GX7"})
  static final class Show implements Callable<Integer> {
    @Parameters(paramLabel = "CASE", description = "The case's id.")
    private String id = "";

    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        KeptCase kept = new KeptCase(one(new Decisions(store, Clock.systemUTC()), id));
        remembered.output().show(kept::json, () -> String.join("\n", kept.lines()));
        return 0;
      });
    }
  }

  @Command(
      name = "decide",
      description =
          "Decide a case. It is remembered, and the next plans go by it; nothing is sent now.",
      footer = {
        "rollcall cases decide 4GX7 theirs",
        "rollcall cases decide 4GX7 undecided # takes it back"
      })
  static final class Decide implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CASE", description = "The case's id.")
    private String id = "";

    @Parameters(
        index = "1",
        paramLabel = "CHOICE",
        description = "A choice that `cases show` names, or `undecided` to take it back.")
    private String word = "";

    @Mixin private Remembered remembered = new Remembered();

    @Override
    public Integer call() {
      return remembered.with(store -> {
        Decisions decisions = new Decisions(store, Clock.systemUTC());
        Kept kept = one(decisions, id);
        String meaning =
            word.equals(UNDECIDED) ? takenBack(decisions, kept) : made(decisions, kept);
        // What was settled and is undecided again is no case any more.
        KeptCase now = new KeptCase(decisions.named(id).stream().findFirst().orElse(kept));
        remembered.output().show(now::json, () -> meaning);
        return 0;
      });
    }

    private String made(Decisions decisions, Kept kept) {
      Choice choice = decisions.decide(kept, word).orElseThrow(() -> noChoice(kept));
      return "Decided: %s.\nTo take it back: ./rollcall cases decide %s %s"
          .formatted(choice.meaning(), kept.id(), UNDECIDED);
    }

    private static String takenBack(Decisions decisions, Kept kept) {
      if (kept.decision().isEmpty() && kept.what().choices().isEmpty()) {
        throw new CommandFailure("Nothing was decided about case " + kept.id() + ".");
      }
      decisions.takeBack(kept);
      return "Case %s is undecided again; what was done meanwhile stays done.".formatted(kept.id());
    }

    private CommandFailure noChoice(Kept kept) {
      List<Choice> choices = kept.what().choices();
      return new CommandFailure(
          choices.isEmpty()
              ? "Case %s cannot be decided here. %s".formatted(kept.id(), kept.what().next())
              : "%s is no choice of case %s; expected one of %s."
                  .formatted(
                      word,
                      kept.id(),
                      choices.stream().map(Choice::word).collect(Collectors.joining(", "))));
    }
  }

  private static Kept one(Decisions decisions, String id) {
    List<Kept> named = decisions.named(id);
    if (named.size() > 1) {
      throw new CommandFailure(
          "Several cases are called %s: %s. Settle one of them elsewhere first."
              .formatted(
                  id,
                  named.stream()
                      .map(one -> one.what().value() + " at " + one.target())
                      .collect(Collectors.joining(", "))));
    }
    return named.stream()
        .findFirst()
        .orElseThrow(
            () -> new CommandFailure("There is no case " + id + ". See: ./rollcall cases list"));
  }
}

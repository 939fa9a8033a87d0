package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.plan.PlanFile;
import io.rollcall.lifecycle.store.Cases.Kept;
import io.rollcall.scim.json.Json;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A case as `cases` shows it.
public record KeptCase(Kept kept) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  /// One line of a list.
  public List<String> cells() {
    return List.of(
        kept.id(),
        kept.target(),
        kept.what().kind().word(),
        TIME.format(kept.opened()),
        kept.what().who().name(),
        kept.what().value(),
        state());
  }

  private String state() {
    String decided = kept.decision().map(one -> "decided: " + one.word()).orElse("");
    if (kept.closed().isPresent()) {
      return decided + ", settled";
    }
    return decided.isEmpty() && !kept.what().choices().isEmpty() ? "can be decided" : decided;
  }

  public Json.Obj json() {
    return Json.object()
        .putAll(PlanFile.write(kept.target(), kept.what()))
        .putIfPresent("person", kept.what().who().person().map(SourceId::toString))
        .put("opened", kept.opened().toString())
        .putIfPresent("decision", kept.decision().map(one -> one.word()))
        .putIfPresent("decided", kept.decision().map(one -> one.at().toString()))
        .putIfPresent("closed", kept.closed().map(Object::toString))
        .build();
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    line(
        lines,
        "Case",
        "%s · %s · %s · since %s"
            .formatted(
                kept.id(), kept.target(), kept.what().kind().word(), TIME.format(kept.opened())));
    line(
        lines,
        "Who",
        kept.what().who().name()
            + kept.what().who().person().map(person -> " · " + person).orElse(""));
    line(lines, "Found", kept.what().text());
    line(lines, "Do", kept.what().next());
    String title = "Or decide";
    for (Choice choice : kept.what().choices()) {
      line(lines, title, choice.word() + ": " + choice.meaning());
      title = "";
    }
    if (!kept.what().choices().isEmpty()) {
      line(lines, "", "`./rollcall cases decide %s CHOICE`".formatted(kept.id()));
    }
    kept.decision()
        .ifPresent(one -> line(lines, "Decided", one.word() + ", on " + TIME.format(one.at())));
    kept.closed().ifPresent(at -> line(lines, "Settled", "since " + TIME.format(at)));
    return lines;
  }

  private static void line(List<String> lines, String title, String text) {
    lines.addAll(Paragraph.of("%-10s ".formatted(title), text));
  }
}

package io.rollcall.lifecycle.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.plan.Floor;
import io.rollcall.lifecycle.plan.Outlook;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.Risk;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A plan as a person reads it: who, what, why, what it costs, what could go wrong, what to do
/// next.
public final class PlanText {
  private static final int NAMED = 3;
  static final int MANY = 10;
  private static final String INDENT = " ".repeat(11);

  private final List<String> lines = new ArrayList<>();
  private final boolean all;

  private PlanText(boolean all) {
    this.all = all;
  }

  /// @param all whether every change is listed, rather than the first few of each kind
  public static List<String> of(TargetReport report, boolean all) {
    PlanText text = new PlanText(all);
    report.plans().forEach(plan -> text.plan(plan, report));
    text.gates(report);
    report.stopped().ifPresent(why -> text.add("stopped   ", why));
    return text.lines;
  }

  private void plan(Plan plan, TargetReport report) {
    add("%-9s ".formatted(plan.target()), standing(plan));
    lines.add("");
    renames(plan);
    together(plan, Kind.CREATE, "+ create");
    together(plan, Kind.LINK, "= link");
    together(plan, Kind.ACTIVATE, "~ activate");
    together(plan, Kind.UPDATE, "~ update");
    together(plan, Kind.DEACTIVATE, "− revoke");
    together(plan, Kind.DELETE, "− delete");
    lines.addAll(GroupText.of(plan, all));
    lines.addAll(caseLines(Optional.empty(), plan.cases(), all));
    if (!plan.changes().isEmpty() || !plan.cases().isEmpty()) {
      lines.add("");
    }
    long calls = report.calls() + Floor.ofWriting(plan.changes());
    add(
        "",
        (plan.changes().isEmpty() ? "Nothing to do: " : whatChanges(plan) + ", ")
            + "%,d unchanged · ".formatted(plan.unchanged())
            + Count.of(calls, "call")
            + Span.atLeast(report.outlook().now()));
    waiting(report.outlook()).ifPresent(text -> add("", text));
  }

  /// What is left to later runs; empty where nothing is.
  static Optional<String> waiting(Outlook outlook) {
    return Optional.of(outlook)
        .filter(one -> one.waiting() > 0)
        .map(one ->
            Count.of(one.waiting(), "person waits", "people wait")
                + " for the next run"
                + Span.atLeast(one.later()));
  }

  private void add(String head, String text) {
    lines.addAll(Paragraph.of(head, text));
  }

  /// How things stand before the plan.
  private static String standing(Plan plan) {
    long news = count(plan, Kind.CREATE);
    List<String> parts = new ArrayList<>();
    parts.add("%,d linked".formatted(plan.linked()));
    if (news > 0) {
      parts.add("%,d new".formatted(news));
    }
    if (!plan.cases().isEmpty()) {
      parts.add(Count.of(plan.cases().size(), "open case"));
    }
    if (plan.orphans() > 0) {
      parts.add(Count.of(plan.orphans(), "account is", "accounts are") + " nobody's");
    }
    return String.join(" · ", parts);
  }

  private static boolean shownAlone(Change change) {
    return switch (change.kind()) {
      case RENAME, PARK, RETIRE, HEAL -> true;
      case LINK, CREATE, UPDATE, ACTIVATE, DEACTIVATE, DELETE -> false;
      case LINK_GROUP, CREATE_GROUP, RENAME_GROUP, ADD_MEMBERS, REMOVE_MEMBERS -> false;
    };
  }

  /// Where whole domains move, many changes are one.
  private void renames(Plan plan) {
    Map<DomainMove, List<Change>> moves =
        plan.changes().stream()
            .filter(PlanText::shownAlone)
            .collect(groupingBy(DomainMove::of, LinkedHashMap::new, toList()));
    moves.forEach((move, changes) -> {
      if (all || changes.size() <= MANY) {
        changes.forEach(this::alone);
      } else {
        many(move, changes);
      }
    });
  }

  private void many(DomainMove move, List<Change> changes) {
    add(
        "~ %-8s ".formatted(move.word()),
        move.domains()
            + "   "
            + Count.of(changes.size(), "person", "people")
            + "   "
            + some(changes));
    add(INDENT + "why    ", whyMany(changes));
    String besides = paths(changes, path -> !path.equals(Attributes.USER_NAME));
    if (!besides.isEmpty()) {
      add(INDENT + "and    ", besides);
    }
    risks(changes);
    List<Change> heals = changes.stream().filter(change -> change.kind() == Kind.HEAL).toList();
    if (!heals.isEmpty()) {
      add(
          INDENT + "heal   ",
          Count.of(heals.size(), "address is", "addresses are")
              + " held by a second account, which gives it up first: "
              + some(heals));
    }
  }

  private static String whyMany(List<Change> changes) {
    if (changes.stream().allMatch(change -> change.kind() == Kind.RETIRE)) {
      return reasons(changes);
    }
    return "the address changed in "
        + changes.stream()
            .flatMap(change -> change.who().person().stream())
            .map(SourceId::source)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String some(List<Change> changes) {
    String names =
        changes.stream()
            .map(change -> change.who().address())
            .sorted()
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    return changes.size() > NAMED
        ? "%s and %,d more (--all shows each)".formatted(names, changes.size() - NAMED)
        : names;
  }

  private static long count(Plan plan, Kind kind) {
    return plan.changes().stream().filter(change -> change.kind() == kind).count();
  }

  private static String whatChanges(Plan plan) {
    long people = changing(plan, false);
    long groups = changing(plan, true);
    String who = Count.of(people, "person changes", "people change");
    String what = Count.of(groups, "group changes", "groups change");
    if (groups == 0) {
      return who;
    }
    return people == 0
        ? what
        : Count.of(people, "person", "people") + " and " + Count.of(groups, "group") + " change";
  }

  private static long changing(Plan plan, boolean groups) {
    return plan.changes().stream()
        .filter(change -> change.kind().ofGroup() == groups)
        .map(change -> change.who().address())
        .distinct()
        .count();
  }

  private void alone(Change change) {
    String word = change.kind() == Kind.HEAL ? "rename" : change.kind().word();
    String before = change.before().value(Attributes.USER_NAME);
    String after = change.after().value(Attributes.USER_NAME);
    String move = before.isEmpty() ? change.who().address() : before + " → " + after;
    lines.add("~ %-8s %s   %s".formatted(word, move, change.who().name()));
    add(INDENT + "why    ", change.reason());
    risks(List.of(change));
    if (change instanceof Change.Heal heal) {
      int number = 1;
      for (var step : heal.steps()) {
        String title = INDENT + (number == 1 ? "heal   " : "       ") + number + " ";
        add(title, StepText.of(step, heal.holderId()));
        number++;
      }
    }
  }

  private void together(Plan plan, Kind kind, String title) {
    List<Change> changes = plan.changes().stream().filter(change -> change.kind() == kind).toList();
    if (changes.isEmpty()) {
      return;
    }
    if (all) {
      changes.forEach(change ->
          add(
              "%-10s ".formatted(title),
              change.who().address()
                  + "   "
                  + what(change)
                  + "   "
                  + change.reason()
                  + risk(change)));
      return;
    }
    String attributes = kind == Kind.UPDATE ? "   " + paths(changes, _ -> true) : "";
    add(
        "%-10s %s   ".formatted(title, Count.of(changes.size(), "person", "people")),
        some(changes) + attributes);
    if (kind == Kind.DEACTIVATE || kind == Kind.DELETE) {
      add(INDENT + "why    ", reasons(changes));
    }
    risks(changes);
  }

  /// What people may lose; nothing is said where that is nothing.
  private void risks(List<Change> changes) {
    lines.addAll(riskLines(changes));
  }

  static List<String> riskLines(List<Change> changes) {
    Map<Risk, Long> counts = new EnumMap<>(Risk.class);
    changes.forEach(change -> counts.merge(Risk.of(change), 1L, Long::sum));
    boolean all = counts.size() == 1;
    counts.remove(Risk.NONE);
    String text =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Risk, Long>comparingByKey().reversed())
            .map(one -> one.getKey().meaning() + (all ? "" : " " + one.getValue()))
            .collect(Collectors.joining(" · "));
    return text.isEmpty() ? List.of() : Paragraph.of(INDENT + "risk   ", text);
  }

  private static String risk(Change change) {
    Risk risk = Risk.of(change);
    return risk == Risk.NONE ? "" : "   risk: " + risk.meaning();
  }

  private static String what(Change change) {
    return change.after().values().keySet().stream()
        .map(path -> shortPath(path) + " " + quoted(change, path))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(Change change, String path) {
    String before = change.before().value(path);
    String after = "\"" + change.after().value(path) + "\"";
    return before.isEmpty() ? after : "\"" + before + "\" → " + after;
  }

  private static String reasons(List<Change> changes) {
    return changes.stream().map(Change::reason).distinct().collect(Collectors.joining("; "));
  }

  private static String paths(List<Change> changes, Predicate<String> which) {
    Map<String, Integer> counts = new TreeMap<>();
    changes.forEach(change ->
        change.after().values().keySet().stream()
            .filter(which)
            .forEach(path -> counts.merge(shortPath(path), 1, Integer::sum)));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(" · "));
  }

  private static String shortPath(String path) {
    return path.equals(Attributes.LICENSE) ? "license" : path.substring(path.lastIndexOf(':') + 1);
  }

  /// Cases, the first few of a kind of which there are many.
  static List<String> caseLines(Optional<String> target, List<Case> cases, boolean all) {
    List<String> lines = new ArrayList<>();
    Map<Case.Kind, List<Case>> kinds =
        cases.stream().collect(groupingBy(Case::kind, LinkedHashMap::new, toList()));
    for (List<Case> some : kinds.values()) {
      boolean each = all || some.size() <= MANY;
      some.stream()
          .limit(each ? some.size() : NAMED)
          .forEach(one -> lines.addAll(caseLines(target, one)));
      if (!each) {
        lines.add(
            "? cases    and %,d more of this kind (%s shows each)"
                .formatted(
                    some.size() - NAMED, target.isPresent() ? "./rollcall cases list" : "--all"));
      }
    }
    return lines;
  }

  /// A case: what, why, and what to do.
  ///
  /// @param target where it is, of a run, which keeps its cases; empty of a plan, which keeps none
  public static List<String> caseLines(Optional<String> target, Case one) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "? case     %s   %s%s"
            .formatted(
                one.value(),
                one.who().name(),
                target.map(name -> "   " + one.id(name)).orElse("")));
    lines.addAll(Paragraph.of(INDENT + "why    ", one.text()));
    lines.addAll(Paragraph.of(INDENT + "do     ", one.next()));
    if (target.isPresent() && !one.choices().isEmpty()) {
      String words = one.choices().stream().map(Choice::word).collect(Collectors.joining("|"));
      lines.addAll(
          Paragraph.of(
              INDENT + "or     ",
              "`./rollcall cases decide %s %s`".formatted(one.id(target.get()), words)));
    }
    return lines;
  }

  private void gates(TargetReport report) {
    String title = "gates     ";
    for (Gate gate : report.gates()) {
      add(title, (gate.passed() ? "passed: " : "") + gate.text());
      title = " ".repeat(title.length());
    }
  }
}

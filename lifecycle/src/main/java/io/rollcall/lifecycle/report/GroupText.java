package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a plan does about groups, as a person reads it.
final class GroupText {
  private static final int NAMED = 3;

  /// One group's part of a plan.
  private static final class One {
    private final List<String> acts = new ArrayList<>();
    private final List<Who> added = new ArrayList<>();
    private final List<Who> removed = new ArrayList<>();

    private int size() {
      return added.size() + removed.size();
    }

    private String members() {
      List<String> parts = new ArrayList<>();
      if (!added.isEmpty()) {
        parts.add("+%,d".formatted(added.size()));
      }
      if (!removed.isEmpty()) {
        parts.add("−%,d".formatted(removed.size()));
      }
      return String.join(" ", parts);
    }
  }

  private final Map<String, One> groups = new LinkedHashMap<>();

  private GroupText(Plan plan) {
    plan.changes().forEach(this::add);
  }

  /// @param all whether every member is named
  static List<String> of(Plan plan, boolean all) {
    GroupText text = new GroupText(plan);
    if (text.groups.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(all ? text.each() : text.together());
    List<Change> removals =
        plan.changes().stream().filter(change -> change.kind() == Kind.REMOVE_MEMBERS).toList();
    lines.addAll(PlanText.riskLines(removals));
    return lines;
  }

  private void add(Change change) {
    if (change instanceof Change.OfGroup group) {
      One one = groups.computeIfAbsent(group.who().name(), _ -> new One());
      switch (group) {
        case Change.AdoptGroup _ -> one.acts.add("link");
        case Change.CreateGroup create -> {
          one.acts.add("create");
          one.added.addAll(create.members());
        }
        case Change.RenameGroup rename ->
            one.acts.add("rename from " + rename.before().value(Attributes.DISPLAY_NAME));
        case Change.Members members ->
            (members.kind() == Kind.ADD_MEMBERS ? one.added : one.removed)
                .addAll(members.members());
      }
    }
  }

  private List<String> together() {
    int added = groups.values().stream().mapToInt(one -> one.added.size()).sum();
    int removed = groups.values().stream().mapToInt(one -> one.removed.size()).sum();
    String largest =
        groups.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, One> entry) -> -entry.getValue().size())
                    .thenComparing(Map.Entry::getKey))
            .limit(NAMED)
            .map(entry -> described(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    String more =
        groups.size() > NAMED ? " and " + (groups.size() - NAMED) + " more (--all shows each)" : "";
    return Paragraph.of(
        "%-10s %s   ".formatted("~ groups", Count.of(groups.size(), "group")),
        "+%,d −%,d members   ".formatted(added, removed) + largest + more);
  }

  private static String described(String name, One one) {
    List<String> parts = new ArrayList<>(one.acts);
    if (one.size() > 0) {
      parts.add(one.members());
    }
    return name + " (" + String.join(", ", parts) + ")";
  }

  private List<String> each() {
    List<String> lines = new ArrayList<>();
    groups.forEach((name, one) -> {
      String acts = one.acts.isEmpty() ? "" : "   " + String.join(", ", one.acts);
      lines.addAll(Paragraph.of("%-10s ".formatted("~ group"), name + acts));
      one.added.forEach(who -> lines.add(" ".repeat(11) + "+ " + who.address()));
      one.removed.forEach(who -> lines.add(" ".repeat(11) + "− " + who.address()));
    });
    return lines;
  }
}

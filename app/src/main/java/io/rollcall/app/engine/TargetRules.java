package io.rollcall.app.engine;

import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Language;
import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.mapping.Expression;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Policies;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a configuration says about a target that is the same for every kind of target: limits,
/// groups, what becomes of leavers, what is protected.
record TargetRules(Limits limits, Policies policies, GroupRules groups) {
  private static final String DEACTIVATE = "deactivate";
  private static final String KEEP = "keep";
  private static final String DELETE = "delete";

  static TargetRules read(Section target, Language language) {
    return new TargetRules(
        target.optionalSection("limits").map(TargetRules::limits).orElse(Limits.USUAL),
        new Policies(
            leave(target),
            target
                .optionalSection("protect")
                .map(TargetRules::protection)
                .orElse(Policies.USUAL.protection()),
            GrantRules.read(target)),
        groups(target, language));
  }

  private static Limits limits(Section section) {
    Limits limits =
        new Limits(
            limit(section, "revoke").orElse(Limits.USUAL.revoke()),
            limit(section, "delete").orElse(Limits.USUAL.delete()),
            limit(section, "remove").orElse(Limits.USUAL.remove()),
            limit(section, "rename").orElse(Limits.USUAL.rename()));
    section.end();
    return limits;
  }

  /// `10%` or `25`, a share of those who have it or a count.
  private static Optional<RevocationLimit> limit(Section limits, String key) {
    return limits
        .optionalText(key)
        .map(text -> {
          if (text.matches("\\d{1,3}\\s*%") && Integer.parseInt(digits(text)) <= 100) {
            return new RevocationLimit(Integer.parseInt(digits(text)), 0, 0);
          }
          if (text.matches("\\d{1,6}")) {
            return new RevocationLimit(0, Integer.parseInt(text), 0);
          }
          throw limits.mistake(key, "is \"" + text + "\"; expected a share like 10% or a count");
        });
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  /// A list of names, or `follow` with it, an `expression`, or both; and `names` at the target
  /// where they differ, or a `name` that is an expression.
  private static GroupRules groups(Section target, Language language) {
    if (!target.isMapping("groups")) {
      return new GroupRules(target.texts("groups"), Map.of());
    }
    Section groups = target.section("groups");
    List<String> follow = groups.texts("follow");
    Optional<Expression> condition = language.groupCondition(groups, "expression");
    Optional<Expression> name = language.groupText(groups, "name");
    Map<String, String> names = new LinkedHashMap<>();
    groups
        .optionalSection("names")
        .ifPresent(section -> section.keys().forEach(one -> names.put(one, section.text(one))));
    groups.end();
    if (follow.isEmpty() && condition.isEmpty()) {
      throw groups.mistake(
          "follow",
          "is missing: names of groups at the source, as in follow: [Design, \"g_app_*\"]; or say which in expression");
    }
    return new GroupRules(follow, names, condition, name);
  }

  private static Policies.Leave leave(Section target) {
    if (!target.isMapping("leave")) {
      String word = target.word("leave", List.of(DEACTIVATE, DELETE), DEACTIVATE);
      return new Policies.Leave(
          word.equals(DELETE) ? Optional.of(Duration.ZERO) : Optional.empty(), false, false);
    }
    Section leave = target.section("leave");
    Optional<Duration> after = leave.optionalText("deleteAfter").map(text -> days(leave, text));
    boolean fromGroups = leave.word("groups", List.of(KEEP, "remove"), KEEP).equals("remove");
    boolean retire = leave.word("address", List.of(KEEP, "retire"), KEEP).equals("retire");
    leave.end();
    if (retire && target.texts("domains").isEmpty()) {
      throw leave.mistake(
          "address",
          "is retire, and the target has no domains: name your own mail domains, as in domains: [example.com], since a made-up name elsewhere could be had by anybody");
    }
    return new Policies.Leave(after, fromGroups, retire);
  }

  private static Duration days(Section leave, String text) {
    if (!text.matches("\\d{1,4}\\s*d")) {
      throw leave.mistake("deleteAfter", "is \"" + text + "\"; expected days, as in 30d");
    }
    return Duration.ofDays(Integer.parseInt(digits(text)));
  }

  private static Policies.Protection protection(Section protect) {
    Policies.Protection protection =
        new Policies.Protection(protect.texts("accounts"), protect.texts("groups"));
    protect.end();
    return protection;
  }
}

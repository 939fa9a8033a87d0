package io.rollcall.lifecycle.mapping;

import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.UnclearGroup;
import io.rollcall.lifecycle.model.Wildcard;
import io.rollcall.lifecycle.source.Asked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which groups of the source a target shall have, and what they are called there. Pure: the same
/// groups give the same choice.
///
/// @param chosen names of groups at the source; `*` stands for any letters, and case does not
///   count; none, with a condition: every group
/// @param names what a group is called at the target, by its name at the source, where the two
///   differ
/// @param condition what is true for those of the chosen groups that the target shall have
/// @param name what a group is called at the target that `names` does not name
public record GroupRules(
    List<String> chosen,
    Map<String, String> names,
    Optional<Expression> condition,
    Optional<Expression> name) {
  public static final GroupRules NONE = new GroupRules(List.of(), Map.of());

  public GroupRules {
    chosen = List.copyOf(chosen);
    TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(names);
    names = Collections.unmodifiableMap(copy);
  }

  /// By names alone.
  public GroupRules(List<String> chosen, Map<String, String> names) {
    this(chosen, names, Optional.empty(), Optional.empty());
  }

  /// What becomes of the groups of a source.
  ///
  /// @param wanted the groups that the target shall have, under the names that they have there
  /// @param unclear groups that an expression has no value for
  /// @param missing the names that no group of the source has
  public record Choice(List<SourceGroup> wanted, List<UnclearGroup> unclear, List<String> missing) {
    public Choice {
      wanted = List.copyOf(wanted);
      unclear = List.copyOf(unclear);
      missing = List.copyOf(missing);
    }
  }

  public boolean any() {
    return !chosen.isEmpty() || condition.isPresent();
  }

  /// What must be known of a source.
  public Asked asked() {
    return new Asked(chosen.isEmpty() && any() ? List.of("*") : chosen, Set.of());
  }

  public Choice of(List<SourceGroup> groups) {
    List<SourceGroup> wanted = new ArrayList<>();
    List<UnclearGroup> unclear = new ArrayList<>();
    for (SourceGroup group : groups) {
      try {
        if (any() && isChosen(group) && holds(group)) {
          wanted.add(new SourceGroup(group.id(), nameOf(group), group.members()));
        }
      } catch (EvaluationFailed failed) {
        unclear.add(new UnclearGroup(group, String.valueOf(failed.getMessage())));
      }
    }
    return new Choice(wanted, unclear, missing(groups));
  }

  private boolean isChosen(SourceGroup group) {
    return chosen.isEmpty()
        || chosen.stream().anyMatch(pattern -> Wildcard.matches(pattern, group.name()));
  }

  private boolean holds(SourceGroup group) throws EvaluationFailed {
    return condition.isEmpty()
        || (value("expression", condition.get(), group) instanceof Value.Truth(boolean truth)
            && truth);
  }

  private String nameOf(SourceGroup group) throws EvaluationFailed {
    String given = names.get(group.name());
    if (given != null || name.isEmpty()) {
      return given == null ? group.name() : given;
    }
    if (value("name", name.get(), group) instanceof Value.Text(String text)) {
      return text.strip();
    }
    throw new EvaluationFailed("groups.name gives no name");
  }

  private static Value value(String key, Expression expression, SourceGroup group)
      throws EvaluationFailed {
    try {
      return expression.of(
          Map.of(
              "group.name", group.name(),
              "group.id", group.id().id(),
              "group.source", group.id().source()));
    } catch (EvaluationFailed failed) {
      throw new EvaluationFailed("groups.%s has no value: %s".formatted(key, failed.getMessage()));
    }
  }

  private List<String> missing(List<SourceGroup> groups) {
    return chosen.stream()
        .filter(name -> !name.contains("*"))
        .filter(name -> groups.stream().noneMatch(group -> Wildcard.matches(name, group.name())))
        .toList();
  }
}

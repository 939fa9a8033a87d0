package io.rollcall.lifecycle.target;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Declared facts about a target; the planner reads these and never asks which vendor it talks to.
///
/// @param setup how many calls must be made before accounts can be read
/// @param pageSize how many accounts one list call asks for
/// @param keepsExternalId whether the target stores `externalId`; where not, a create in doubt is
///   looked up by address
/// @param freesAddress whether deactivating or deleting an account makes its address free again
/// @param renamesInactive whether the address of an inactive account may be changed
/// @param settable attribute paths that the target stores; others are never sent
/// @param required attribute paths without which no account can be created
/// @param longest the longest value that a path takes, in characters; absent means no known limit
/// @param changedLicenses the licenses that an account which has another one can be given; empty:
///   any
/// @param groups how groups are written
/// @param rates how many calls each class of calls allows
/// @param facts where each of these facts comes from
public record Traits(
    int setup,
    int pageSize,
    boolean keepsExternalId,
    boolean freesAddress,
    boolean renamesInactive,
    List<String> settable,
    List<String> required,
    Map<String, Integer> longest,
    List<String> changedLicenses,
    Groups groups,
    List<Rate> rates,
    List<Fact> facts) {
  public Traits {
    settable = List.copyOf(settable);
    required = List.copyOf(required);
    longest = Map.copyOf(longest);
    changedLicenses = List.copyOf(changedLicenses);
    rates = List.copyOf(rates);
    facts = List.copyOf(facts);
  }

  /// A person as far as the target can hold them: values cut to what it takes, so that the same
  /// text is compared everywhere.
  public Person fit(Person person) {
    Map<String, String> fitting = new TreeMap<>();
    person.attributes().values().forEach((path, value) -> fitting.put(path, cut(path, value)));
    return new Person(
        person.id(), person.address(), person.active(), Attributes.of(fitting), person.said());
  }

  /// Whether values at this path are kept.
  public boolean stores(String path) {
    return settable.contains(Attributes.isRole(path) ? Attributes.ROLES : path);
  }

  private String cut(String path, String value) {
    int longest = this.longest.getOrDefault(path, Integer.MAX_VALUE);
    return value.codePointCount(0, value.length()) <= longest
        ? value
        : value.substring(0, value.offsetByCodePoints(0, longest)).strip();
  }

  /// How groups are written.
  ///
  /// @param creates whether groups can be created
  /// @param renames whether a group's name can be changed
  /// @param batch how many members one request adds or removes
  /// @param pageSize how many groups, with all their members, one list call asks for
  public record Groups(boolean creates, boolean renames, int batch, int pageSize) {
    /// What every server does, in steps that no server is known to refuse.
    public static final Groups USUAL = new Groups(true, true, 100, 100);
  }

  /// At most `calls` calls of the class `name` in any window of `window`.
  public record Rate(String name, int calls, Duration window) {}

  /// One fact with its source and the day it was read.
  public record Fact(String text, String source, String date) {}
}

package io.rollcall.lifecycle.mapping;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Source.Read.Complete;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.scim.message.Echo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one target shall show of people, where that differs from what sources say. Paths without an
/// expression stay as the source has them. Pure: the same read gives the same people.
public final class Mapping {
  /// Everything as the source says.
  public static final Mapping NONE = new Mapping(Map.of());

  private final SortedMap<String, Expression> expressions;
  private final Needs needs;

  /// @param expressions by SCIM path; see [MappedPaths]
  public Mapping(Map<String, Expression> expressions) {
    this.expressions = new TreeMap<>(expressions);
    this.needs =
        expressions.values().stream().map(Expression::needs).reduce(Needs.NOTHING, Needs::and);
  }

  public boolean isEmpty() {
    return expressions.isEmpty();
  }

  /// The paths that it has an expression for.
  public List<String> paths() {
    return List.copyOf(expressions.keySet());
  }

  /// What expressions need to know of the source.
  public Asked asked() {
    return needs.asked();
  }

  /// The same people as the target shall show them. Whoever an expression has no value for cannot
  /// be used, and keeps what they have, unless they may not sign in: by `active`, where that is
  /// mapped and has a value for them.
  public Complete apply(Complete read) {
    if (expressions.isEmpty()) {
      return read;
    }
    Knowledge knowledge = new Knowledge(read.groups(), needs);
    List<Person> people = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    read.unusable().forEach(one -> unusable.add(saysWhoMaySignIn() ? one.barred(false) : one));
    for (Person person : read.people()) {
      Map<String, Object> facts = knowledge.of(person);
      try {
        people.add(mapped(person, facts));
      } catch (EvaluationFailed failed) {
        unusable.add(
            new Unusable(
                person.id(),
                true,
                "%s <%s>: %s."
                    .formatted(
                        Echo.of(person.name()), Echo.of(person.address()), failed.getMessage()),
                isBarred(person, facts)));
      }
    }
    return new Complete(people, read.groups(), read.proof(), unusable);
  }

  private boolean saysWhoMaySignIn() {
    return expressions.containsKey(Attributes.ACTIVE);
  }

  private boolean isBarred(Person person, Map<String, Object> facts) {
    Expression active = expressions.get(Attributes.ACTIVE);
    try {
      return !(active == null ? person.active() : active(person, active.of(facts)));
    } catch (EvaluationFailed nobodyCanSay) {
      return false;
    }
  }

  private Person mapped(Person person, Map<String, Object> facts) throws EvaluationFailed {
    Person mapped = person;
    for (Map.Entry<String, Expression> one : expressions.entrySet()) {
      mapped = with(mapped, one.getKey(), value(one.getKey(), one.getValue(), facts));
    }
    return mapped;
  }

  private static Value value(String path, Expression expression, Map<String, Object> facts)
      throws EvaluationFailed {
    try {
      return expression.of(facts);
    } catch (EvaluationFailed failed) {
      throw because(path, String.valueOf(failed.getMessage()));
    }
  }

  private static EvaluationFailed because(String path, String why) {
    return new EvaluationFailed("the mapping of " + path + " has no value: " + why);
  }

  private static Person with(Person person, String path, Value value) throws EvaluationFailed {
    return switch (path) {
      case Attributes.USER_NAME -> with(person, address(value));
      case Attributes.ACTIVE -> with(person, active(person, value));
      default -> with(person, attributes(person.attributes(), path, value));
    };
  }

  private static Person with(Person person, String address) {
    return new Person(person.id(), address, person.active(), person.attributes(), person.said());
  }

  private static Person with(Person person, boolean active) {
    return new Person(person.id(), person.address(), active, person.attributes(), person.said());
  }

  private static Person with(Person person, Attributes attributes) {
    return new Person(person.id(), person.address(), person.active(), attributes, person.said());
  }

  private static String address(Value value) throws EvaluationFailed {
    if (value instanceof Value.Text(String text) && text.matches("[^\\s@,;]+@[^\\s@,;]+")) {
      return text;
    }
    String given =
        value instanceof Value.Text(String text) ? "\"" + Echo.of(text) + "\"" : "nothing";
    throw because(Attributes.USER_NAME, "it gives " + given + "; expected an e-mail address");
  }

  private static boolean active(Person person, Value value) throws EvaluationFailed {
    return switch (value) {
      case Value.Truth(boolean truth) -> truth;
      case Value.Keep _ -> person.active();
      case Value.Clear _ ->
          throw because(Attributes.ACTIVE, "it gives nothing; expected true or false");
      case Value.Text _ ->
          throw because(Attributes.ACTIVE, "it gives a text; expected true or false");
    };
  }

  private static Attributes attributes(Attributes attributes, String path, Value value)
      throws EvaluationFailed {
    return switch (value) {
      case Value.Text(String text) -> attributes.with(path, text);
      case Value.Clear _ -> attributes.with(path, "");
      case Value.Keep _ -> attributes.without(path);
      case Value.Truth _ -> throw because(path, "it gives true or false; expected a text");
    };
  }
}

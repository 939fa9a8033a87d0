package io.rollcall.scim.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value. Immutable; two values are equal when they say the same, whatever the order of an
/// object's members and however a number is written.
public sealed interface Json {

  /// An object; its members keep the order in which they were given.
  record Obj(Map<String, Json> members) implements Json {
    public static final Obj EMPTY = new Obj(Map.of());

    /// Few members are kept as the smallest map there is: a text can have very many small objects.
    public Obj {
      members =
          members.size() < 2
              ? Map.copyOf(members)
              : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// The member of exactly this name.
    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /// The member of this name, or else the first one whose name differs in letter case only:
    /// SCIM's attribute names ignore case (RFC 7643 §2.1).
    public Optional<Json> find(String name) {
      return get(name).or(() -> spelling(name).map(members::get));
    }

    /// The text of a member that is a string; found as by [#find].
    public Optional<String> string(String name) {
      return find(name)
          .flatMap(v -> v instanceof Str(String s) ? Optional.of(s) : Optional.empty());
    }

    /// The truth of a member that is a boolean; found as by [#find].
    public Optional<Boolean> bool(String name) {
      return find(name)
          .flatMap(v -> v instanceof Bool(boolean b) ? Optional.of(b) : Optional.empty());
    }

    /// A member that is a number without a fraction and fits a `long`; found as by [#find].
    public Optional<Long> integer(String name) {
      return find(name).flatMap(v -> v instanceof Num number ? number.integer() : Optional.empty());
    }

    /// A member that is an object; found as by [#find].
    public Optional<Obj> object(String name) {
      return find(name).flatMap(v -> v instanceof Obj o ? Optional.of(o) : Optional.empty());
    }

    /// The items of a member that is an array, else none; found as by [#find].
    public List<Json> items(String name) {
      return find(name)
          .map(v -> v instanceof Arr(List<Json> i) ? i : List.<Json>of())
          .orElse(List.of());
    }

    /// The objects among [#items].
    public List<Obj> objects(String name) {
      return items(name).stream().filter(Obj.class::isInstance).map(Obj.class::cast).toList();
    }

    /// This object with one member set, in its old place if there was one. The name is exact.
    public Obj with(String name, Json value) {
      Map<String, Json> changed = new LinkedHashMap<>(members);
      changed.put(name, value);
      return new Obj(changed);
    }

    /// This object without the member of exactly this name.
    public Obj without(String name) {
      Map<String, Json> changed = new LinkedHashMap<>(members);
      changed.remove(name);
      return new Obj(changed);
    }

    public boolean isEmpty() {
      return members.isEmpty();
    }

    private Optional<String> spelling(String name) {
      for (String spelling : members.keySet()) {
        if (spelling.equalsIgnoreCase(name)) {
          return Optional.of(spelling);
        }
      }
      return Optional.empty();
    }
  }

  /// An array.
  record Arr(List<Json> items) implements Json {
    public static final Arr EMPTY = new Arr(List.of());

    public Arr {
      items = List.copyOf(items);
    }
  }

  /// A string.
  record Str(String value) implements Json {}

  /// A number, with the digits it was given. 1, 1.0 and 1e0 are equal. Numbers that need more than
  /// a thousand places are refused, since doing sums with them is a way to exhaust a server.
  record Num(BigDecimal value) implements Json {
    private static final int MAX_SCALE = 1_000;

    public Num {
      if (Math.abs((long) value.scale()) > MAX_SCALE) {
        throw new IllegalArgumentException("number out of range");
      }
    }

    /// The value when it has no fraction and fits a `long`.
    public Optional<Long> integer() {
      boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
      boolean fits = value.precision() - value.scale() <= 18;
      return whole && fits ? Optional.of(value.longValueExact()) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Num(BigDecimal that) && value.compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  /// `true` or `false`.
  record Bool(boolean value) implements Json {}

  /// `null`. For SCIM it is the same as an absent attribute (RFC 7643 §2.5).
  record Null() implements Json {}

  static Builder object() {
    return new Builder();
  }

  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  static Arr array(Json... items) {
    return new Arr(List.of(items));
  }

  /// An array of strings.
  static Arr strings(List<String> items) {
    return array(items.stream().map(Str::new).toList());
  }

  static Str string(String value) {
    return new Str(value);
  }

  static Num number(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Bool bool(boolean value) {
    return new Bool(value);
  }

  /// Collects the members of an object in order; a name given twice keeps the later value.
  final class Builder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, new Str(value));
    }

    public Builder put(String name, long value) {
      return put(name, number(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, new Bool(value));
    }

    public Builder put(String name, List<? extends Json> items) {
      return put(name, new Arr(new ArrayList<>(items)));
    }

    public Builder putIfPresent(String name, Optional<String> value) {
      value.ifPresent(v -> put(name, v));
      return this;
    }

    public Builder putAll(Obj other) {
      members.putAll(other.members());
      return this;
    }

    public Obj build() {
      return new Obj(members);
    }
  }
}

package io.rollcall.lifecycle.plan;

import static java.util.Comparator.naturalOrder;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import java.util.Locale;

/// What the person whom a change is about may lose by it, the least first. It says nothing of how
/// likely a change is to be wrong.
public enum Risk {
  /// Nothing is taken from anybody.
  NONE("nothing is lost"),
  /// Whoever signs in, or is written to, by the address has another one.
  ADDRESS("address changes"),
  /// One license takes the place of another, which may have allowed more.
  LICENSE("license changes"),
  /// Somebody can do less, or nothing: an account, a role, a license or a membership is taken.
  ACCESS("access is lost"),
  /// An account is deleted, and perhaps what is in it.
  DATA("data may be lost");

  private final String meaning;

  Risk(String meaning) {
    this.meaning = meaning;
  }

  /// What plans call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it means, in a few words.
  public String meaning() {
    return meaning;
  }

  public static Risk of(Change change) {
    return switch (change) {
      case Change.Adopt _, Change.Create _ -> NONE;
      case Change.Update update when update.kind() == Kind.DEACTIVATE -> ACCESS;
      case Change.Update update -> ofValues(update.before(), update.after());
      case Change.Delete _ -> DATA;
      // What its steps do to the holder takes nothing from anybody: it is proven to be a duplicate
      // that nobody uses, or it is put back as it was.
      case Change.Heal heal -> ofValues(heal.before(), heal.after());
      case Change.AdoptGroup _, Change.CreateGroup _, Change.RenameGroup _ -> NONE;
      case Change.Members members -> members.kind() == Kind.REMOVE_MEMBERS ? ACCESS : NONE;
    };
  }

  /// Those of some new values by which somebody can do less.
  ///
  /// @param before what an account has
  static Attributes taking(Attributes before, Attributes after) {
    Attributes taking = after;
    for (String path : after.values().keySet()) {
      if (ofValue(path, before.value(path), after.value(path)).compareTo(ACCESS) < 0) {
        taking = taking.without(path);
      }
    }
    return taking;
  }

  private static Risk ofValues(Attributes before, Attributes after) {
    return after.values().keySet().stream()
        .map(path -> ofValue(path, before.value(path), after.value(path)))
        .max(naturalOrder())
        .orElse(NONE);
  }

  private static Risk ofValue(String path, String before, String after) {
    if (before.isEmpty() || before.equals(after)) {
      return NONE;
    }
    return switch (path) {
      case Attributes.USER_NAME, Attributes.EMAIL -> ADDRESS;
      case Attributes.ACTIVE -> Boolean.parseBoolean(after) ? NONE : ACCESS;
      case Attributes.LICENSE -> after.isEmpty() ? ACCESS : LICENSE;
      default -> Attributes.isRole(path) && after.isEmpty() ? ACCESS : NONE;
    };
  }
}

package io.rollcall.platform.sql.query;

import io.rollcall.scim.filter.Operator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Comparisons of sort keys. A key is never empty, so that every key is greater than the empty text
/// and begins with it, ends with it and contains it.
record Texts(SearchSql sql) {
  private static final int LAST_BEFORE_SURROGATES = Character.MIN_SURROGATE - 1;
  private static final int FIRST_AFTER_SURROGATES = Character.MAX_SURROGATE + 1;

  static Condition equal(Field<String> key, List<String> wanted) {
    List<String> possible = wanted.stream().filter(text -> !text.isEmpty()).toList();
    return switch (possible.size()) {
      case 0 -> DSL.falseCondition();
      case 1 -> key.eq(possible.getFirst());
      default -> key.in(possible);
    };
  }

  /// @param operator neither `eq` nor `ne`
  Condition compares(Field<String> key, Operator operator, String wanted) {
    if (wanted.isEmpty()) {
      return switch (operator) {
        case CO, SW, EW, GT, GE -> key.isNotNull();
        case EQ, NE, LT, LE -> DSL.falseCondition();
      };
    }
    int length = wanted.codePointCount(0, wanted.length());
    return switch (operator) {
      case CO -> DSL.position(key, wanted).gt(0);
      case SW -> DSL.left(key, length).eq(wanted);
      case EW -> DSL.right(key, length).eq(wanted);
      case GT -> sql.ordered(key).gt(wanted);
      case GE -> sql.ordered(key).ge(wanted);
      case LT -> sql.ordered(key).lt(wanted);
      case LE -> sql.ordered(key).le(wanted);
      case EQ, NE -> throw new IllegalArgumentException("equality is no comparison here");
    };
  }

  /// The key begins with this text, in a form that an index answers: an indexed column compares by
  /// code point.
  Condition begins(Field<String> key, String beginning) {
    Condition from = sql.ordered(key).ge(beginning);
    return after(beginning).map(end -> from.and(sql.ordered(key).lt(end))).orElse(from);
  }

  /// The least text that is greater than all that begin with this one; none if they are the last.
  static Optional<String> after(String beginning) {
    int end = beginning.length();
    while (end > 0) {
      int last = beginning.codePointBefore(end);
      end -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        int next = last == LAST_BEFORE_SURROGATES ? FIRST_AFTER_SURROGATES : last + 1;
        return Optional.of(beginning.substring(0, end) + Character.toString(next));
      }
    }
    return Optional.empty();
  }
}

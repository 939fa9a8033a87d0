package io.rollcall.platform.sql.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Terms as conditions. A leaf's condition may be null where it does not hold, as SQL's comparisons
/// are with absent values: that is false wherever nothing negates it, and where something does, it
/// is made false first.
///
/// Many terms become a balanced tree, in parentheses: SQLite takes no expression that is deeper
/// than 1,000.
final class Logic {
  private Logic() {}

  static Condition condition(Term term, Function<Term.Test, Condition> leaf) {
    return switch (term) {
      case Term.All(List<Term> terms) ->
          joined("({0} and {1})", terms.stream().map(t -> condition(t, leaf)).toList())
              .orElseGet(DSL::trueCondition);
      case Term.Any(List<Term> terms) -> any(terms.stream().map(t -> condition(t, leaf)).toList());
      case Term.Leaf(Term.Test test, boolean holds) ->
          holds ? leaf.apply(test) : DSL.condition("(not coalesce({0}, false))", leaf.apply(test));
    };
  }

  static Condition any(List<Condition> conditions) {
    return joined("({0} or {1})", conditions).orElseGet(DSL::falseCondition);
  }

  private static Optional<Condition> joined(String template, List<Condition> some) {
    if (some.size() < 2) {
      return some.stream().findFirst();
    }
    int half = some.size() / 2;
    return joined(template, some.subList(0, half))
        .flatMap(left ->
            joined(template, some.subList(half, some.size()))
                .map(right -> DSL.condition(template, left, right)));
  }
}

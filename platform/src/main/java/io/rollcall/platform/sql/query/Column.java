package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.query.SortKey;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// A column that holds the values' sort keys, with an index; null or the empty text where there is
/// no value.
///
/// @param unique whether no two resources of an owner have the same value
record Column(Field<String> column, boolean unique, Texts texts) implements Place {
  @Override
  public Condition holds(Test test) {
    Attribute leaf = test.path().leaf();
    return switch (test) {
      case Test.Has _ -> column.ne("");
      case Test.Equals(ResolvedPath _, List<Json> wanted) ->
          Texts.equal(column, wanted.stream().map(w -> SortKey.wanted(leaf, w)).toList());
      case Test.Compares(ResolvedPath _, Operator operator, Json wanted) ->
          compares(operator, SortKey.wanted(leaf, wanted));
      case Test.OneValue _ -> throw new IllegalArgumentException("a column is no list");
    };
  }

  @Override
  public boolean leads(Test test) {
    return switch (test) {
      case Test.Equals _ -> true;
      case Test.Compares(ResolvedPath _, Operator operator, Json _) -> operator == Operator.SW;
      case Test.Has _, Test.OneValue _ -> false;
    };
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.of(new Sorted(unique ? column : DSL.nullif(column, ""), !unique, unique));
  }

  private Condition compares(Operator operator, String wanted) {
    if (wanted.isEmpty()) {
      return texts.compares(DSL.nullif(column, ""), operator, wanted);
    }
    return switch (operator) {
      case SW -> texts.begins(column, wanted);
      case LT, LE -> texts.compares(column, operator, wanted).and(column.ne(""));
      case EQ, NE, CO, EW, GT, GE -> texts.compares(column, operator, wanted);
    };
  }
}

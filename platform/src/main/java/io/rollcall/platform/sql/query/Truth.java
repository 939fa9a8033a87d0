package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// A column that is true or false, and never absent.
record Truth(Field<Boolean> column) implements Place {
  @Override
  public Condition holds(Test test) {
    return switch (test) {
      case Test.Has _ -> DSL.trueCondition();
      case Test.Equals(ResolvedPath _, List<Json> wanted) ->
          Logic.any(
              wanted.stream()
                  .map(value -> column.eq(value instanceof Json.Bool(boolean truth) && truth))
                  .toList());
      case Test.Compares _, Test.OneValue _ ->
          throw new IllegalArgumentException("true and false have no order");
    };
  }

  @Override
  public boolean leads(Test test) {
    return false;
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.of(new Sorted(column, false, false));
  }
}

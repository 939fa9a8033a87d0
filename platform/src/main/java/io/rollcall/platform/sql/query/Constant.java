package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Every resource has this value.
record Constant(String value) implements Place {
  @Override
  public Condition holds(Test test) {
    boolean holds =
        switch (test) {
          case Test.Has _ -> true;
          case Test.Equals(ResolvedPath path, List<Json> wanted) ->
              wanted.stream().anyMatch(w -> matches(path, Operator.EQ, w));
          case Test.Compares(ResolvedPath path, Operator operator, Json wanted) ->
              matches(path, operator, wanted);
          case Test.OneValue _ -> throw new IllegalArgumentException("a constant is no list");
        };
    return holds ? DSL.trueCondition() : DSL.falseCondition();
  }

  @Override
  public boolean leads(Test test) {
    return false;
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.empty();
  }

  private boolean matches(ResolvedPath path, Operator operator, Json wanted) {
    Attribute leaf = path.leaf();
    Filter compare = new Filter.Compare(AttributePath.of(leaf.name()), operator, wanted);
    return new Matcher(compare, path.attribute())
        .test(Json.object().put(leaf.name(), value).build());
  }
}

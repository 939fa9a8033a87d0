package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;

/// What exists once among an owner's resources. It is equal to what it keeps others from being: who
/// is refused because a name is taken must find its holder by a filter. Every other comparison is
/// of the name as it is shown.
///
/// @param column holds the form in which the name is unique
/// @param unique makes that form
record Name(Field<String> column, UnaryOperator<String> unique, Place shown) implements Place {
  @Override
  public Condition holds(Test test) {
    return switch (test) {
      case Test.Equals(ResolvedPath _, List<Json> wanted) ->
          Texts.equal(column, wanted.stream().map(this::form).distinct().toList());
      case Test.Has _, Test.Compares _, Test.OneValue _ -> shown.holds(test);
    };
  }

  @Override
  public boolean leads(Test test) {
    return test instanceof Test.Equals || shown.leads(test);
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.of(new Sorted(column, false, true));
  }

  private String form(Json wanted) {
    return wanted instanceof Json.Str(String text) ? unique.apply(text) : "";
  }
}

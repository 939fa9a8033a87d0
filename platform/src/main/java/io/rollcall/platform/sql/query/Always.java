package io.rollcall.platform.sql.query;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Every resource has a value, which is made when it is shown.
///
/// @param advice what to do instead of comparing it
record Always(String advice) implements Place {
  @Override
  public Condition holds(Term.Test test) {
    return switch (test) {
      case Term.Test.Has _ -> DSL.trueCondition();
      case Term.Test.Equals _, Term.Test.Compares _, Term.Test.OneValue _ ->
          throw Places.unanswerable(test.path().path().print(), advice);
    };
  }

  @Override
  public boolean leads(Term.Test test) {
    return false;
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.empty();
  }
}

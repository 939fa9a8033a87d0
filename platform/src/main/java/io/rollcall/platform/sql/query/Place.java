package io.rollcall.platform.sql.query;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/// Where a path's values are, and how they are compared and ordered there.
interface Place {
  /// Whether the test holds; null may stand for false.
  ///
  /// @throws io.rollcall.scim.message.ScimException invalidFilter if this cannot be said
  Condition holds(Term.Test test);

  /// Whether an index leads to the few for which the test holds.
  boolean leads(Term.Test test);

  /// What to order by; empty if these values have no order.
  Optional<Sorted> sorted();

  /// @param key null where there is no value
  /// @param unique whether no two resources of an owner have the same
  record Sorted(Field<?> key, boolean nullable, boolean unique) {}
}

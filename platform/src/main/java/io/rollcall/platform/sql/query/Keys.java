package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.query.SortKey;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/// The keys of one value with sub-attributes: an element of a list, a row.
interface Keys {
  /// The key of the sub-attribute; null if it has no value.
  Field<String> of(Attribute leaf);

  /// What the key is compared with.
  default String wanted(Attribute leaf, Json value) {
    return SortKey.wanted(leaf, value);
  }

  /// Whether this one value fulfils the term.
  default Condition fulfil(Term term, Texts texts) {
    return Logic.condition(term, test -> holds(test, texts));
  }

  private Condition holds(Test test, Texts texts) {
    Attribute leaf = test.path().leaf();
    return switch (test) {
      case Test.Has _ -> of(leaf).isNotNull();
      case Test.Equals(ResolvedPath _, List<Json> values) ->
          Texts.equal(of(leaf), values.stream().map(value -> wanted(leaf, value)).toList());
      case Test.Compares(ResolvedPath _, Operator operator, Json value) ->
          texts.compares(of(leaf), operator, wanted(leaf, value));
      case Test.OneValue _ -> throw new IllegalArgumentException("no list is inside a value");
    };
  }
}

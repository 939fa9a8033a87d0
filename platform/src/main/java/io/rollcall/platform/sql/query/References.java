package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.query.SortKey;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;

/// A list of references that are rows: a User's groups, a group's members. Whoever is in the list
/// has a `value`, a `type`, a `display` and a `$ref`.
record References(Rows rows, Texts texts) implements Place {
  /// The rows of all lists.
  interface Rows {
    /// The list has a row.
    Condition some();

    /// The list has a row that fulfils the condition.
    ///
    /// @param condition given the keys of a row; it is asked once for each kind of rows
    Condition one(Function<Keys, Condition> condition);
  }

  @Override
  public Condition holds(Test test) {
    return switch (test) {
      case Test.Has _ -> rows.some();
      case Test.Equals _, Test.Compares _ -> one(new Term.Leaf(test, true));
      case Test.OneValue(ResolvedPath _, Term term) -> one(term);
    };
  }

  @Override
  public boolean leads(Test test) {
    return !(test instanceof Test.Has);
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.empty();
  }

  private Condition one(Term term) {
    return rows.one(keys -> keys.fulfil(term, texts));
  }

  /// One row's keys by the sub-attributes' names. Of what is not among them, it can be said that it
  /// is there, and no more.
  record Row(String list, Field<String> value, Map<String, Field<String>> others) implements Keys {
    private static final String DISPLAY = "display";

    Row {
      others = Map.copyOf(others);
    }

    @Override
    public Field<String> of(Attribute leaf) {
      return others.getOrDefault(Places.lower(leaf.name()), value);
    }

    @Override
    public String wanted(Attribute leaf, Json json) {
      String name = Places.lower(leaf.name());
      if (!name.equals("value") && !others.containsKey(name)) {
        throw Places.unanswerable(
            list + "." + leaf.name(), "Filter by " + list + ".value, which is the id.");
      }
      String key = SortKey.wanted(leaf, json);
      return name.equals(DISPLAY) ? Normalizer.normalize(key, Normalizer.Form.NFC) : key;
    }
  }
}

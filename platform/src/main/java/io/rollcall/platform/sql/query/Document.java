package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.query.SearchPath;
import io.rollcall.scim.query.SortKey;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;

/// A path whose values are in the search document.
record Document(ResolvedPath path, Texts texts, Indexes indexes) implements Place {
  @Override
  public Condition holds(Test test) {
    Condition holds =
        switch (test) {
          case Test.Has _ when path.sub().isEmpty() -> key().isNotNull();
          case Test.Has _, Test.Equals _, Test.Compares _ -> leaf(test);
          case Test.OneValue(ResolvedPath list, Term term) ->
              element(list, keys -> keys.fulfil(term, texts));
        };
    return narrowed(path, test).map(holds::and).orElse(holds);
  }

  /// The same without help of an index.
  Document alone() {
    return new Document(path, texts, Indexes.NONE);
  }

  @Override
  public boolean leads(Test test) {
    return narrowed(path, test).isPresent();
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.of(new Sorted(texts.sql().key(SearchPath.sorted(path)), true, false));
  }

  private Condition leaf(Test test) {
    Term term = new Term.Leaf(test, true);
    return SearchPath.isInList(path)
        ? element(path, keys -> keys.fulfil(term, texts))
        : fulfil(_ -> key(), term);
  }

  private Condition fulfil(Keys single, Term term) {
    return single.fulfil(term, texts);
  }

  private Condition element(ResolvedPath list, Function<Keys, Condition> keys) {
    return texts
        .sql()
        .element(
            SearchPath.list(list),
            key -> keys.apply(leaf -> key.apply(inElement(list.attribute(), leaf))));
  }

  /// The name of a leaf inside an element, whose values may be simple.
  private static String inElement(Attribute list, Attribute leaf) {
    return list.isComplex()
        ? SearchPath.inElement(leaf)
        : SearchPath.inElement(new ResolvedPath(Optional.empty(), list, Optional.empty()));
  }

  private Field<String> key() {
    return texts.sql().key(SearchPath.of(path));
  }

  /// What an index can say of the test.
  private Optional<Condition> narrowed(ResolvedPath leaf, Test test) {
    String name = SearchPath.of(leaf);
    return switch (test) {
      case Test.Equals(ResolvedPath _, List<Json> wanted) ->
          indexes.equal(name, wanted.stream().map(w -> SortKey.wanted(leaf.leaf(), w)).toList());
      case Test.Compares(ResolvedPath _, Operator operator, Json wanted)
          when operator == Operator.SW ->
          indexes.begins(name, SortKey.wanted(leaf.leaf(), wanted));
      case Test.OneValue(ResolvedPath list, Term term) -> narrowed(list, term);
      case Test.Has _, Test.Compares _ -> Optional.empty();
    };
  }

  /// Of all terms one is enough; of one of several, each has to say something.
  private Optional<Condition> narrowed(ResolvedPath list, Term term) {
    return switch (term) {
      case Term.All(List<Term> terms) ->
          terms.stream().flatMap(t -> narrowed(list, t).stream()).findFirst();
      case Term.Any(List<Term> terms) -> {
        List<Condition> each = terms.stream().flatMap(t -> narrowed(list, t).stream()).toList();
        yield each.size() == terms.size() ? Optional.of(Logic.any(each)) : Optional.empty();
      }
      case Term.Leaf(Test test, boolean holds) ->
          Stream.of(test)
              .filter(_ -> holds)
              .flatMap(t -> narrowed(inside(list, t.path()), t).stream())
              .findFirst();
    };
  }

  private static ResolvedPath inside(ResolvedPath list, ResolvedPath sub) {
    return new ResolvedPath(list.extension(), list.attribute(), Optional.of(sub.leaf()));
  }
}

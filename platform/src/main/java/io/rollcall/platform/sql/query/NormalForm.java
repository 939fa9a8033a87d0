package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings a typed filter into the form of a [Term]: negation goes down to the leaves, `ne` is the
/// opposite of `eq`, `eq null` that of `pr`. What is said twice is said once, and equal comparisons
/// of one path in an `or` (or different ones in an `and`) become one leaf, so that a long list of
/// values is one condition.
record NormalForm(Scope scope) {

  /// @param filter typed by the scope
  static Term of(Filter filter, Scope scope) {
    return new NormalForm(scope).term(filter, true);
  }

  private Term term(Filter filter, boolean holds) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> holds ? all(all, true) : any(all, false);
      case Filter.Or(List<Filter> any) -> holds ? any(any, true) : all(any, false);
      case Filter.Not(Filter inner) -> term(inner, !holds);
      case Filter.Present(AttributePath path) -> new Term.Leaf(new Test.Has(resolved(path)), holds);
      case Filter.ValuePath(AttributePath path, Filter inner) -> {
        ResolvedPath list = resolved(path);
        yield new Term.Leaf(new Test.OneValue(list, of(inner, list.attribute())), holds);
      }
      case Filter.Compare(AttributePath path, Operator operator, Json value) ->
          leaf(resolved(path), operator, value, holds);
    };
  }

  private static Term leaf(ResolvedPath path, Operator operator, Json value, boolean holds) {
    boolean isNegated = operator == Operator.NE;
    if (value instanceof Json.Null) {
      return new Term.Leaf(new Test.Has(path), isNegated == holds);
    }
    return isNegated || operator == Operator.EQ
        ? new Term.Leaf(new Test.Equals(path, List.of(value)), isNegated != holds)
        : new Term.Leaf(new Test.Compares(path, operator, value), holds);
  }

  private Term all(List<Filter> filters, boolean holds) {
    Set<Term> terms = new LinkedHashSet<>();
    for (Filter filter : filters) {
      Term term = term(filter, holds);
      terms.addAll(term instanceof Term.All(List<Term> inner) ? inner : List.of(term));
    }
    List<Term> merged = merged(terms, false);
    return merged.size() == 1 ? merged.getFirst() : new Term.All(merged);
  }

  private Term any(List<Filter> filters, boolean holds) {
    Set<Term> terms = new LinkedHashSet<>();
    for (Filter filter : filters) {
      Term term = term(filter, holds);
      terms.addAll(term instanceof Term.Any(List<Term> inner) ? inner : List.of(term));
    }
    List<Term> merged = merged(terms, true);
    return merged.size() == 1 ? merged.getFirst() : new Term.Any(merged);
  }

  /// @param holding which leaves may become one: in an `or` those that hold, in an `and` those that
  ///   do not
  private static List<Term> merged(Set<Term> terms, boolean holding) {
    Map<ResolvedPath, Set<Json>> equal = new LinkedHashMap<>();
    List<Term> others = new ArrayList<>();
    for (Term term : terms) {
      if (term
              instanceof Term.Leaf(Test.Equals(ResolvedPath path, List<Json> wanted), boolean holds)
          && holds == holding) {
        equal.computeIfAbsent(path, _ -> new LinkedHashSet<>()).addAll(wanted);
      } else {
        others.add(term);
      }
    }
    List<Term> merged = new ArrayList<>();
    equal.forEach((path, wanted) ->
        merged.add(new Term.Leaf(new Test.Equals(path, List.copyOf(wanted)), holding)));
    merged.addAll(others);
    return merged;
  }

  private ResolvedPath resolved(AttributePath path) {
    return scope.resolve(path).orElseThrow();
  }
}

package io.rollcall.platform.sql.query;

import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.stream.Stream;

/// A filter in negation normal form: `and` and `or` over leaves that hold or do not.
sealed interface Term {
  /// All of these; of none: true.
  record All(List<Term> terms) implements Term {
    public All {
      terms = List.copyOf(terms);
    }
  }

  /// One of these; of none: false.
  record Any(List<Term> terms) implements Term {
    public Any {
      terms = List.copyOf(terms);
    }
  }

  /// @param holds whether the test holds, or does not
  record Leaf(Test test, boolean holds) implements Term {}

  /// The leaves, but not what is inside them.
  default Stream<Leaf> leaves() {
    return switch (this) {
      case All(List<Term> terms) -> terms.stream().flatMap(Term::leaves);
      case Any(List<Term> terms) -> terms.stream().flatMap(Term::leaves);
      case Leaf leaf -> Stream.of(leaf);
    };
  }

  /// What is asked of the values of one path. It holds or it does not: an absent value is no value.
  sealed interface Test {
    ResolvedPath path();

    /// There is a value.
    record Has(ResolvedPath path) implements Test {}

    /// One of the path's values is one of these.
    record Equals(ResolvedPath path, List<Json> wanted) implements Test {
      public Equals {
        wanted = List.copyOf(wanted);
      }
    }

    /// One of the path's values compares so.
    ///
    /// @param operator neither `eq` nor `ne`
    record Compares(ResolvedPath path, Operator operator, Json wanted) implements Test {}

    /// One and the same value of the list fulfils the term, whose paths name sub-attributes.
    record OneValue(ResolvedPath path, Term term) implements Test {}
  }
}

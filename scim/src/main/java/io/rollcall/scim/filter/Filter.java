package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.schema.AttributePath;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a resource must be like (RFC 7644 §3.4.2.2). [FilterParser] reads what [#print] writes.
public sealed interface Filter {

  /// All of these hold. Two or more; an `and` directly inside is merged, as it says the same.
  record And(List<Filter> all) implements Filter {
    public And {
      all = flat(all, f -> f instanceof And(List<Filter> inner) ? inner : List.of(f));
    }
  }

  /// One of these holds. Two or more; an `or` directly inside is merged, as it says the same.
  record Or(List<Filter> any) implements Filter {
    public Or {
      any = flat(any, f -> f instanceof Or(List<Filter> inner) ? inner : List.of(f));
    }
  }

  record Not(Filter filter) implements Filter {}

  /// One value of the attribute compares so. `ne` is the opposite of `eq`: it holds when no value
  /// is equal, so also when there is none.
  record Compare(AttributePath path, Operator operator, Json value) implements Filter {}

  /// The attribute has a value (`pr`).
  record Present(AttributePath path) implements Filter {}

  /// One and the same value of a multi-valued attribute fulfils the inner filter, whose paths name
  /// sub-attributes.
  record ValuePath(AttributePath path, Filter filter) implements Filter {}

  default String print() {
    return switch (this) {
      case And(List<Filter> all) ->
          all.stream()
              .map(f -> f instanceof Or ? "(" + f.print() + ")" : f.print())
              .collect(Collectors.joining(" and "));
      case Or(List<Filter> any) ->
          any.stream().map(Filter::print).collect(Collectors.joining(" or "));
      case Not(Filter filter) -> "not (" + filter.print() + ")";
      case Compare(AttributePath path, Operator operator, Json value) ->
          path.print() + " " + operator.word() + " " + JsonCodec.text(value);
      case Present(AttributePath path) -> path.print() + " pr";
      case ValuePath(AttributePath path, Filter filter) ->
          path.print() + "[" + filter.print() + "]";
    };
  }

  private static List<Filter> flat(List<Filter> filters, Function<Filter, List<Filter>> inner) {
    List<Filter> flat = filters.stream().flatMap(f -> inner.apply(f).stream()).toList();
    if (flat.size() < 2) {
      throw new IllegalArgumentException("and, or need two filters at least");
    }
    return flat;
  }
}

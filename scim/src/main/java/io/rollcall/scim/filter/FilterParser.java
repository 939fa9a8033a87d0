package io.rollcall.scim.filter;

import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads filters (RFC 7644 §3.4.2.2, figure 1) and PATCH paths (§3.5.2, figure 7). One method is
/// one rule of the grammar, and is named after it. Bounded in length and depth, so that no filter
/// can exhaust the server.
///
/// Beyond the RFC it reads what [Leniency#UNQUOTED_VALUE] and [Leniency#VALUE_PATH_COMPARED] say.
public final class FilterParser {
  public static final int MAX_LENGTH = 8_192;
  public static final int MAX_DEPTH = 50;

  private final Cursor cursor;
  private final Reading reading;
  private int depth;

  private FilterParser(Cursor cursor, Reading reading) {
    this.cursor = cursor;
    this.reading = reading;
  }

  /// @throws ScimException invalidFilter, saying at which character, if the text is no filter
  public static Filter parse(String text) {
    return parse(text, Reading.lenient());
  }

  /// As [#parse(String)], as part of a reading that may refuse leniencies.
  public static Filter parse(String text, Reading reading) {
    return whole(text, ScimError::invalidFilter, reading, FilterParser::filter);
  }

  /// @throws ScimException invalidPath, saying at which character, if the text is no path
  public static PatchPath parsePath(String text) {
    return parsePath(text, Reading.lenient());
  }

  /// As [#parsePath(String)], as part of a reading that may refuse leniencies.
  public static PatchPath parsePath(String text, Reading reading) {
    return whole(text, ScimError::invalidPath, reading, FilterParser::path);
  }

  private static <T> T whole(
      String text,
      Function<String, ScimError> refusal,
      Reading reading,
      Function<FilterParser, T> rule) {
    Cursor cursor = new Cursor(text, refusal);
    if (text.length() > MAX_LENGTH) {
      throw cursor.refused(
          MAX_LENGTH,
          "at most %,d characters are allowed, not %,d".formatted(MAX_LENGTH, text.length()));
    }
    T result = rule.apply(new FilterParser(cursor, reading));
    cursor.skipSpaces();
    if (!cursor.isAtEnd()) {
      throw cursor.expected(cursor.position(), "\"and\", \"or\" or the end");
    }
    return result;
  }

  /// `PATH = attrPath / valuePath [subAttr]`
  private PatchPath path() {
    AttributePath attribute = attrPath();
    return cursor.accept('[')
        ? new PatchPath(attribute, Optional.of(valFilter()), subAttr())
        : PatchPath.of(attribute);
  }

  /// `FILTER = … / FILTER SP "or" SP FILTER`; `or` binds least.
  private Filter filter() {
    if (++depth > MAX_DEPTH) {
      throw cursor.refused(cursor.position(), "more than " + MAX_DEPTH + " levels of nesting");
    }
    List<Filter> any = new ArrayList<>(List.of(conjunction()));
    while (cursor.acceptWord("or")) {
      any.add(conjunction());
    }
    depth--;
    return any.size() == 1 ? any.getFirst() : new Filter.Or(any);
  }

  /// `FILTER SP "and" SP FILTER`
  private Filter conjunction() {
    List<Filter> all = new ArrayList<>(List.of(term()));
    while (cursor.acceptWord("and")) {
      all.add(term());
    }
    return all.size() == 1 ? all.getFirst() : new Filter.And(all);
  }

  /// `attrExp / valuePath / *1"not" "(" FILTER ")"`
  private Filter term() {
    int start = cursor.position();
    boolean negated = cursor.acceptWord("not");
    cursor.skipSpaces();
    if (cursor.accept('(')) {
      Filter inner = filter();
      cursor.skipSpaces();
      cursor.expect(')');
      return negated ? new Filter.Not(inner) : inner;
    }
    cursor.backTo(start);
    AttributePath path = attrPath();
    return cursor.accept('[') ? valuePath(path) : attrExp(path);
  }

  /// `valuePath = attrPath "[" valFilter "]"`, and after it, as a leniency, a sub-attribute that is
  /// compared: the same value must then fulfil both.
  private Filter valuePath(AttributePath path) {
    Filter inner = valFilter();
    int end = cursor.position();
    Optional<String> sub = subAttr();
    if (sub.isPresent()) {
      reading.take(
          Leniency.VALUE_PATH_COMPARED,
          () ->
              cursor
                  .refused(
                      end,
                      "the condition on %s.%s belongs inside the brackets, after \"and\""
                          .formatted(Echo.of(path.print()), Echo.of(sub.get())))
                  .error());
      inner = new Filter.And(List.of(inner, attrExp(AttributePath.of(sub.get()))));
    }
    return new Filter.ValuePath(path, inner);
  }

  /// `valFilter = attrExp / logExp / *1"not" "(" valFilter ")"`, after its opening bracket.
  private Filter valFilter() {
    Filter inner = filter();
    cursor.skipSpaces();
    cursor.expect(']');
    return inner;
  }

  /// `attrExp = (attrPath SP "pr") / (attrPath SP compareOp SP compValue)`
  private Filter attrExp(AttributePath path) {
    return cursor.acceptWord("pr")
        ? new Filter.Present(path)
        : new Filter.Compare(path, compareOp(), new CompValue(cursor, reading).read(path));
  }

  /// `attrPath = [URI ":"] ATTRNAME *1subAttr`
  private AttributePath attrPath() {
    cursor.skipSpaces();
    int start = cursor.position();
    return AttributePath.parse(cursor.word())
        .orElseThrow(() -> cursor.expected(start, "the name of an attribute"));
  }

  /// `subAttr = "." ATTRNAME`
  private Optional<String> subAttr() {
    if (!cursor.accept('.')) {
      return Optional.empty();
    }
    int start = cursor.position();
    AttributePath sub = attrPath();
    if (sub.schema().isPresent() || sub.sub().isPresent()) {
      throw cursor.expected(start, "the name of one sub-attribute");
    }
    return Optional.of(sub.name());
  }

  /// `compareOp = "eq" / "ne" / "co" / "sw" / "ew" / "gt" / "lt" / "ge" / "le"`
  private Operator compareOp() {
    cursor.skipSpaces();
    int start = cursor.position();
    return Operator.of(cursor.word())
        .orElseThrow(
            () -> cursor.expected(start, "an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)"));
  }
}

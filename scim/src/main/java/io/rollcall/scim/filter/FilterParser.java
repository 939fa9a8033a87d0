package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads filters (RFC 7644 §3.4.2.2, figure 1) and PATCH paths (§3.5.2, figure 7). One method is
/// one rule of the grammar, and is named after it. Bounded in length and depth, so that no filter
/// can exhaust the server.
///
/// Beyond the RFC it reads what [Leniency#UNQUOTED_VALUE] and [Leniency#VALUE_PATH_COMPARED] say.
public final class FilterParser {
  public static final int MAX_LENGTH = 8_192;
  public static final int MAX_DEPTH = 50;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  private static final String DELIMITERS = " ()[]\"";

  private final String text;
  private final Function<String, ScimError> refusal;
  private final Consumer<Leniency> leniencies;
  private int position;
  private int depth;

  private FilterParser(
      String text, Function<String, ScimError> refusal, Consumer<Leniency> leniencies) {
    this.text = text;
    this.refusal = refusal;
    this.leniencies = leniencies;
  }

  /// @throws ScimException invalidFilter, saying at which character, if the text is no filter
  public static Filter parse(String text) {
    return parse(text, leniency -> {});
  }

  /// As [#parse(String)], and tells which leniencies were needed.
  public static Filter parse(String text, Consumer<Leniency> leniencies) {
    FilterParser parser = new FilterParser(text, ScimError::invalidFilter, leniencies);
    return parser.whole("filter", parser::filter);
  }

  /// @throws ScimException invalidPath, saying at which character, if the text is no path
  public static PatchPath parsePath(String text) {
    return parsePath(text, leniency -> {});
  }

  /// As [#parsePath(String)], and tells which leniencies were needed.
  public static PatchPath parsePath(String text, Consumer<Leniency> leniencies) {
    FilterParser parser = new FilterParser(text, ScimError::invalidPath, leniencies);
    return parser.whole("path", parser::path);
  }

  private <T> T whole(String kind, Supplier<T> rule) {
    if (text.length() > MAX_LENGTH) {
      throw refusal
          .apply(
              "The %s has %,d characters; at most %,d are allowed"
                  .formatted(kind, text.length(), MAX_LENGTH))
          .exception();
    }
    skipSpaces();
    T result = rule.get();
    skipSpaces();
    if (position < text.length()) {
      throw expected("the end of the " + kind + " or \"and\" or \"or\"");
    }
    return result;
  }

  /// `PATH = attrPath / valuePath [subAttr]`
  private PatchPath path() {
    AttributePath attribute = attrPath();
    if (!accept('[')) {
      return PatchPath.of(attribute);
    }
    return new PatchPath(attribute, Optional.of(valFilter()), subAttr());
  }

  /// `FILTER = … / FILTER SP "or" SP FILTER`; `or` binds least.
  private Filter filter() {
    if (++depth > MAX_DEPTH) {
      throw refused("parentheses are nested deeper than " + MAX_DEPTH);
    }
    List<Filter> any = new ArrayList<>(List.of(conjunction()));
    while (acceptWord("or")) {
      any.add(conjunction());
    }
    depth--;
    return any.size() == 1 ? any.getFirst() : new Filter.Or(any);
  }

  /// `FILTER SP "and" SP FILTER`
  private Filter conjunction() {
    List<Filter> all = new ArrayList<>(List.of(term()));
    while (acceptWord("and")) {
      all.add(term());
    }
    return all.size() == 1 ? all.getFirst() : new Filter.And(all);
  }

  /// `attrExp / valuePath / *1"not" "(" FILTER ")"`
  private Filter term() {
    skipSpaces();
    int start = position;
    boolean negated = acceptWord("not");
    skipSpaces();
    if (accept('(')) {
      Filter inner = filter();
      skipSpaces();
      expect(')');
      return negated ? new Filter.Not(inner) : inner;
    }
    position = start;
    AttributePath path = attrPath();
    return accept('[') ? valuePath(path) : attrExp(path);
  }

  /// `valuePath = attrPath "[" valFilter "]"`, and after it, as a leniency, a sub-attribute that is
  /// compared: the same value must then fulfil both.
  private Filter valuePath(AttributePath path) {
    Filter inner = valFilter();
    Optional<String> sub = subAttr();
    if (sub.isPresent()) {
      leniencies.accept(Leniency.VALUE_PATH_COMPARED);
      inner = new Filter.And(List.of(inner, attrExp(AttributePath.of(sub.get()))));
    }
    return new Filter.ValuePath(path, inner);
  }

  /// `valFilter = attrExp / logExp / *1"not" "(" valFilter ")"`, after its opening bracket.
  private Filter valFilter() {
    Filter inner = filter();
    skipSpaces();
    expect(']');
    return inner;
  }

  /// `attrExp = (attrPath SP "pr") / (attrPath SP compareOp SP compValue)`
  private Filter attrExp(AttributePath path) {
    skipSpaces();
    int start = position;
    String word = word();
    if (word.equalsIgnoreCase("pr")) {
      return new Filter.Present(path);
    }
    Optional<Operator> operator = Operator.of(word);
    if (operator.isEmpty()) {
      position = start;
      throw expected("an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)");
    }
    return new Filter.Compare(path, operator.get(), compValue());
  }

  /// `attrPath = [URI ":"] ATTRNAME *1subAttr`
  private AttributePath attrPath() {
    skipSpaces();
    int start = position;
    Optional<AttributePath> path = AttributePath.parse(word());
    if (path.isEmpty()) {
      position = start;
      throw expected("the name of an attribute");
    }
    return path.get();
  }

  /// `subAttr = "." ATTRNAME`
  private Optional<String> subAttr() {
    if (!accept('.')) {
      return Optional.empty();
    }
    AttributePath sub = attrPath();
    if (sub.schema().isPresent() || sub.sub().isPresent()) {
      throw refused("after \"].\" there can only be the name of one sub-attribute");
    }
    return Optional.of(sub.name());
  }

  /// `compValue = false / null / true / number / string`
  private Json compValue() {
    skipSpaces();
    if (position < text.length() && text.charAt(position) == '"') {
      return string();
    }
    int start = position;
    String word = word();
    return switch (word) {
      case "" -> throw expected("a value, such as \"text\" in double quotes, true or 42");
      case "true" -> new Json.Bool(true);
      case "false" -> new Json.Bool(false);
      case "null" -> new Json.Null();
      default -> NUMBER.matcher(word).matches() ? number(start, word) : unquoted(word);
    };
  }

  private Json string() {
    int start = position++;
    while (position < text.length() && text.charAt(position) != '"') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    if (position >= text.length()) {
      position = start;
      throw refused("the text that begins here has no closing quote");
    }
    position++;
    return json(start, text.substring(start, position));
  }

  private Json json(int start, String literal) {
    try {
      return JsonCodec.parse(literal.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      position = start;
      throw refused("this is not a JSON string: " + e.getMessage());
    }
  }

  private Json number(int start, String literal) {
    try {
      return new Json.Num(new BigDecimal(literal));
    } catch (IllegalArgumentException e) {
      position = start;
      throw refused("number out of range");
    }
  }

  private Json unquoted(String literal) {
    leniencies.accept(Leniency.UNQUOTED_VALUE);
    return new Json.Str(literal);
  }

  private String word() {
    int start = position;
    while (position < text.length() && DELIMITERS.indexOf(text.charAt(position)) < 0) {
      position++;
    }
    return text.substring(start, position);
  }

  /// Takes this word if it is next: `and`, `or` and `not` ignore case.
  private boolean acceptWord(String expected) {
    int start = position;
    skipSpaces();
    if (word().equalsIgnoreCase(expected)) {
      return true;
    }
    position = start;
    return false;
  }

  private boolean accept(char expected) {
    if (position < text.length() && text.charAt(position) == expected) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw expected("\"" + expected + "\"");
    }
  }

  private void skipSpaces() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private ScimException expected(String what) {
    int start = position;
    String found = word();
    position = start;
    return refused(
        "expected %s, found %s"
            .formatted(
                what,
                start >= text.length()
                    ? "the end"
                    : "\"" + (found.isEmpty() ? text.substring(start, start + 1) : found) + "\""));
  }

  private ScimException refused(String what) {
    return refusal.apply("At character %d: %s".formatted(position + 1, what)).exception();
  }
}

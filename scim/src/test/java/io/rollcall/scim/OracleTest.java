package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.Conformance;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our matcher says what another implementation of RFC 7644 §3.4.2.2 says, UnboundID's SCIM 2 SDK,
/// wherever that one can say it. It works without a schema; where that or something else makes it
/// differ from the RFC is listed here.
class OracleTest {
  /// Texts without letters that lower case alone does not make equal.
  private static final String[] TEXTS = {"a", "A", "b", "ab", "%", "_", "é", "É", "'", " ", "work"};

  /// Times that the oracle has no room for, and numbers that it takes for 0 or infinite: its own
  /// are of double precision.
  private static final Pattern ODD = Pattern.compile("[+-]\\d{4,9}-|\\.000000001Z|[eE][+-]?900");

  @Test
  void theMatcherSaysWhatTheOracleSays() {
    AtomicInteger compared = new AtomicInteger();
    AtomicInteger matched = new AtomicInteger();
    Randomly.check(random -> {
      RandomType world = RandomType.of(random, TEXTS);
      for (int i = 0; i < 5; i++) {
        Filter filter = world.filter();
        Json resource = Conformance.withoutNulls(world.resource());
        Json.Obj holder = resource instanceof Json.Obj some ? some : Json.Obj.EMPTY;
        boolean isOdd = ODD.matcher(filter.print() + JsonCodec.text(holder)).find();
        if (!isOdd && isWithinTheOraclesReach(filter, world.type())) {
          boolean ours = new Matcher(filter, world.type()).test(holder);
          assertThat(ours)
              .as("%s\nof %s", filter.print(), JsonCodec.text(holder))
              .isEqualTo(oracle(filter.print(), holder));
          compared.incrementAndGet();
          matched.addAndGet(ours ? 1 : 0);
        }
      }
    });
    assertThat(compared.get()).isGreaterThan(1_000);
    assertThat(matched.get()).isBetween(compared.get() / 10, compared.get() * 9 / 10);
  }

  /// What [#differences] lists is not asked.
  private static boolean isWithinTheOraclesReach(Filter filter, Scope scope) {
    return switch (filter) {
      case Filter.And(List<Filter> all) ->
          all.stream().allMatch(f -> isWithinTheOraclesReach(f, scope));
      case Filter.Or(List<Filter> any) ->
          any.stream().allMatch(f -> isWithinTheOraclesReach(f, scope));
      case Filter.Not(Filter inner) -> isWithinTheOraclesReach(inner, scope);
      case Filter.Present(AttributePath path) -> !attribute(path, scope).isExtension();
      case Filter.ValuePath(AttributePath path, Filter inner) ->
          !attribute(path, scope).isExtension()
              && isWithinTheOraclesReach(inner, attribute(path, scope));
      case Filter.Compare compare -> isWithinTheOraclesReach(compare, scope);
    };
  }

  private static boolean isWithinTheOraclesReach(Filter.Compare compare, Scope scope) {
    Attribute leaf = scope.resolve(compare.path()).map(ResolvedPath::leaf).orElseThrow();
    return switch (leaf.type()) {
      case STRING, REFERENCE, BINARY -> !leaf.caseExact();
      case DATE_TIME, BOOLEAN, INTEGER, DECIMAL -> true;
      case COMPLEX -> false;
    };
  }

  private static Attribute attribute(AttributePath path, Scope scope) {
    return scope.resolve(path).map(ResolvedPath::attribute).orElseThrow();
  }

  /// Where the oracle is not right, or cannot know.
  @ParameterizedTest(name = "{0} of {1}: RFC {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          externalId eq "A"         | {"externalId": "a"}                | false | 7643 §3.1: externalId is caseExact
          title eq "ss"             | {"title": "ß"}                     | true  | 7643 §2.3.1: texts ignore case, ß is SS in upper case
          title gt "\\uFFFD"        | {"title": "𝒳"}                     | true  | 7644 §3.4.2.2: lexicographical; ours by code point, as databases do
          emails co "a"             | {"emails": [{"value": "a"}]}       | true  | 7644 §3.4.2.2: an example there is emails co "example.com"
          meta.created gt "2026-01-02T03:04:05Z" | {"meta": {"created": "2026-01-02T03:04:05.000000001Z"}} | true | 7643 §2.3.5: a time may be shorter than a millisecond
          meta.created gt "2026-01-02T03:04:05Z" | {"meta": {"created": "+999999999-12-31T23:59:59Z"}} | true | 7643 §2.3.5: a year may have more than four digits
          roles pr                  | {"roles": [{}]}                    | false | 7643 §2.5: no value is unassigned
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr | {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "D"}} | true | 7644 §3.10: a URN names the whole extension
          """)
  void differences(String filter, String resource, boolean ours, String rfc) {
    Json.Obj holder = object(resource);
    assertThat(new Matcher(FilterParser.parse(filter), ResourceType.user()).test(holder))
        .as(rfc)
        .isEqualTo(ours);
    assertThat(oracle(filter, holder)).as(rfc).isNotEqualTo(ours);
  }

  private static boolean oracle(String filter, Json.Obj resource) {
    try {
      return FilterEvaluator.evaluate(
          com.unboundid.scim2.common.filters.Filter.fromString(filter),
          JsonUtils.getObjectReader().readTree(JsonCodec.text(resource)));
    } catch (ScimException e) {
      throw new IllegalStateException(filter, e);
    }
  }

  private static Json.Obj object(String json) {
    return (Json.Obj) JsonCodec.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}

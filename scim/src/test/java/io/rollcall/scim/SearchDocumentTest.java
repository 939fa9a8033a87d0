package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterTyping;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.query.SearchDocument;
import io.rollcall.scim.query.SearchPath;
import io.rollcall.scim.query.SortKey;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Scope;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A search document answers every filter as the matcher does. The evaluation here compares texts
/// and knows nothing else, just as a database does.
class SearchDocumentTest {
  private static final ResourceType USER = ResourceType.user();
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user";

  @Test
  void aFilterSaysOfTheSearchDocumentWhatItSaysOfTheResource() {
    Randomly.check(random -> {
      RandomType world = RandomType.of(random);
      for (int i = 0; i < 5; i++) {
        Json.Obj resource = world.resource();
        Json.Obj search = SearchDocument.of(resource, world.type());
        Filter filter = world.filter();
        assertThat(matches(FilterTyping.typed(filter, world.type()), world.type(), search))
            .as(
                "%s\nof %s\nas %s",
                filter.print(), JsonCodec.text(resource), JsonCodec.text(search))
            .isEqualTo(new Matcher(filter, world.type()).test(resource));
      }
    });
  }

  @Test
  void everyValueIsAKeyUnderTheLowerCaseNameOfItsPath() {
    Json.Obj user =
        object(
            """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "1", "externalId": "Ab",
             "userName": "Ada", "password": "secret", "active": true, "title": "",
             "name": {"givenName": "Ada", "familyName": ""}, "groups": [{"value": "g"}],
             "emails": [{"value": "H@x", "type": "home"}, {"value": "W@x", "type": "work", "primary": true}],
             "addresses": [{"locality": "Bern"}], "meta": {"resourceType": "User"},
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "7"}}
            """);
    assertThat(SearchDocument.of(user, USER))
        .isEqualTo(
            object(
                """
                {"schemas": [{"value": "urn:ietf:params:scim:schemas:core:2.0:User"}],
                 "schemas.value": "urn:ietf:params:scim:schemas:core:2.0:User",
                 "externalid": "Ab", "username": "ada", "active": "true",
                 "name": "1", "name.givenname": "ada",
                 "emails": [{"value": "h@x", "type": "home"}, {"value": "w@x", "type": "work", "primary": "true"}],
                 "emails.value": "w@x", "emails.type": "work", "emails.primary": "true",
                 "addresses": [{"locality": "bern"}], "addresses.locality": "bern",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user": "1",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:employeenumber": "7"}
                """));
  }

  @Test
  void allValuesOfAPathAreListedOnce() {
    Json.Obj search =
        SearchDocument.of(
            object(
                """
                {"schemas": ["urn:a:b", "urn:a:c"], "title": "Dr",
                 "emails": [{"value": "A"}, {"type": "x"}, {"value": "a"}, {"value": "b"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                   {"employeeNumber": "7", "manager": {"value": "M"}}}
                """),
            USER);
    assertThat(SearchDocument.values(search, "emails.value")).containsExactly("a", "b");
    assertThat(SearchDocument.values(search, "schemas")).containsExactly("urn:a:b", "urn:a:c");
    assertThat(SearchDocument.values(search, "title")).containsExactly("dr");
    assertThat(SearchDocument.values(search, "nickname")).isEmpty();
    assertThat(SearchDocument.values(search, ENTERPRISE + ":employeenumber")).containsExactly("7");
    assertThat(SearchDocument.values(search, ENTERPRISE + ":manager.value")).containsExactly("M");
  }

  @Test
  void aPathIsNamedByTheSchemaAndNotByTheClient() {
    assertThat(SearchPath.of(path("USERNAME"))).isEqualTo("username");
    assertThat(SearchPath.of(path("urn:ietf:params:scim:schemas:core:2.0:User:name.givenName")))
        .isEqualTo("name.givenname");
    assertThat(SearchPath.of(path(ENTERPRISE))).isEqualTo(ENTERPRISE);
    assertThat(SearchPath.of(path(ENTERPRISE + ":Manager.VALUE")))
        .isEqualTo(ENTERPRISE + ":manager.value");
    assertThat(SearchPath.list(path("emails.type"))).isEqualTo("emails");
    assertThat(SearchPath.inElement(path("emails.type"))).isEqualTo("type");
    assertThat(SearchPath.inElement(path("schemas"))).isEqualTo("value");
    assertThat(SearchPath.sorted(path("emails"))).isEqualTo("emails.value");
    assertThat(SearchPath.sorted(path("schemas"))).isEqualTo("schemas.value");
    assertThat(SearchPath.sorted(path("name.familyName"))).isEqualTo("name.familyname");
  }

  @Test
  void keysOfNumbersAreOrderedAsTheNumbersAre() {
    Attribute decimal = decimal();
    Randomly.check(random -> {
      BigDecimal a = random.number().value().scaleByPowerOfTen(random.one(0, 0, 1, -17, 300));
      BigDecimal b = random.one(random.number().value(), a.negate(), a.setScale(a.scale() + 2));
      assertThat(Integer.signum(compare(key(decimal, a), key(decimal, b))))
          .as("%s and %s", a, b)
          .isEqualTo(a.compareTo(b));
    });
  }

  private static Attribute decimal() {
    Json.Obj json = Json.object().put("name", "size").put("type", "decimal").build();
    return Schema.read(Json.object().put("id", "urn:a:b").put("attributes", List.of(json)).build())
        .attributes()
        .getFirst();
  }

  private static String key(Attribute attribute, BigDecimal number) {
    return SortKey.of(attribute, new Json.Num(number)).orElseThrow();
  }

  private static ResolvedPath path(String text) {
    return USER.resolve(AttributePath.parse(text).orElseThrow()).orElseThrow();
  }

  private static Json.Obj object(String json) {
    return (Json.Obj) JsonCodec.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean matches(Filter filter, ResourceType type, Json.Obj search) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> all.stream().allMatch(f -> matches(f, type, search));
      case Filter.Or(List<Filter> any) -> any.stream().anyMatch(f -> matches(f, type, search));
      case Filter.Not(Filter inner) -> !matches(inner, type, search);
      case Filter.Present(AttributePath path) -> !keys(path, type, search).isEmpty();
      case Filter.ValuePath(AttributePath path, Filter inner) -> {
        ResolvedPath resolved = type.resolve(path).orElseThrow();
        yield search.objects(SearchPath.of(resolved)).stream()
            .anyMatch(element -> inElement(inner, resolved.attribute(), element));
      }
      case Filter.Compare compare -> holds(compare, type, keys(compare.path(), type, search));
    };
  }

  private static boolean inElement(Filter filter, Attribute attribute, Json.Obj element) {
    return switch (filter) {
      case Filter.And(List<Filter> all) ->
          all.stream().allMatch(f -> inElement(f, attribute, element));
      case Filter.Or(List<Filter> any) ->
          any.stream().anyMatch(f -> inElement(f, attribute, element));
      case Filter.Not(Filter inner) -> !inElement(inner, attribute, element);
      case Filter.Present(AttributePath path) -> element.get(name(path, attribute)).isPresent();
      case Filter.ValuePath _ -> throw new AssertionError("a value path inside a value path");
      case Filter.Compare compare ->
          holds(
              compare,
              attribute,
              element.string(name(compare.path(), attribute)).stream().toList());
    };
  }

  private static String name(AttributePath path, Attribute attribute) {
    return SearchPath.inElement(attribute.resolve(path).orElseThrow().leaf());
  }

  /// What says that the path has values: the keys, or for a whole complex value one text for each.
  private static List<String> keys(AttributePath path, ResourceType type, Json.Obj search) {
    ResolvedPath resolved = type.resolve(path).orElseThrow();
    if (!SearchPath.isInList(resolved)) {
      return search.string(SearchPath.of(resolved)).stream().toList();
    }
    List<Json.Obj> elements = search.objects(SearchPath.list(resolved));
    return resolved.leaf().isComplex()
        ? elements.stream().map(e -> "1").toList()
        : elements.stream()
            .flatMap(e -> e.string(SearchPath.inElement(resolved)).stream())
            .toList();
  }

  private static boolean holds(Filter.Compare compare, Scope scope, List<String> keys) {
    boolean isNegated = compare.operator() == Operator.NE;
    Operator operator = isNegated ? Operator.EQ : compare.operator();
    if (compare.value() instanceof Json.Null) {
      return isNegated != keys.isEmpty();
    }
    Attribute leaf = scope.resolve(compare.path()).map(ResolvedPath::leaf).orElseThrow();
    String wanted = SortKey.wanted(leaf, compare.value());
    return isNegated != keys.stream().anyMatch(key -> holds(key, operator, wanted));
  }

  private static boolean holds(String key, Operator operator, String wanted) {
    return switch (operator) {
      case EQ -> key.equals(wanted);
      case NE -> throw new AssertionError("ne is the opposite of eq");
      case CO -> key.contains(wanted);
      case SW -> key.startsWith(wanted);
      case EW -> key.endsWith(wanted);
      case GT -> compare(key, wanted) > 0;
      case GE -> compare(key, wanted) >= 0;
      case LT -> compare(key, wanted) < 0;
      case LE -> compare(key, wanted) <= 0;
    };
  }

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}

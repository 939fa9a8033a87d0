package io.rollcall.scim;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.AttributePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Random values of the module's types. The same seed makes the same values.
final class Randomly {
  private static final int CASES = 2_000;
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private final Random random;

  private Randomly(long seed) {
    this.random = new Random(seed);
  }

  /// Runs a property on many random values: `rollcall.test.size` times 2,000. The seed is printed,
  /// and `rollcall.test.seed` sets it.
  static void check(Consumer<Randomly> property) {
    long seed = Long.getLong("rollcall.test.seed", System.nanoTime());
    System.out.println("rollcall.test.seed=" + seed);
    for (int i = 0; i < CASES * Integer.getInteger("rollcall.test.size", 1); i++) {
      try {
        property.accept(new Randomly(seed + i));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "with -Drollcall.test.seed=" + (seed + i) + ": " + e.getMessage(), e);
      }
    }
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> List<T> some(int least, int most, Supplier<T> each) {
    int count = least + random.nextInt(most - least + 1);
    return IntStream.range(0, count).mapToObj(i -> each.get()).toList();
  }

  String text() {
    return String.join(
        "",
        some(0, 4, () -> one("a", "B", "\"", "\\", " ", ")", "é", "ß", "𝒳", "\uFFFD", "\n", "7")));
  }

  Json.Num number() {
    return new Json.Num(BigDecimal.valueOf(random.nextLong(), one(0, 0, 2, 40, -5)));
  }

  Json json(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> Json.string(text());
      case 1 -> number();
      case 2 -> Json.bool(random.nextBoolean());
      case 3 -> new Json.Null();
      case 4 -> Json.array(some(0, 3, () -> json(depth - 1)));
      default -> {
        Json.Builder object = Json.object();
        some(0, 3, this::text).forEach(name -> object.put(name, json(depth - 1)));
        yield object.build();
      }
    };
  }

  /// Any filter that the grammar allows, whether or not a schema knows its names.
  Filter anyFilter(int depth) {
    return filter(
        depth,
        () ->
            AttributePath.parse(one("a", "b.c", "$ref", "or", "x-y_9", ENTERPRISE + ":d.e"))
                .orElseThrow(),
        () ->
            one(Json.string(text()), number(), Json.bool(true), Json.bool(false), new Json.Null()),
        true);
  }

  /// A filter on a User whose comparisons are all of text, by equality.
  Filter userFilter(int depth) {
    return filter(
        depth,
        () ->
            AttributePath.parse(
                    one(
                        "userName",
                        "title",
                        "name.givenName",
                        "emails.value",
                        "emails.type",
                        ENTERPRISE + ":department"))
                .orElseThrow(),
        () -> Json.string(one("a", "A", "b", "ab", "work")),
        false);
  }

  /// A filter whose leaves are made by the caller.
  Filter logic(int depth, Supplier<Filter> leaf) {
    Supplier<Filter> inner = () -> logic(depth - 1, leaf);
    return switch (depth > 0 ? random.nextInt(5) : 4) {
      case 0 -> new Filter.And(some(2, 3, inner));
      case 1 -> new Filter.Or(some(2, 3, inner));
      case 2 -> new Filter.Not(inner.get());
      default -> leaf.get();
    };
  }

  private Filter filter(
      int depth, Supplier<AttributePath> path, Supplier<Json> value, boolean valuePaths) {
    Supplier<Filter> inner = () -> filter(depth - 1, path, value, valuePaths);
    return switch (random.nextInt(depth > 0 ? (valuePaths ? 6 : 5) : 2)) {
      case 0 -> new Filter.Present(path.get());
      case 1 -> new Filter.Compare(path.get(), one(Operator.values()), value.get());
      case 2 -> new Filter.And(some(2, 3, inner));
      case 3 -> new Filter.Or(some(2, 3, inner));
      case 4 -> new Filter.Not(inner.get());
      default -> new Filter.ValuePath(path.get(), inner.get());
    };
  }

  /// A User with some of the attributes that the other generators speak of.
  Json.Obj user() {
    Json.Builder user = Json.object().put("userName", one("a", "b"));
    maybe(() -> user.put("title", one("a", "A", "b", "ab")));
    maybe(() -> user.put("name", Json.object().put("givenName", one("a", "b")).build()));
    maybe(() -> user.put("emails", some(1, 3, this::email)));
    maybe(() -> user.put(ENTERPRISE, Json.object().put("department", one("a", "b")).build()));
    return user.build();
  }

  private Json.Obj email() {
    Json.Builder email = Json.object().put("value", one("a", "A", "b", "ab"));
    maybe(() -> email.put("type", one("work", "home")));
    return email.build();
  }

  /// The body of a PATCH with one operation, in the spelling of one identity provider or another.
  Json.Obj patch(String op) {
    Json.Builder operation = Json.object().put("op", op);
    List<Runnable> forms = new ArrayList<>();
    forms.add(() ->
        operation
            .put("path", one("title", "TITLE", "nickName", ENTERPRISE + ":department"))
            .put("value", text()));
    forms.add(() ->
        operation.put("path", "active").put("value", one(Json.bool(true), Json.string("False"))));
    forms.add(() ->
        operation
            .put("path", "name")
            .put("value", Json.object().put(one("givenName", "familyName"), text()).build()));
    forms.add(() -> operation.put("path", "emails").put("value", some(0, 3, this::email)));
    forms.add(
        () -> operation.put("path", "emails[type eq \"work\"].value").put("value", one("a", "b")));
    forms.add(() ->
        operation
            .put("path", "emails[type eq \"work\"]")
            .put("value", Json.object().put("value", one("a", "b")).build()));
    forms.add(() -> operation.put("path", "emails[type eq \"home\"].primary").put("value", true));
    forms.add(() ->
        operation.put(
            "value",
            Json.object()
                .put("id", "1")
                .put("title", text())
                .put("name.givenName", text())
                .put(ENTERPRISE, Json.object().put("manager", "9").build())
                .build()));
    forms.get(random.nextInt(forms.size())).run();
    return Json.object()
        .put("schemas", Json.array(Json.string("urn:ietf:params:scim:api:messages:2.0:PatchOp")))
        .put("Operations", List.of(operation.build()))
        .build();
  }

  void maybe(Runnable act) {
    if (random.nextBoolean()) {
      act.run();
    }
  }
}

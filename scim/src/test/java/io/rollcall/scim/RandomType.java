package io.rollcall.scim;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A User whose second extension has random attributes, with random resources and filters of it.
record RandomType(Randomly random, ResourceType type, List<String> texts) {
  private static final String URN = "urn:example:params:2.0:Any";

  private static final String[] ODD_TEXTS = {
    "a", "A", "b", "ab", "ß", "SS", "𝒳", "\uFFFD", "ΟΔΟΣ", "οδός", "%", "_", "\\", "'", " "
  };

  static RandomType of(Randomly random) {
    return of(random, ODD_TEXTS);
  }

  /// Texts in its resources and filters are some of these.
  static RandomType of(Randomly random, String... texts) {
    List<Attribute> attributes =
        IntStream.range(0, 6).mapToObj(i -> attribute(random, "x" + i, true)).toList();
    ResourceType user = ResourceType.user();
    List<Schema> extensions = new ArrayList<>(user.extensions());
    extensions.add(new Schema(URN, "Any", "", attributes));
    return new RandomType(
        random,
        new ResourceType(user.name(), user.endpoint(), user.description(), user.core(), extensions),
        List.of(texts));
  }

  private static Attribute attribute(Randomly random, String name, boolean mayBeComplex) {
    Attribute.Type type = random.one(Attribute.Type.values());
    if (type == Attribute.Type.COMPLEX && !mayBeComplex) {
      type = Attribute.Type.STRING;
    }
    List<Attribute> subs =
        type == Attribute.Type.COMPLEX
            ? List.of(
                attribute(random, random.one("value", "s0"), false),
                attribute(random, "S1", false),
                attribute(random, "s2", false))
            : List.of();
    return new Attribute(
        name,
        type,
        mayBeComplex && random.one(true, false),
        "",
        false,
        List.of(),
        random.one(true, false),
        Attribute.Mutability.READ_WRITE,
        random.one(Attribute.Returned.DEFAULT, Attribute.Returned.REQUEST),
        Attribute.Uniqueness.NONE,
        List.of(),
        subs);
  }

  /// A resource whose values fit the type.
  Json.Obj resource() {
    Json.Builder resource = Json.object();
    type.attributes().stream()
        .filter(RandomType::isSearched)
        .forEach(a -> random.maybe(() -> resource.put(a.name(), value(a))));
    return resource.build();
  }

  private static boolean isSearched(Attribute attribute) {
    return !attribute.isReadOnly() && attribute.returned() != Attribute.Returned.NEVER;
  }

  private Json value(Attribute attribute) {
    return attribute.multiValued()
        ? Json.array(random.some(1, 3, () -> one(attribute)))
        : one(attribute);
  }

  private Json one(Attribute attribute) {
    return switch (attribute.type()) {
      case STRING, REFERENCE, BINARY -> Json.string(random.one(texts.toArray(String[]::new)));
      case BOOLEAN -> Json.bool(random.one(true, false));
      case INTEGER ->
          Json.number(
              random.one(
                  0L,
                  1L,
                  2L,
                  10L,
                  12L,
                  -1L,
                  -2L,
                  -12L,
                  9_007_199_254_740_993L,
                  9_007_199_254_740_992L));
      case DECIMAL ->
          new Json.Num(
              new BigDecimal(
                  random.one(
                      "0",
                      "1",
                      "1.0",
                      "1e0",
                      "0.1",
                      "0.12",
                      "-0.1",
                      "-0.12",
                      "-1",
                      "-10",
                      "1e900",
                      "1e-900",
                      "-1e900",
                      "-1e-900",
                      "1234567890.123456789012345678901")));
      case DATE_TIME ->
          Json.string(
              random.one(
                  "2026-01-02T03:04:05Z",
                  "2026-01-02T05:04:05+02:00",
                  "2026-01-02T03:04:05.000000001Z",
                  "1969-12-31T23:59:59.5Z",
                  "-0044-03-15T12:00:00Z",
                  "+999999999-12-31T23:59:59Z",
                  "-999999999-01-01T00:00:00Z"));
      case COMPLEX -> {
        Json.Builder value = Json.object();
        attribute.subAttributes().stream()
            .filter(RandomType::isSearched)
            .forEach(sub -> random.maybe(() -> value.put(sub.name(), value(sub))));
        yield value.build();
      }
    };
  }

  /// A filter that fits the type: every path is known, every operator allowed.
  Filter filter() {
    return random.logic(3, this::leaf);
  }

  private Filter leaf() {
    Attribute attribute = pick(type.attributes().stream().filter(RandomType::isSearched).toList());
    return attribute.name().contains(":")
        ? inExtension(attribute)
        : term(attribute, Optional.empty());
  }

  private Filter inExtension(Attribute extension) {
    Optional<String> urn = Optional.of(extension.name());
    return switch (random.one(0, 1, 1, 1, 1, 2)) {
      case 0 -> new Filter.Present(AttributePath.parse(extension.name()).orElseThrow());
      case 1 -> term(pick(extension.subAttributes()), urn);
      default ->
          new Filter.ValuePath(
              AttributePath.parse(extension.name()).orElseThrow(),
              random.logic(1, () -> term(pick(extension.subAttributes()), Optional.empty())));
    };
  }

  private Filter term(Attribute attribute, Optional<String> urn) {
    AttributePath path = new AttributePath(urn, attribute.name(), Optional.empty());
    if (!attribute.isComplex()) {
      return compare(path, attribute);
    }
    Attribute sub = pick(attribute.subAttributes());
    return switch (random.one(0, 1, 1, 2, 2, 3)) {
      case 0 -> new Filter.Present(path);
      case 1 -> compare(new AttributePath(urn, attribute.name(), Optional.of(sub.name())), sub);
      case 2 -> new Filter.ValuePath(path, random.logic(2, () -> inElement(attribute)));
      default -> new Filter.Compare(path, random.one(Operator.EQ, Operator.NE), new Json.Null());
    };
  }

  private Filter inElement(Attribute attribute) {
    Attribute sub = pick(attribute.subAttributes());
    return compare(AttributePath.of(sub.name()), sub);
  }

  private Filter compare(AttributePath path, Attribute leaf) {
    Operator operator =
        switch (leaf.type()) {
          case STRING, REFERENCE -> random.one(Operator.values());
          case BOOLEAN, BINARY, COMPLEX -> random.one(Operator.EQ, Operator.NE);
          case INTEGER, DECIMAL, DATE_TIME ->
              random.one(
                  Operator.EQ, Operator.NE, Operator.GT, Operator.GE, Operator.LT, Operator.LE);
        };
    boolean isText = leaf.type() == Attribute.Type.STRING;
    return switch (random.one(0, 1, 1, 1, 1, 2)) {
      case 0 -> new Filter.Present(path);
      case 1 -> new Filter.Compare(path, operator, one(leaf));
      default ->
          isText
              ? new Filter.Compare(path, operator, Json.string(""))
              : new Filter.Compare(path, random.one(Operator.EQ, Operator.NE), new Json.Null());
    };
  }

  private Attribute pick(List<Attribute> attributes) {
    return random.one(attributes.toArray(Attribute[]::new));
  }
}

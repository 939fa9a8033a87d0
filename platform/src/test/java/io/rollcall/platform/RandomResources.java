package io.rollcall.platform;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random resources and filters of a type. The same seed makes the same ones.
///
/// @param known values of attributes that are not made at random, by path: ids, names, times
record RandomResources(Random random, ResourceType type, Map<String, List<String>> known) {

  private static final String URN = "urn:example:params:2.0:Any";

  /// Texts that are easily taken for one another, ordered differently by chars or by a language, or
  /// special in SQL or JSON.
  private static final List<String> TEXTS =
      List.of(
          "a", "A", "b", "ab", "aB", "B ", "ß", "SS", "ss", "𝒳", "\uFFFF", "\uD7FF", "ΟΔΟΣ",
          "οδός", "İ", "i", "ı", "Å", "A\u030A", "%", "_", "\\", "'", "\"", "?", ":x", "{0}", "$.a",
          "null", "true", "-", "a-b", "z", "ä", "😀");

  private static final List<String> MADE = List.of("$ref", "location", "version");

  /// The type with an extension of random attributes.
  static ResourceType extended(ResourceType type, Random random) {
    List<Attribute> attributes =
        IntStream.range(0, 6).mapToObj(i -> attribute(random, "x" + i, true)).toList();
    return new ResourceType(
        type.name(),
        type.endpoint(),
        type.description(),
        type.core(),
        Stream.concat(type.extensions().stream(), Stream.of(new Schema(URN, "Any", "", attributes)))
            .toList());
  }

  private static Attribute attribute(Random random, String name, boolean mayBeComplex) {
    Attribute.Type[] types = Attribute.Type.values();
    Attribute.Type any = types[random.nextInt(types.length)];
    Attribute.Type type =
        any == Attribute.Type.COMPLEX && !mayBeComplex ? Attribute.Type.STRING : any;
    List<Attribute> subs =
        type == Attribute.Type.COMPLEX
            ? Stream.of("value", "S1", "$s2").map(sub -> attribute(random, sub, false)).toList()
            : List.of();
    return new Attribute(
        name,
        type,
        mayBeComplex && random.nextBoolean(),
        "",
        false,
        List.of(),
        random.nextBoolean(),
        Attribute.Mutability.READ_WRITE,
        Attribute.Returned.DEFAULT,
        Attribute.Uniqueness.NONE,
        List.of(),
        subs);
  }

  /// Values of the attributes that clients set, but for the known ones.
  Json.Obj resource() {
    Json.Builder resource = Json.object();
    type.attributes().stream()
        .filter(a -> isMade(a) && !known.containsKey(a.name()) && !a.name().equals("members"))
        .filter(_ -> random.nextInt(3) > 0)
        .forEach(a -> resource.put(a.name(), value(a)));
    return resource.build();
  }

  private static boolean isMade(Attribute attribute) {
    return !attribute.isReadOnly() && attribute.returned() != Attribute.Returned.NEVER;
  }

  private Json value(Attribute attribute) {
    return attribute.multiValued() ? Json.array(some(1, 3, () -> one(attribute))) : one(attribute);
  }

  private Json one(Attribute attribute) {
    return switch (attribute.type()) {
      case STRING, REFERENCE, BINARY -> Json.string(pick(TEXTS));
      case BOOLEAN -> Json.bool(random.nextBoolean());
      case INTEGER ->
          Json.number(pick(List.of(0L, 1L, 2L, 10L, -1L, -12L, 9_007_199_254_740_993L)));
      case DECIMAL ->
          new Json.Num(
              new BigDecimal(pick(List.of("0", "1.0", "1e0", "0.12", "-0.1", "-10", "1e900"))));
      case DATE_TIME ->
          Json.string(
              pick(
                  List.of(
                      "2026-01-02T03:04:05Z",
                      "2026-01-02T05:04:05+02:00",
                      "2026-01-02T03:04:05.000000001Z",
                      "-0044-03-15T12:00:00Z")));
      case COMPLEX -> {
        Json.Builder value = Json.object();
        attribute.subAttributes().stream()
            .filter(sub -> isMade(sub) && random.nextBoolean())
            .forEach(sub -> value.put(sub.name(), value(sub)));
        yield value.build();
      }
    };
  }

  /// A filter that fits the type.
  Filter filter() {
    return logic(3, this::leaf);
  }

  /// A path with values that have an order.
  AttributePath sortable() {
    return switch (leaf()) {
      case Filter.Compare compare when isSortable(compare.path()) -> compare.path();
      case Filter.Compare _,
          Filter.And _,
          Filter.Or _,
          Filter.Not _,
          Filter.Present _,
          Filter.ValuePath _ ->
          sortable();
    };
  }

  private static boolean isSortable(AttributePath path) {
    return !List.of("groups", "members").contains(path.name());
  }

  private Filter logic(int depth, Supplier<Filter> leaf) {
    Supplier<Filter> inner = () -> logic(depth - 1, leaf);
    return switch (depth > 0 ? random.nextInt(5) : 4) {
      case 0 -> new Filter.And(some(2, 3, inner));
      case 1 -> new Filter.Or(some(2, 4, inner));
      case 2 -> new Filter.Not(inner.get());
      default -> leaf.get();
    };
  }

  private Filter leaf() {
    Attribute attribute = pick(type.attributes());
    if (attribute.returned() == Attribute.Returned.NEVER) {
      return leaf();
    }
    if (!attribute.name().contains(":")) {
      return term(attribute, Optional.empty());
    }
    return random.nextInt(6) == 0
        ? new Filter.Present(AttributePath.parse(attribute.name()).orElseThrow())
        : term(pick(attribute.subAttributes()), Optional.of(attribute.name()));
  }

  private Filter term(Attribute attribute, Optional<String> urn) {
    AttributePath path = new AttributePath(urn, attribute.name(), Optional.empty());
    if (!attribute.isComplex()) {
      return compare(path, attribute, attribute.name());
    }
    Attribute sub = pick(attribute.subAttributes().stream().filter(this::isCompared).toList());
    String name = attribute.name() + "." + sub.name();
    return switch (random.nextInt(6)) {
      case 0 -> new Filter.Present(path);
      case 1 ->
          attribute.sub("value").isPresent()
              ? new Filter.Compare(path, Operator.EQ, new Json.Null())
              : new Filter.Present(path);
      case 2, 3 -> new Filter.ValuePath(path, logic(2, () -> inside(attribute)));
      default ->
          compare(new AttributePath(urn, attribute.name(), Optional.of(sub.name())), sub, name);
    };
  }

  private Filter inside(Attribute attribute) {
    Attribute sub = pick(attribute.subAttributes().stream().filter(this::isCompared).toList());
    return compare(AttributePath.of(sub.name()), sub, attribute.name() + "." + sub.name());
  }

  /// Whether values are kept, and not made when they are shown.
  private boolean isCompared(Attribute sub) {
    return !MADE.contains(sub.name()) && !(sub.name().equals("display") && isGroup());
  }

  private boolean isGroup() {
    return type.core().id().equals(Schemas.GROUP_URN);
  }

  private Filter compare(AttributePath path, Attribute leaf, String name) {
    List<String> values = known.get(name);
    Operator operator = pick(operators(leaf.type()));
    return switch (random.nextInt(7)) {
      case 0 -> new Filter.Present(path);
      case 1 ->
          operator == Operator.EQ || operator == Operator.NE
              ? new Filter.Compare(path, operator, new Json.Null())
              : new Filter.Present(path);
      case 2 ->
          leaf.type() == Attribute.Type.STRING
              ? new Filter.Compare(path, operator, Json.string(""))
              : new Filter.Compare(path, operator, one(leaf));
      default ->
          new Filter.Compare(
              path, operator, values == null ? one(leaf) : Json.string(pick(values)));
    };
  }

  private static List<Operator> operators(Attribute.Type type) {
    return switch (type) {
      case STRING, REFERENCE -> List.of(Operator.values());
      case BOOLEAN, BINARY, COMPLEX -> List.of(Operator.EQ, Operator.NE);
      case INTEGER, DECIMAL, DATE_TIME ->
          List.of(Operator.EQ, Operator.NE, Operator.GT, Operator.GE, Operator.LT, Operator.LE);
    };
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> List<T> some(int least, int most, Supplier<T> each) {
    int count = least + random.nextInt(most - least + 1);
    return IntStream.range(0, count).mapToObj(_ -> each.get()).toList();
  }
}

package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.file.Table.Row;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a JSON array of objects, or an object with exactly one such array. What is in an object in
/// an object is a column with a dot: `name.first`. Arrays inside of a person are left alone.
final class JsonTable {
  private static final Set<String> COUNTS = Set.of("total", "count", "totalresults", "totalcount");

  private final String file;
  private final Set<String> header = new LinkedHashSet<>();

  JsonTable(String file) {
    this.file = file;
  }

  Table read(String text) throws IncompleteRead {
    List<Row> rows = new ArrayList<>();
    for (Json item : items(parsed(text))) {
      if (!(item instanceof Json.Obj object)) {
        throw new IncompleteRead(
            "Item %d of %s is no object; every item must be one.".formatted(rows.size() + 1, file));
      }
      Map<String, String> values = new LinkedHashMap<>();
      flatten("", object, values);
      rows.add(new Row("item " + (rows.size() + 1), values));
    }
    return new Table(file, List.copyOf(header), rows, true);
  }

  private Json parsed(String text) throws IncompleteRead {
    try {
      return JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new IncompleteRead(
          "%s is no whole JSON; was it cut? %s.".formatted(file, e.getMessage()), e);
    }
  }

  private List<Json> items(Json json) throws IncompleteRead {
    if (json instanceof Json.Arr(List<Json> items)) {
      return items;
    }
    if (json instanceof Json.Obj(Map<String, Json> members)) {
      List<Json.Arr> arrays =
          members.values().stream()
              .filter(Json.Arr.class::isInstance)
              .map(Json.Arr.class::cast)
              .toList();
      if (arrays.size() == 1) {
        return whole(members, arrays.getFirst().items());
      }
    }
    throw new IncompleteRead(
        file + " must be an array of objects, or an object with exactly one such array.");
  }

  // What an API sent page by page was perhaps kept page by page.
  private List<Json> whole(Map<String, Json> members, List<Json> items) throws IncompleteRead {
    for (Map.Entry<String, Json> member : members.entrySet()) {
      boolean other =
          COUNTS.contains(Column.plain(member.getKey()))
              && member.getValue() instanceof Json.Num number
              && number.integer().filter(count -> count == items.size()).isEmpty();
      boolean goesOn =
          Column.plain(member.getKey()).startsWith("next")
              && !(member.getValue() instanceof Json.Null)
              && !member.getValue().equals(Json.string(""));
      if (other || goesOn) {
        throw new IncompleteRead(
            "%s has %d items and says %s: %s; it is a part of something larger."
                .formatted(file, items.size(), member.getKey(), JsonCodec.text(member.getValue())));
      }
    }
    return items;
  }

  private void flatten(String before, Json.Obj object, Map<String, String> values) {
    object
        .members()
        .forEach((name, value) -> {
          String column = before + name;
          switch (value) {
            case Json.Obj inner -> flatten(column + ".", inner, values);
            case Json.Str(String text) -> put(column, text.strip(), values);
            case Json.Num(BigDecimal number) -> put(column, number.toPlainString(), values);
            case Json.Bool(boolean truth) -> put(column, String.valueOf(truth), values);
            case Json.Null _ -> put(column, "", values);
            case Json.Arr _ -> {}
          }
        });
  }

  private void put(String column, String value, Map<String, String> values) {
    header.add(column);
    if (!value.isEmpty()) {
      values.put(column, value);
    }
  }
}

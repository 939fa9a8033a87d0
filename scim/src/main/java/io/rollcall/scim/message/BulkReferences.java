package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places of an operation where `bulkId:x` stands for the id of what the operation `x` makes
/// (RFC 7644 §3.7.2): any text of the data that is nothing else, and inside of paths.
final class BulkReferences {
  private static final String PREFIX = "bulkId:";

  /// In a path it is a segment, or a text in quotes of a filter.
  private static final Pattern IN_PATH = Pattern.compile("(?<=^|[/\"])bulkId:([^\"\\s/\\[\\]]+)");

  private static final Set<String> PATHS = Set.of("path", "$ref");

  private BulkReferences() {}

  static Set<String> in(BulkOperation operation) {
    Set<String> found = new LinkedHashSet<>();
    replaced(
        operation,
        bulkId -> {
          found.add(bulkId);
          return bulkId;
        });
    return found;
  }

  static Set<String> in(Json value) {
    Set<String> found = new LinkedHashSet<>();
    value(
        "",
        value,
        bulkId -> {
          found.add(bulkId);
          return bulkId;
        });
    return found;
  }

  static BulkOperation resolved(BulkOperation operation, Map<String, String> ids) {
    return replaced(
        operation,
        bulkId -> {
          String id = ids.get(bulkId);
          if (id == null) {
            throw BulkOperation.unmade(bulkId).exception();
          }
          return id;
        });
  }

  private static BulkOperation replaced(BulkOperation operation, UnaryOperator<String> id) {
    return new BulkOperation(
        operation.method(),
        inPath(operation.path(), id),
        operation.bulkId(),
        operation.version(),
        value("", operation.data(), id));
  }

  private static Json value(String name, Json value, UnaryOperator<String> id) {
    return switch (value) {
      case Json.Str(String text) when text.startsWith(PREFIX) ->
          Json.string(id.apply(text.substring(PREFIX.length())));
      case Json.Str(String text) when PATHS.contains(name) -> Json.string(inPath(text, id));
      case Json.Obj(Map<String, Json> members) -> {
        Map<String, Json> replaced = new LinkedHashMap<>();
        members.forEach((n, member) -> replaced.put(n, value(n, member, id)));
        yield new Json.Obj(replaced);
      }
      case Json.Arr(List<Json> items) ->
          Json.array(items.stream().map(item -> value(name, item, id)).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static String inPath(String path, UnaryOperator<String> id) {
    return IN_PATH
        .matcher(path)
        .replaceAll(found -> Matcher.quoteReplacement(id.apply(found.group(1))));
  }
}

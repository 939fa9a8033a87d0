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
    find(operation.path(), found);
    find("", operation.data(), found);
    return found;
  }

  static Set<String> in(Json value) {
    Set<String> found = new LinkedHashSet<>();
    find("", value, found);
    return found;
  }

  private static void find(String name, Json value, Set<String> found) {
    switch (value) {
      case Json.Str(String text) when text.startsWith(PREFIX) -> found.add(bulkId(text));
      case Json.Str(String text) when PATHS.contains(name) -> find(text, found);
      case Json.Obj(Map<String, Json> members) -> members.forEach((n, m) -> find(n, m, found));
      case Json.Arr(List<Json> items) -> items.forEach(item -> find(name, item, found));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static void find(String path, Set<String> found) {
    IN_PATH.matcher(path).results().forEach(result -> found.add(result.group(1)));
  }

  static BulkOperation resolved(BulkOperation operation, Map<String, String> ids) {
    if (in(operation).isEmpty()) {
      return operation;
    }
    UnaryOperator<String> id =
        bulkId -> {
          String made = ids.get(bulkId);
          if (made == null) {
            throw BulkOperation.unmade(bulkId).exception();
          }
          return made;
        };
    return new BulkOperation(
        operation.method(),
        inPath(operation.path(), id),
        operation.bulkId(),
        operation.version(),
        replaced("", operation.data(), id));
  }

  private static Json replaced(String name, Json value, UnaryOperator<String> id) {
    return switch (value) {
      case Json.Str(String text) when text.startsWith(PREFIX) ->
          Json.string(id.apply(bulkId(text)));
      case Json.Str(String text) when PATHS.contains(name) -> Json.string(inPath(text, id));
      case Json.Obj(Map<String, Json> members) -> {
        Map<String, Json> replaced = new LinkedHashMap<>();
        members.forEach((n, member) -> replaced.put(n, replaced(n, member, id)));
        yield new Json.Obj(replaced);
      }
      case Json.Arr(List<Json> items) ->
          Json.array(items.stream().map(item -> replaced(name, item, id)).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static String bulkId(String reference) {
    return reference.substring(PREFIX.length());
  }

  private static String inPath(String path, UnaryOperator<String> id) {
    return IN_PATH
        .matcher(path)
        .replaceAll(found -> Matcher.quoteReplacement(id.apply(found.group(1))));
  }
}

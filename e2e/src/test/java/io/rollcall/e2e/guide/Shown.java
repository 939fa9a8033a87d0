package io.rollcall.e2e.guide;

import com.unboundid.util.json.JSONArray;
import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONString;
import com.unboundid.util.json.JSONValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a page says that one sees. `…` stands for what differs from time to time: for a part of a
/// line or of a value; as a line for any lines; in JSON as a name for any other members, as the
/// last item for any other items.
sealed interface Shown {
  String ANYTHING = "…";

  boolean fits(String actual);

  /// Lines, as they come.
  record Text(List<String> lines) implements Shown {
    public Text {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean fits(String actual) {
      String pattern =
          lines.stream()
              .map(line -> line.equals(ANYTHING) ? "(?:.*\n)*" : glob(line) + "\n")
              .collect(Collectors.joining());
      return Pattern.matches(pattern, actual.isEmpty() ? "" : actual + "\n");
    }

    @Override
    public String toString() {
      return String.join("\n", lines);
    }
  }

  /// One JSON value, laid out in whatever way.
  record Document(JSONValue value) implements Shown {
    @Override
    public boolean fits(String actual) {
      try {
        return fits(value, parse(actual));
      } catch (JSONException _) {
        return false;
      }
    }

    private static JSONValue parse(String text) throws JSONException {
      return new JSONObject("{\"it\": " + text + "}").getField("it");
    }

    private static boolean fits(JSONValue wanted, JSONValue actual) {
      return switch (wanted) {
        case JSONString text when text.stringValue().equals(ANYTHING) -> true;
        case JSONString text ->
            actual instanceof JSONString given
                && Pattern.matches(glob(text.stringValue()), given.stringValue());
        case JSONObject object ->
            actual instanceof JSONObject given && fits(object.getFields(), given.getFields());
        case JSONArray array ->
            actual instanceof JSONArray given && fits(array.getValues(), given.getValues());
        default -> wanted.equals(actual);
      };
    }

    private static boolean fits(Map<String, JSONValue> wanted, Map<String, JSONValue> actual) {
      boolean isWhole = !wanted.containsKey(ANYTHING);
      return (!isWhole || wanted.size() == actual.size())
          && wanted.entrySet().stream()
              .filter(entry -> !entry.getKey().equals(ANYTHING))
              .allMatch(entry ->
                  actual.containsKey(entry.getKey())
                      && fits(entry.getValue(), actual.get(entry.getKey())));
    }

    private static boolean fits(List<JSONValue> wanted, List<JSONValue> actual) {
      boolean isWhole = wanted.isEmpty() || !wanted.getLast().equals(new JSONString(ANYTHING));
      int named = isWhole ? wanted.size() : wanted.size() - 1;
      return (isWhole ? actual.size() == named : actual.size() >= named)
          && IntStream.range(0, named).allMatch(i -> fits(wanted.get(i), actual.get(i)));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  static Document json(List<String> lines) {
    try {
      return new Document(Document.parse(String.join("\n", lines)));
    } catch (JSONException e) {
      throw new IllegalArgumentException("This is no JSON: " + lines, e);
    }
  }

  private static String glob(String text) {
    return Stream.of(text.split(ANYTHING, -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }
}

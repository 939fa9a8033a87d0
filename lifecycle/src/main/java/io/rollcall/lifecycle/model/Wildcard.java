package io.rollcall.lifecycle.model;

import java.util.regex.Pattern;

/// Patterns in which `*` stands for any letters, and case does not count.
public final class Wildcard {
  private Wildcard() {}

  public static boolean matches(String pattern, String text) {
    if (!pattern.contains("*")) {
      return pattern.equalsIgnoreCase(text);
    }
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append("(?:");
      regex.append(Pattern.quote(part)).append(')');
    }
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    return Pattern.compile(regex.toString(), flags).matcher(text).matches();
  }
}

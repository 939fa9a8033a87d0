package io.rollcall.faces.scim;

import io.rollcall.platform.Expected;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions as HTTP writes them: `W/"3"` (RFC 7644 §3.14, RFC 9110 §8.8.3). They are compared
/// weakly, so that `"3"` and `W/"3"` are the same.
final class EntityTags {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
  private static final Pattern OURS = Pattern.compile("\\d{1,18}");

  /// A version that no resource ever has: a tag that is not one of ours matches nothing.
  private static final long NEVER = -1;

  private EntityTags() {}

  static String of(long version) {
    return "W/\"" + version + "\"";
  }

  /// What `If-Match` or the `version` of a bulk operation expects.
  ///
  /// @throws ScimException invalidValue if it is no list of tags
  static Expected expected(String where, Optional<String> header) {
    return header
        .filter(text -> !text.strip().equals("*"))
        .map(text -> new Expected(versions(where, text)))
        .orElse(Expected.ANY);
  }

  /// What `If-None-Match` says.
  ///
  /// @throws ScimException invalidValue if it is no list of tags
  static Unless unless(Optional<String> header) {
    return header
        .map(text ->
            text.strip().equals("*")
                ? new Unless(true, List.of())
                : new Unless(false, versions("If-None-Match", text)))
        .orElse(Unless.NEVER);
  }

  /// The versions that a client has already.
  ///
  /// @param any whatever version it is
  record Unless(boolean any, List<Long> versions) {
    static final Unless NEVER = new Unless(false, List.of());

    Unless {
      versions = List.copyOf(versions);
    }

    boolean includes(long version) {
      return any || versions.contains(version);
    }
  }

  private static List<Long> versions(String where, String list) {
    List<Long> versions = new ArrayList<>();
    Matcher tag = TAG.matcher(list);
    int at = 0;
    while (tag.find(at) && list.substring(at, tag.start()).isBlank()) {
      versions.add(version(tag.group(1)));
      at = tag.end();
      if (list.substring(at).isBlank()) {
        return versions;
      }
      if (!list.substring(at).stripLeading().startsWith(",")) {
        break;
      }
      at = list.indexOf(',', at) + 1;
    }
    throw ScimError.invalidValue(
            where
                + " is a version in quotes such as W/\"3\", several of them with commas between, or *; not "
                + Echo.of(list)
                + ". Take it from the ETag header or from meta.version.")
        .exception();
  }

  private static long version(String text) {
    return OURS.matcher(text).matches() ? Long.parseLong(text) : NEVER;
  }
}

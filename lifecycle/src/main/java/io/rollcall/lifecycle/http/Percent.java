package io.rollcall.lifecycle.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Text inside a URL (RFC 3986 §2.1): everything but unreserved characters is encoded, a space as
/// `%20`, which means a space in a path and in a query alike.
final class Percent {
  private Percent() {}

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}

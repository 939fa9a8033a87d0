package io.rollcall.faces.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP answer to be written: status, headers, bytes.
///
/// @param about what the request log and the figures say of it
public record WireAnswer(int status, Map<String, String> headers, Body body, About about) {

  public WireAnswer {
    headers = Map.copyOf(headers);
  }

  public WireAnswer(int status, Map<String, String> headers, Body body) {
    this(status, headers, body, About.NOTHING);
  }

  public static WireAnswer of(int status, String mediaType, byte[] body) {
    return new WireAnswer(status, Map.of("Content-Type", mediaType), Body.of(body));
  }

  public static WireAnswer empty(int status) {
    return new WireAnswer(status, Map.of(), Body.empty());
  }

  public WireAnswer with(String header, String value) {
    return with(Map.of(header, value));
  }

  public WireAnswer with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new WireAnswer(status, all, body, about);
  }

  public WireAnswer about(About about) {
    return new WireAnswer(status, headers, body, about);
  }

  /// Says where it was answered and to whom; what is said of a refusal already stays.
  public WireAnswer told(About where) {
    return about(about.refusal().map(where::refused).orElse(where));
  }
}

package io.rollcall.faces.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP answer to be written: status, headers, bytes.
public record WireAnswer(int status, Map<String, String> headers, Body body) {

  public WireAnswer {
    headers = Map.copyOf(headers);
  }

  public static WireAnswer of(int status, String mediaType, byte[] body) {
    return new WireAnswer(status, Map.of("Content-Type", mediaType), Body.of(body));
  }

  public static WireAnswer empty(int status) {
    return new WireAnswer(status, Map.of(), Body.empty());
  }

  public WireAnswer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new WireAnswer(status, more, body);
  }
}

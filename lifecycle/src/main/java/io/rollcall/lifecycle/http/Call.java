package io.rollcall.lifecycle.http;

import io.rollcall.scim.json.Json;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One request to an endpoint.
///
/// @param path below the endpoint's base, encoded, with a leading `/`; see [#path]
/// @param query names and values, not yet encoded
/// @param rate the class of calls it counts for, a name in the target's rates
/// @param harmlessTwice whether sending it once more cannot change what it did: it reads, or it
///   sets absolute values
/// @param expected statuses that the caller takes for an answer and not for trouble
public record Call(
    Method method,
    String path,
    Map<String, String> query,
    Optional<Json> body,
    String rate,
    boolean harmlessTwice,
    Set<Integer> expected) {
  /// RFC 9110 §9.3 and RFC 5789.
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  public Call {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    expected = Set.copyOf(expected);
  }

  public static Call get(String rate, String path) {
    return new Call(Method.GET, path, Map.of(), Optional.empty(), rate, true, Set.of());
  }

  public static Call post(String rate, String path, Json body) {
    return new Call(Method.POST, path, Map.of(), Optional.of(body), rate, false, Set.of());
  }

  /// A POST that only reads.
  public static Call search(String rate, String path, Json body) {
    return new Call(Method.POST, path, Map.of(), Optional.of(body), rate, true, Set.of());
  }

  /// A PATCH whose operations all set absolute values.
  public static Call patch(String rate, String path, Json body) {
    return new Call(Method.PATCH, path, Map.of(), Optional.of(body), rate, true, Set.of());
  }

  /// A PUT, which sets all of something.
  public static Call put(String rate, String path, Json body) {
    return new Call(Method.PUT, path, Map.of(), Optional.of(body), rate, true, Set.of());
  }

  public static Call delete(String rate, String path) {
    return new Call(Method.DELETE, path, Map.of(), Optional.empty(), rate, false, Set.of());
  }

  /// A path of segments, each encoded.
  public static String path(String... segments) {
    return Arrays.stream(segments).map(Percent::encode).collect(Collectors.joining("/", "/", ""));
  }

  public Call with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new Call(method, path, more, body, rate, harmlessTwice, expected);
  }

  public Call expecting(Integer... statuses) {
    return new Call(method, path, query, body, rate, harmlessTwice, Set.of(statuses));
  }

  /// Whether sending it twice may make two things.
  boolean creates() {
    return method == Method.POST && !harmlessTwice;
  }

  boolean isWrite() {
    return method != Method.GET;
  }

  /// The part of the URL after the endpoint's base.
  String target() {
    String text =
        query.entrySet().stream()
            .map(one -> Percent.encode(one.getKey()) + "=" + Percent.encode(one.getValue()))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? path : path + "?" + text;
  }
}

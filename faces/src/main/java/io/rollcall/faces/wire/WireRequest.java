package io.rollcall.faces.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One HTTP request, read.
///
/// @param id names this request in the log and in the answer's `X-Request-Id`
/// @param path decoded segments without empty ones, so a trailing or doubled slash changes nothing
/// @param headers by lower-case name: of [#LISTS] all lines joined, of others the first
/// @param origin scheme, host and port under which the client knows this service, without a slash
public record WireRequest(
    String id,
    String method,
    List<String> path,
    Query query,
    Map<String, String> headers,
    Body body,
    String origin) {
  /// Headers whose lines mean the same as one line with commas (RFC 9110 §5.3).
  public static final Set<String> LISTS = Set.of("if-match", "if-none-match");

  public WireRequest {
    path = List.copyOf(path);
    headers = Map.copyOf(headers);
  }

  /// Splits a raw path. Throws [MalformedUrlException] for an escape that cannot be decoded.
  public static List<String> segments(String rawPath) {
    return Arrays.stream(rawPath.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(PercentCoding::path)
        .toList();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The token of `Authorization: Bearer …`.
  public Optional<String> bearer() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, "bearer ", 0, 7))
        .map(value -> value.substring(7).strip())
        .filter(token -> !token.isEmpty());
  }

  /// What follows these segments, or nothing when the path does not start with them.
  public Optional<List<String>> after(List<String> base) {
    return path.size() >= base.size() && path.subList(0, base.size()).equals(base)
        ? Optional.of(path.subList(base.size(), path.size()))
        : Optional.empty();
  }
}

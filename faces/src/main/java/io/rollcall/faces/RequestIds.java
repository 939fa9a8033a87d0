package io.rollcall.faces;

import java.util.Optional;
import java.util.regex.Pattern;

/// The id that a client, or a proxy before us, gave its request.
final class RequestIds {
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{8,128}");

  private RequestIds() {}

  /// The id, if it is one: anything else could forge lines of a log.
  static Optional<String> wellFormed(String sent) {
    return WELL_FORMED.matcher(sent).matches() ? Optional.of(sent) : Optional.empty();
  }
}

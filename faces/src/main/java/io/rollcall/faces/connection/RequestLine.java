package io.rollcall.faces.connection;

/// The first line of a request, as it comes from the wire.
final class RequestLine {
  private static final byte[] OLD = {' ', 'H', 'T', 'T', 'P', '/', '1', '.', '0'};

  private RequestLine() {}

  /// The web server refuses HTTP/1.0, which some proxies speak unless they are told otherwise. A
  /// request of theirs differs in nothing that matters here but the number in its first line, and
  /// that its connection ends with the answer. So the number is changed, in place.
  ///
  /// @param start what came first of a request; only a line that is all in it is looked at
  /// @return whether it was HTTP/1.0
  static boolean modernise(byte[] start) {
    int end = 0;
    while (end < start.length && start[end] != '\r' && start[end] != '\n') {
      end++;
    }
    if (end == start.length || !endsOld(start, end)) {
      return false;
    }
    start[end - 1] = '1';
    return true;
  }

  private static boolean endsOld(byte[] start, int end) {
    if (end < OLD.length) {
      return false;
    }
    for (int i = 0; i < OLD.length; i++) {
      if (start[end - OLD.length + i] != OLD[i]) {
        return false;
      }
    }
    return true;
  }
}

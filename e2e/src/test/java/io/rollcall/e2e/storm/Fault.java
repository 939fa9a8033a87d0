package io.rollcall.e2e.storm;

/// What can become of one request between the engine and the service.
enum Fault {
  NONE,
  /// The connection breaks; nobody acted on the request.
  RESET,
  /// The service acted; then the connection breaks.
  LOST,
  /// 500, 502 or 503; nobody acted on the request.
  BROKEN,
  /// The service acted; the answer is 500, 502 or 503 all the same.
  BROKEN_AFTER,
  /// 503 with `Retry-After`; nobody acted on the request.
  BUSY,
  /// The service acted; the answer is 503 with `Retry-After` all the same.
  BUSY_AFTER,
  /// 429 with `Retry-After`; nobody acted on the request.
  HELD_BACK,
  /// No answer; nobody acted on the request.
  SILENT,
  /// No answer, although the service acted.
  SILENT_AFTER,
  /// The service gets it twice; the second answer is passed on.
  TWICE,
  /// 401.
  REFUSED,
  /// 403.
  FORBIDDEN,
  /// 404, for whatever the path names.
  VANISHED,
  /// 400, for a reason of the target's own.
  POISONED,
  /// A list shows fewer at a time than was asked for, and says truly how many there are.
  SHORT_PAGE,
  /// A list says that there are more than there are.
  LYING_TOTAL,
  /// A list leaves somebody out, and does not say so.
  LEFT_OUT,
  /// The body ends in the middle.
  CUT_SHORT
}

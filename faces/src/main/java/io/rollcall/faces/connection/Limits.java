package io.rollcall.faces.connection;

import java.time.Duration;

/// What one client may ask of the service, and all of them together. Everything has a bound.
///
/// @param requests acted on at a time, each as often as [#slots] says; more wait, then are 503
/// @param connections open at a time; more are closed at once
/// @param largeBodies bodies over [#SMALL_BODY_BYTES] that are in memory at a time; more wait
public record Limits(
    Sizes sizes, int requests, int connections, int largeBodies, Patience patience) {
  /// Up to here a body is read whatever else is in progress.
  public static final int SMALL_BODY_BYTES = 256 * 1024;

  /// What the program takes for itself, whatever is asked of it.
  private static final long BYTES_OF_OWN = 24L * 1024 * 1024;

  /// Of memory there should be this much for every large body: what is made of it is larger than it
  /// is.
  private static final long BYTES_PER_LARGE_BODY = 128L * 1024 * 1024;

  /// The same for every request in progress: what is made of [#SMALL_BODY_BYTES] of the smallest
  /// values is forty times as large as they are.
  private static final long BYTES_PER_REQUEST = 16L * 1024 * 1024;

  /// What is made of a large body, which may have as many values as a JSON text can have, is no
  /// larger than what is made of so many small ones.
  private static final int SLOTS_OF_LARGE_BODY = 4;

  /// A connection may have sent all of a small body but its last byte, and more with its head.
  private static final long BYTES_PER_CONNECTION = 1024L * 1024;

  private static final int FEWEST_REQUESTS = 4;
  private static final int REQUESTS = 512;
  private static final int CONNECTIONS = 2_048;
  private static final int MIB = 1024 * 1024;

  /// Of one request, in bytes. A body counts as it is sent and again as it is decoded.
  public record Sizes(int body, int line, int headers) {
    public static final Sizes USUAL = new Sizes(10 * MIB, 32 * 1024, 32 * 1024);

    /// All that is read for one request, with room for what chunks add.
    long wire() {
      return 2L * body + line + headers;
    }
  }

  /// How long a sender or a reader may take.
  ///
  /// @param first until the first request line has begun, with the TLS handshake
  /// @param request from a request's first byte to its last
  /// @param answer for taking the answer
  /// @param idle between an answer and the next request
  /// @param silence how long we listen to a refused request before we hang up
  /// @param turn how long a request that is there, or a large body, waits for its turn
  /// @param largeBody how long a large body may still take to come when it has its turn
  public record Patience(
      Duration first,
      Duration request,
      Duration answer,
      Duration idle,
      Duration silence,
      Duration turn,
      Duration largeBody) {
    public static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(75),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
  }

  /// @param memoryBytes what the program may use
  /// @param openFiles what the system lets the program open
  public static Limits of(long memoryBytes, long openFiles) {
    return new Limits(
        Sizes.USUAL,
        Math.clamp((memoryBytes - BYTES_OF_OWN) / BYTES_PER_REQUEST, FEWEST_REQUESTS, REQUESTS),
        Math.clamp(Math.min(openFiles / 2, memoryBytes / BYTES_PER_CONNECTION), 16, CONNECTIONS),
        (int) Math.max(1, memoryBytes / BYTES_PER_LARGE_BODY),
        Patience.USUAL);
  }

  /// How many of [#requests] a request with such a body is; all of them are enough for any.
  public int slots(int bodyBytes) {
    return bodyBytes <= SMALL_BODY_BYTES ? 1 : Math.min(SLOTS_OF_LARGE_BODY, requests);
  }

  public Limits withPatience(Patience other) {
    return new Limits(sizes, requests, connections, largeBodies, other);
  }
}

package io.rollcall.faces.connection;

import java.time.Duration;

/// What one client may ask of the service, and all of them together. Everything has a bound.
///
/// @param requests in progress at a time; more are 503
/// @param connections open at a time; more are closed at once
/// @param largeBodies bodies over [#SMALL_BODY_BYTES] that are in memory at a time; more wait
public record Limits(
    Sizes sizes, int requests, int connections, int largeBodies, Patience patience) {
  /// Up to here a body is read whatever else is in progress.
  public static final int SMALL_BODY_BYTES = 256 * 1024;

  /// Of memory there should be this much for every large body: what is made of it is larger than it
  /// is.
  private static final long BYTES_PER_LARGE_BODY = 128L * 1024 * 1024;

  /// The same for every request in progress, whose body may be a small one.
  private static final long BYTES_PER_REQUEST = 4L * 1024 * 1024;

  private static final int FEWEST_REQUESTS = 16;
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
  /// @param largeBody how long a large body waits for its turn
  public record Patience(
      Duration first,
      Duration request,
      Duration answer,
      Duration idle,
      Duration silence,
      Duration largeBody) {
    public static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(75),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));
  }

  /// @param memoryBytes what the program may use
  /// @param openFiles what the system lets the program open
  public static Limits of(long memoryBytes, long openFiles) {
    return new Limits(
        Sizes.USUAL,
        Math.clamp(memoryBytes / BYTES_PER_REQUEST, FEWEST_REQUESTS, REQUESTS),
        (int) Math.max(16, Math.min(CONNECTIONS, openFiles / 2)),
        (int) Math.max(1, memoryBytes / BYTES_PER_LARGE_BODY),
        Patience.USUAL);
  }

  public Limits withPatience(Patience other) {
    return new Limits(sizes, requests, connections, largeBodies, other);
  }
}

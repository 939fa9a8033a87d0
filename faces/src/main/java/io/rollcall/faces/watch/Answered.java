package io.rollcall.faces.watch;

import io.rollcall.faces.wire.About;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One request, answered.
///
/// @param at when it began
/// @param method one of HTTP's, else `other`
/// @param bytes of the answer's body as it was sent
/// @param remote the client's address
/// @param failure what nobody expected
public record Answered(
    Instant at,
    String requestId,
    String method,
    int status,
    Duration took,
    long bytes,
    String remote,
    About about,
    Optional<Throwable> failure) {

  public Answered {
    about = status < 400 ? about : about.refused(status);
  }
}

package io.rollcall.faces;

import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.rollcall.faces.connection.Limits;
import io.rollcall.faces.connection.Refusal;
import io.rollcall.faces.wire.Body;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;

/// Reads bodies: no larger than they may be, also after decoding, and only so many large ones at a
/// time.
final class Bodies {
  private final Limits limits;
  private final Runnable hurry;
  private final Semaphore large;

  /// @param hurry called when a large body has its turn, before the rest of it is read
  Bodies(Limits limits, Runnable hurry) {
    this.limits = limits;
    this.hurry = hurry;
    this.large = new Semaphore(limits.largeBodies(), true);
  }

  /// A body in memory; closing makes room for the next large one.
  record Incoming(Body body, Runnable done) implements AutoCloseable {
    @Override
    public void close() {
      done.run();
    }
  }

  /// The body cannot be had.
  static final class RefusedBody extends Exception {
    private final transient Refusal why;

    RefusedBody(Refusal why) {
      super(why.word());
      this.why = why;
    }

    Refusal why() {
      return why;
    }
  }

  Incoming read(ServerRequest request) throws RefusedBody {
    if (!request.content().hasEntity()) {
      return new Incoming(Body.empty(), () -> {});
    }
    try {
      return read(decoded(request));
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  /// Reads the body from what is decoded already.
  Incoming read(InputStream in) throws RefusedBody, IOException {
    byte[] start = in.readNBytes(Math.min(Limits.SMALL_BODY_BYTES, limits.sizes().body()) + 1);
    return start.length <= Limits.SMALL_BODY_BYTES ? whole(start, () -> {}) : rest(start, in);
  }

  private InputStream decoded(ServerRequest request) throws RefusedBody, IOException {
    String encoding =
        request.headers().first(HeaderNames.CONTENT_ENCODING).orElse("identity").strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity", "" -> request.content().inputStream();
      case "gzip", "x-gzip" -> new GZIPInputStream(request.content().inputStream());
      default ->
          throw new RefusedBody(
              new Refusal(
                  415,
                  "unknown-encoding",
                  "The body's Content-Encoding is not known here; send it plain or as gzip."));
    };
  }

  private Incoming rest(byte[] start, InputStream in) throws RefusedBody, IOException {
    take();
    boolean handedOver = false;
    try {
      hurry.run();
      byte[] rest = in.readNBytes(limits.sizes().body() + 1 - start.length);
      byte[] all = Arrays.copyOf(start, start.length + rest.length);
      System.arraycopy(rest, 0, all, start.length, rest.length);
      Incoming whole = whole(all, large::release);
      handedOver = true;
      return whole;
    } finally {
      if (!handedOver) {
        large.release();
      }
    }
  }

  private Incoming whole(byte[] bytes, Runnable done) throws RefusedBody {
    if (bytes.length > limits.sizes().body()) {
      throw new RefusedBody(tooLarge(limits));
    }
    return new Incoming(Body.of(bytes), done);
  }

  private void take() throws RefusedBody {
    if (!Turns.take(large, 1, limits.patience().turn())) {
      throw new RefusedBody(
          new Refusal(
              503,
              "too-busy",
              "Too many large requests are in progress. Send this one again a little later."));
    }
  }

  static Refusal tooLarge(Limits limits) {
    return new Refusal(
        413,
        "body-too-large",
        "The body is larger than "
            + limits.sizes().body()
            + " bytes, the most this service reads. Send it in several requests.");
  }

  /// Whatever is thrown on the way is the client's doing: it went away, or its lengths, chunks or
  /// gzip are none.
  private RefusedBody unreadable(Exception e) {
    boolean tooLarge =
        e instanceof RequestException refused
            && refused.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413);
    return new RefusedBody(
        tooLarge
            ? tooLarge(limits)
            : new Refusal(
                400,
                "malformed",
                "The body could not be read: it is shorter than Content-Length says, or not"
                    + " encoded as its headers say."));
  }
}

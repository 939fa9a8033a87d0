package io.rollcall.faces;

import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `GET /health`: 200 when the database answers, else 503. Says nothing else, since it asks for no
/// token.
public final class Health implements Face {
  private static final List<String> PATH = List.of("health");
  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  private final Runnable probe;

  /// @param probe returns when the service can work, throws when it cannot
  public Health(Runnable probe) {
    this.probe = probe;
  }

  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    return request.path().equals(PATH) ? Optional.of(answer()) : Optional.empty();
  }

  private WireAnswer answer() {
    try {
      probe.run();
      return status(200, "up");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Not healthy", e);
      return status(503, "down");
    }
  }

  private static WireAnswer status(int status, String word) {
    return new WireAnswer(
        status,
        Map.of("Content-Type", "application/json"),
        Body.of("{\"status\":\"" + word + "\"}"));
  }
}

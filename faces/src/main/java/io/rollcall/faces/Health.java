package io.rollcall.faces;

import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// `GET /health`: 200 when the service can work; 503 when its database does not answer or when it
/// is about to stop, with the reason. `GET /health/live`: 200 as long as the process answers at
/// all. Neither asks for a token, so neither says more than that.
public final class Health implements Face {
  private static final List<String> READY = List.of("health");
  private static final List<String> LIVE = List.of("health", "live");
  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  private final Runnable probe;
  private final BooleanSupplier draining;

  /// For a service that never says that it stops.
  public Health(Runnable probe) {
    this(probe, () -> false);
  }

  /// @param probe returns when the database answers, throws when it does not
  /// @param draining whether the service is about to stop
  public Health(Runnable probe, BooleanSupplier draining) {
    this.probe = probe;
    this.draining = draining;
  }

  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    if (request.path().equals(READY)) {
      return Optional.of(answer(request, "/health", this::ready));
    }
    return request.path().equals(LIVE)
        ? Optional.of(answer(request, "/health/live", Health::up))
        : Optional.empty();
  }

  private static WireAnswer answer(WireRequest request, String route, Supplier<WireAnswer> answer) {
    WireAnswer given = request.method().equals("GET") ? answer.get() : TransportErrors.onlyGet();
    return given.about(About.route("operations", route));
  }

  private WireAnswer ready() {
    if (draining.getAsBoolean()) {
      return down("This service is stopping; it takes no new work.");
    }
    try {
      probe.run();
      return up();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "Not healthy: " + e.getMessage());
      return down("The database does not answer.");
    }
  }

  private static WireAnswer up() {
    return json(200, "{\"status\":\"up\"}");
  }

  private static WireAnswer down(String reason) {
    return json(503, "{\"status\":\"down\",\"reason\":\"" + reason + "\"}")
        .with("Retry-After", TransportErrors.RETRY_SECONDS);
  }

  private static WireAnswer json(int status, String text) {
    return new WireAnswer(status, Map.of("Content-Type", "application/json"), Body.of(text));
  }
}

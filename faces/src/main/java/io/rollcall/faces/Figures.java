package io.rollcall.faces;

import io.rollcall.faces.watch.Metrics;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import java.util.List;
import java.util.Optional;

/// `GET /metrics`: figures for Prometheus. Asks for no token, since they hold nothing of anybody.
public final class Figures implements Face {
  private static final List<String> PATH = List.of("metrics");
  private static final About ABOUT = About.route("operations", "/metrics");

  private final Metrics metrics;

  public Figures(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    if (!request.path().equals(PATH)) {
      return Optional.empty();
    }
    return Optional.of(
        request.method().equals("GET")
            ? WireAnswer.of(200, Metrics.MEDIA_TYPE, metrics.text()).about(ABOUT)
            : TransportErrors.onlyGet().about(ABOUT));
  }
}

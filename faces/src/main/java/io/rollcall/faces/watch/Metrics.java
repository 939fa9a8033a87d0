package io.rollcall.faces.watch;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The figures of the service, for Prometheus. Labels have few values, whatever clients send: a
/// face, a route's template, a method of HTTP, a status, a word for a refusal.
public final class Metrics {
  /// The media type of [#text].
  public static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final String NONE = "none";
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Counter requests =
      Counter.builder()
          .name("rollcall_http_requests_total")
          .help("Requests answered.")
          .labelNames("face", "route", "method", "status")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("rollcall_http_request_seconds")
          .help("From the head of a request to the end of its answer.")
          .labelNames("face", "route", "method")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);
  private final Counter refused =
      Counter.builder()
          .name("rollcall_http_refused_total")
          .help("Requests refused, by why.")
          .labelNames("kind")
          .register(registry);
  private final Gauge inProgress =
      Gauge.builder()
          .name("rollcall_http_requests_in_progress")
          .help("Requests being answered.")
          .register(registry);

  /// @param figures what others count
  public Metrics(List<Figure> figures) {
    figures.forEach(this::add);
  }

  /// One more figure.
  public void add(Figure figure) {
    if (figure.counts()) {
      var _ =
          CounterWithCallback.builder()
              .name(figure.name())
              .help(figure.help())
              .callback(callback -> callback.call(figure.value().getAsDouble()))
              .register(registry);
    } else {
      var _ =
          GaugeWithCallback.builder()
              .name(figure.name())
              .help(figure.help())
              .callback(callback -> callback.call(figure.value().getAsDouble()))
              .register(registry);
    }
  }

  /// One more figure, for each of some things.
  public void add(Figure.Labelled figure) {
    var _ =
        GaugeWithCallback.builder()
            .name(figure.name())
            .help(figure.help())
            .labelNames(figure.label())
            .callback(
                callback -> figure.values().get().forEach((of, value) -> callback.call(value, of)))
            .register(registry);
  }

  /// A request has begun; [#answered] ends it.
  public void began() {
    inProgress.inc();
  }

  public void answered(Answered answered) {
    inProgress.dec();
    refusedBeforehand(answered);
  }

  /// A request that never began, for it could not be read.
  public void refusedBeforehand(Answered answered) {
    String face = answered.about().face().orElse(NONE);
    String route = answered.about().route().orElse(NONE);
    String status = Integer.toString(answered.status());
    requests.labelValues(face, route, answered.method(), status).inc();
    seconds
        .labelValues(face, route, answered.method())
        .observe(answered.took().toNanos() / 1_000_000_000.0);
    answered.about().refusal().ifPresent(kind -> refused.labelValues(kind).inc());
  }

  /// All figures in Prometheus' text format.
  public byte[] text() {
    var out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("Figures could not be written to memory", e);
    }
    return out.toByteArray();
  }
}

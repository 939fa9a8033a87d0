package io.rollcall.lifecycle.http;

import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.lifecycle.tls.Tls;
import io.rollcall.lifecycle.tls.UnusableTls;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/// Sends one request once, and tells what may have become of it.
final class Wire {
  private static final long MOST_BYTES = 64L << 20;

  private final Endpoint endpoint;
  private final HttpOptions options;
  private final HttpClient client;

  Wire(Endpoint endpoint, HttpOptions options) {
    this.endpoint = endpoint;
    this.options = options;
    this.client = client(options);
  }

  // HTTP/1.1: over plain http the JDK would ask for an upgrade to HTTP/2 with the first request,
  // which some servers answer badly. A redirect is refused: it would carry the token to wherever
  // somebody points.
  private HttpClient client(HttpOptions options) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout());
    options
        .route()
        .proxy()
        .ifPresent(proxy ->
            builder.proxy(
                ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()))));
    if (!options.route().tls().equals(Tls.USUAL)) {
      try {
        builder.sslContext(options.route().tls().context());
      } catch (UnusableTls unusable) {
        throw new TargetTrouble(
            Kind.TERMINAL, endpoint.name() + ": " + unusable.getMessage() + ".", unusable);
      }
    }
    return builder.build();
  }

  Attempt send(Call call) {
    options.calls().count(call);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request(call), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      // Not the request's own time-out, which ends when the headers have come.
      HttpResponse<byte[]> response =
          answer.get(options.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() == 407) {
        throw new TargetTrouble(Kind.TERMINAL, proxyRefuses("407"));
      }
      return new Attempt.Answered(
          HttpAnswer.of(response.statusCode(), name(call), response.body(), endpoint),
          RetryAfter.of(response.headers(), options.clock().instant()));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Attempt.Lost("no answer within " + words(options.answerTimeout()));
    } catch (ExecutionException e) {
      return failed(e.getCause() instanceof IOException cause ? cause : new IOException(e));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Attempt.Lost("it was stopped while waiting for the answer");
    }
  }

  /// What is asked, for messages.
  String name(Call call) {
    return call.method() + " " + endpoint.at(call);
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.at(call))
            .header("Authorization", "Bearer " + endpoint.token().reveal())
            .header("Accept", endpoint.mediaType() + ", application/json;q=0.9")
            .header("User-Agent", options.userAgent());
    call.body().ifPresent(body -> request.header("Content-Type", endpoint.mediaType()));
    // In time: a client that waits to be asked would take a 401 of the server for a question, too.
    options
        .route()
        .proxy()
        .flatMap(Route.Proxy::login)
        .ifPresent(login -> request.header("Proxy-Authorization", login.header()));
    return request
        .method(
            call.method().name(),
            call.body()
                .map(body -> BodyPublishers.ofByteArray(JsonCodec.bytes(body)))
                .orElseGet(BodyPublishers::noBody))
        .build();
  }

  private Attempt failed(IOException e) {
    if (causes(e).anyMatch(CertificateException.class::isInstance)) {
      throw terminal(
          e,
          "%s does not trust the certificate of %s (%s). If a proxy or a private authority signs it, name its certificate: `ca: file.pem`."
              .formatted(trusted(), endpoint.base().getAuthority(), words(e)));
    }
    if (says(e, "certificate_required", "bad_certificate", "unknown_ca")) {
      throw terminal(
          e,
          "%s does not accept %s (%s). It wants `clientCertificate` and `clientKey` of an authority that it trusts."
              .formatted(
                  endpoint.base().getAuthority(),
                  options.route().tls().client().isPresent()
                      ? "our client certificate"
                      : "us without a client certificate",
                  words(e)));
    }
    if (options.route().proxy().isPresent() && says(e, "Tunnel failed")) {
      throw new TargetTrouble(Kind.TERMINAL, proxyRefuses(words(e)), e);
    }
    boolean neverSent =
        causes(e)
            .anyMatch(cause ->
                cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof SSLHandshakeException);
    return neverSent
        ? new Attempt.NotSent("no connection" + throughProxy() + " (" + words(e) + ")")
        : new Attempt.Lost("the connection broke (" + words(e) + ")");
  }

  private TargetTrouble terminal(IOException e, String what) {
    return new TargetTrouble(Kind.TERMINAL, endpoint.name() + ": " + what, e);
  }

  private String proxyRefuses(String why) {
    String next =
        why.contains("407")
            ? "It wants another user or password: `proxy: { url, user, password }`."
            : "Check that `proxy: { url }` is the right one, and that its rules let this host through.";
    return "%s: the proxy%s opens no way to %s (%s). %s"
        .formatted(
            endpoint.name(),
            options.route().proxy().map(proxy -> " " + proxy.address()).orElse(""),
            endpoint.base().getAuthority(),
            why,
            next);
  }

  private String trusted() {
    return options.route().tls().ca().map(ca -> "whoever is in " + ca).orElse("this Java");
  }

  private String throughProxy() {
    return options.route().proxy().map(proxy -> " through the proxy " + proxy.address()).orElse("");
  }

  private static boolean says(Throwable first, String... words) {
    return causes(first)
        .map(cause -> String.valueOf(cause.getMessage()))
        .anyMatch(message -> Stream.of(words).anyMatch(message::contains));
  }

  private static Stream<Throwable> causes(Throwable first) {
    return Stream.iterate(first, cause -> cause != null, Throwable::getCause);
  }

  private static String words(Duration time) {
    return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static String words(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}

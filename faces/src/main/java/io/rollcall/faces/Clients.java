package io.rollcall.faces;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.rollcall.faces.connection.Connection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who asks, and under which name the client knows this service. What a proxy says is believed only
/// when the service was told that there is one.
record Clients(FaceServer.Listen listen) {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  /// Scheme, host and port, without a slash at its end.
  String origin(ServerRequest request) {
    String own = listen.knownAs(request.localPeer().port());
    if (listen.publicUrl().isPresent() || !listen.behindProxy()) {
      return own;
    }
    return last(request, HeaderNames.X_FORWARDED_HOST)
        .or(() -> last(request, HeaderNames.HOST))
        .filter(host -> HOST.matcher(host).matches())
        .map(host -> scheme(request) + "://" + host)
        .orElse(own);
  }

  private static String scheme(ServerRequest request) {
    return last(request, HeaderNames.X_FORWARDED_PROTO)
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(scheme -> scheme.equals("https") || scheme.equals("http"))
        .orElse("http");
  }

  /// The client's address.
  String address(ServerRequest request) {
    return Optional.of(HeaderNames.X_FORWARDED_FOR)
        .filter(_ -> listen.behindProxy())
        .flatMap(name -> last(request, name))
        .filter(address -> ADDRESS.matcher(address).matches())
        .orElseGet(Connection.current()::client);
  }

  /// What the proxy next to us added; all before it may be the client's own invention.
  private static Optional<String> last(ServerRequest request, HeaderName name) {
    return request
        .headers()
        .find(name)
        .map(header -> header.values())
        .map(values -> values.substring(values.lastIndexOf(',') + 1).strip())
        .filter(value -> !value.isEmpty());
  }
}

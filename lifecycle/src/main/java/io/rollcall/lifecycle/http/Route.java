package io.rollcall.lifecycle.http;

import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.tls.Tls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The way to a server.
///
/// @param tls whom we trust there, and what we show
public record Route(Optional<Proxy> proxy, Tls tls) {
  /// Straight, and as Java trusts.
  public static final Route USUAL = new Route(Optional.empty(), Tls.USUAL);

  /// A proxy that is spoken to in HTTP; `https` goes through it in a tunnel.
  public record Proxy(String host, int port, Optional<Login> login) {
    String address() {
      return host + ":" + port;
    }
  }

  /// Who we are to a proxy.
  public record Login(String user, Secret password) {
    /// RFC 7617 §2.
    String header() {
      byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(both);
    }
  }
}

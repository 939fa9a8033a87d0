package io.rollcall.lifecycle.tls;

import io.rollcall.lifecycle.secret.Secret;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Whom we trust on the other side of a wire, and what we show of ourselves.
///
/// @param ca PEM certificates that may sign the other side's, instead of those that this Java
///   trusts
/// @param client the certificate that we show to who asks for one
public record Tls(Optional<Path> ca, Optional<ClientCertificate> client) {
  public static final Tls USUAL = new Tls(Optional.empty(), Optional.empty());

  /// A certificate that we show.
  ///
  /// @param chain PEM certificates, ours first
  /// @param key its private key in PEM, PKCS#8 without a password
  public record ClientCertificate(Path chain, Secret key) {}

  /// Reads the files, each time anew: a renewed certificate counts at once.
  public SSLContext context() throws UnusableTls {
    KeyManager[] keys = client.isPresent() ? KeyStores.showing(client.get()) : new KeyManager[0];
    TrustManager[] trusted = ca.isPresent() ? KeyStores.trusting(ca.get()) : new TrustManager[0];
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // Null is what this Java trusts.
      context.init(keys, ca.isPresent() ? trusted : null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS.", e);
    }
  }

  /// Whom we trust, in words.
  public String trusted() {
    return ca.map(Path::toString).orElse("this Java");
  }
}

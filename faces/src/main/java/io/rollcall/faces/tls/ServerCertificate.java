package io.rollcall.faces.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/// Who this service is in TLS.
public final class ServerCertificate {
  private static final int DNS_NAME = 2;

  private final ReloadingKeys keys;

  private ServerCertificate(ReloadingKeys keys) {
    this.keys = keys;
  }

  /// Reads a certificate chain and its private key, both PEM, and watches the files.
  public static ServerCertificate of(Path certificate, Path key, InstantSource clock)
      throws UnusableCertificateException {
    return new ServerCertificate(new ReloadingKeys(certificate, key, clock));
  }

  /// Speaks TLS 1.2 and 1.3 and asks clients for no certificate.
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /// A host name that the certificate is good for, without a star.
  public Optional<String> hostName() {
    try {
      return Optional.ofNullable(keys.certificate().getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> Objects.equals(name.getFirst(), DNS_NAME))
          .map(List::getLast)
          .map(String::valueOf)
          .filter(name -> !name.contains("*"))
          .findFirst();
    } catch (CertificateParsingException _) {
      return Optional.empty();
    }
  }
}

package io.rollcall.app.engine.kind;

import io.rollcall.app.config.ConfigException;
import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.tls.Tls;
import io.rollcall.lifecycle.tls.Tls.ClientCertificate;
import io.rollcall.lifecycle.tls.UnusableTls;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `ca`, `clientCertificate` and `clientKey`, which mean the same wherever they stand.
public final class TlsKeys {
  private static final String CA = "ca";
  private static final String CERTIFICATE = "clientCertificate";
  private static final String KEY = "clientKey";

  private TlsKeys() {}

  /// @param beside where relative paths start
  /// @throws ConfigException if a file is not there, or is not what it should be
  public static Tls read(Section section, Secrets secrets, Path beside) {
    Optional<Path> ca = section.optionalText(CA).map(beside::resolve);
    refuseUnusable(section, CA, new Tls(ca, Optional.empty()));
    Optional<String> certificate = section.optionalText(CERTIFICATE);
    if (certificate.isEmpty()) {
      if (section.optionalText(KEY).isPresent()) {
        throw section.mistake(KEY, "is of no use without clientCertificate");
      }
      return new Tls(ca, Optional.empty());
    }
    ClientCertificate client =
        new ClientCertificate(beside.resolve(certificate.get()), secrets.of(section, KEY));
    refuseUnusable(section, CERTIFICATE, new Tls(Optional.empty(), Optional.of(client)));
    return new Tls(ca, Optional.of(client));
  }

  private static void refuseUnusable(Section section, String key, Tls tls) {
    try {
      var _ = tls.context();
    } catch (UnusableTls e) {
      throw section.mistake(key, "cannot be used: " + e.getMessage());
    }
  }
}

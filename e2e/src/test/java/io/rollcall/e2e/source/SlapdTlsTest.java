package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.rollcall.e2e.operations.Certificate;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import io.rollcall.lifecycle.tls.Tls;
import io.rollcall.lifecycle.tls.Tls.ClientCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real OpenLDAP server that takes passwords only over TLS, and people at their certificate.
@Tag("slapd")
final class SlapdTlsTest {
  private static final SignIn READER =
      new SignIn.ByPassword(Slapd.READER, Secret.of(Slapd.PASSWORD, "env:LDAP_PASSWORD"));

  @TempDir private Path folder;

  @Test
  void startTlsProtectsThePassword() throws Exception {
    Certificate certificate = Certificate.make(folder);
    try (Slapd slapd = Slapd.protectedBy(certificate, folder)) {
      slapd.person("ann", "Ann", "Ono");
      Tls tls = new Tls(Optional.of(certificate.chain()), Optional.empty());

      assertThat(read(slapd, READER, true, tls)).isInstanceOf(Read.Complete.class);
      assertThat(read(slapd, READER, false, Tls.USUAL))
          .asInstanceOf(type(Read.Incomplete.class))
          .extracting(Read.Incomplete::why)
          .asString()
          .contains("confidentiality required", "use ldaps:// or `startTls: true`");
    }
  }

  @Test
  void theCertificateSaysWhoReads() throws Exception {
    Certificate certificate = Certificate.make(folder);
    try (Slapd slapd = Slapd.protectedBy(certificate, folder)) {
      slapd.person("ann", "Ann", "Ono");
      ClientCertificate ours =
          new ClientCertificate(
              certificate.chain(), Secret.of(Files.readString(certificate.key()), "file:our.key"));
      Tls tls = new Tls(Optional.of(certificate.chain()), Optional.of(ours));
      Tls nameless = new Tls(Optional.of(certificate.chain()), Optional.empty());

      assertThat(read(slapd, new SignIn.ByCertificate(), true, tls))
          .isInstanceOf(Read.Complete.class);
      assertThat(read(slapd, new SignIn.ByCertificate(), true, nameless))
          .asInstanceOf(type(Read.Incomplete.class))
          .extracting(Read.Incomplete::why)
          .asString()
          .contains("does not let us in with our certificate (SASL EXTERNAL)");
    }
  }

  private static Read read(Slapd slapd, SignIn signIn, boolean startTls, Tls tls) {
    LdapSettings settings =
        LdapSettings.of(
            "corp", "ldap://localhost:" + slapd.port(), Slapd.BASE, signIn, new Scope.Everybody());
    return new LdapSource(settings.with(startTls, tls), Clock.systemUTC()).read();
  }
}

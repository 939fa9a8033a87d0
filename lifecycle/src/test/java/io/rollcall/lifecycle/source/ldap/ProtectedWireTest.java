package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.tls.TestCertificate;
import io.rollcall.lifecycle.tls.Tls;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ways to TLS, and every way in which the other side may not be who it should. (The address
/// 127.0.0.1 needs no certificate: who listens there is on this machine.)
final class ProtectedWireTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAuthorityOfOnesOwnIsTrusted(boolean startTls) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "server", "dns:localhost");
    try (TestDirectory directory = directory(certificate, startTls)) {
      directory.person("ann");

      assertThat(read(directory, startTls, new Tls(Optional.of(certificate.chain()), none())))
          .asInstanceOf(type(Read.Complete.class))
          .returns(1, read -> read.people().size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCertificateThatNobodySignedIsRefused(boolean startTls) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "server", "dns:localhost");
    try (TestDirectory directory = directory(certificate, startTls)) {
      assertThat(why(read(directory, startTls, Tls.USUAL)))
          .contains("ertificate must be one that this Java trusts and must name the host");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCertificateOfAnotherHostIsRefused(boolean startTls) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "server", "dns:other.example");
    Tls trusting = new Tls(Optional.of(certificate.chain()), none());
    try (TestDirectory directory = directory(certificate, startTls)) {
      assertThat(why(read(directory, startTls, trusting)))
          .contains("must name the host", "other.example");
    }
  }

  @Test
  void aServerThatKnowsNoStartTlsGetsNoPassword() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty()) {
      assertThat(why(read(directory, true, Tls.USUAL)))
          .startsWith(directory.settings(new Scope.Everybody()).server().url())
          .contains("does not start TLS")
          .doesNotContain("let us in");
    }
  }

  private static TestDirectory directory(TestCertificate certificate, boolean startTls)
      throws LDAPException {
    InetAddress here = InetAddress.getLoopbackAddress();
    var server = certificate.server();
    return TestDirectory.listening(
        startTls
            ? InMemoryListenerConfig.createLDAPConfig(
                "ldap://localhost", here, 0, server.getSocketFactory())
            : InMemoryListenerConfig.createLDAPSConfig(
                "ldaps://localhost",
                here,
                0,
                server.getServerSocketFactory(),
                server.getSocketFactory()));
  }

  private static Read read(TestDirectory directory, boolean startTls, Tls tls) {
    return TestDirectory.read(directory.settings(new Scope.Everybody()).with(startTls, tls));
  }

  private static Optional<Tls.ClientCertificate> none() {
    return Optional.empty();
  }

  private static String why(Read read) {
    return assertThat(read).asInstanceOf(type(Read.Incomplete.class)).actual().why();
  }
}

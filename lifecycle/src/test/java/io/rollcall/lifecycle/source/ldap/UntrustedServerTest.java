package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.SelfSignedCertificateGenerator;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import java.io.File;
import java.net.InetAddress;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class UntrustedServerTest {
  @Test
  void aCertificateThatNobodySignedIsRefused() throws Exception {
    ObjectPair<File, char[]> store =
        SelfSignedCertificateGenerator.generateTemporarySelfSignedCertificate("test", "PKCS12");
    SSLUtil tls =
        new SSLUtil(
            new KeyStoreKeyManager(store.getFirst(), store.getSecond(), "PKCS12", "server-cert"),
            null);
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(TestDirectory.BASE);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            0,
            tls.createSSLServerSocketFactory(),
            tls.createSSLSocketFactory()));
    try (InMemoryDirectoryServer server = new InMemoryDirectoryServer(config)) {
      server.startListening();

      Read read =
          TestDirectory.read(
              LdapSettings.of(
                  "corp",
                  "ldaps://127.0.0.1:" + server.getListenPort(),
                  TestDirectory.BASE,
                  "cn=admin",
                  Secret.of(TestDirectory.PASSWORD, "env:LDAP_PASSWORD"),
                  new Scope.Everybody()));

      assertThat(read)
          .asInstanceOf(type(Read.Incomplete.class))
          .extracting(Read.Incomplete::why)
          .asString()
          .startsWith("No connection to ldaps://127.0.0.1:")
          .contains("the certificate must be one that this Java trusts");
    } finally {
      Files.delete(store.getFirst().toPath());
    }
  }
}

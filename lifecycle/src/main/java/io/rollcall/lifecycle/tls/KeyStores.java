package io.rollcall.lifecycle.tls;

import io.rollcall.lifecycle.tls.Tls.ClientCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// What PEM files hold, in the form that Java's TLS wants.
final class KeyStores {
  private KeyStores() {}

  static TrustManager[] trusting(Path ca) throws UnusableTls {
    List<Certificate> certificates = Pem.certificates(ca);
    try {
      KeyStore store = empty();
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("ca" + i, certificates.get(i));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java cannot keep certificates.", e);
    }
  }

  static KeyManager[] showing(ClientCertificate client) throws UnusableTls {
    Certificate[] chain = Pem.certificates(client.chain()).toArray(Certificate[]::new);
    PrivateKey key = Pem.key(client.key());
    char[] noPassword = {};
    try {
      KeyStore store = empty();
      store.setKeyEntry("ours", key, noPassword, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, noPassword);
      return factory.getKeyManagers();
    } catch (KeyStoreException unfit) {
      throw new UnusableTls(
          "the certificates in "
              + client.chain()
              + " and the key do not fit together: the client's own certificate comes first, then the one that signed it, and so on");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java cannot keep keys.", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}

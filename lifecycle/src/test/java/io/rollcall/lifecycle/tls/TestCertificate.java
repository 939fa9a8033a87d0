package io.rollcall.lifecycle.tls;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that signs itself, made by the JDK's own tool, as two PEM files, and a server that
/// shows it.
///
/// @param chain the certificate
/// @param key its private key
/// @param server what a server needs to show it
public record TestCertificate(Path chain, Path key, SSLContext server) {
  private static final String PASSWORD = "password";

  /// @param names whom it is for: `ip:127.0.0.1`
  public static TestCertificate make(Path folder, String name, String names) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-startdate",
                "-1d",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + names,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
    return new TestCertificate(
        pem(folder.resolve(name + ".crt"), "CERTIFICATE", keys.getCertificate(name).getEncoded()),
        pem(folder.resolve(name + ".key"), "PRIVATE KEY", key),
        showing(keys));
  }

  private static SSLContext showing(KeyStore keys) throws Exception {
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static Path pem(Path file, String label, byte[] der) throws Exception {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }
}

package io.rollcall.faces.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Certificates for tests, made by the JDK's own tool and written as PEM.
final class Keytool {
  private static final String PASSWORD = "password";

  private Keytool() {}

  /// The two files of a certificate that signs itself.
  record Pem(Path certificate, Path key) {}

  /// @param options of `keytool -genkeypair`
  static Pem make(Path folder, String name, String... options) throws Exception {
    Path store = folder.resolve(name + ".p12");
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1"));
    words.addAll(List.of(options));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return pem(folder, name, store);
  }

  private static Pem pem(Path folder, String name, Path store)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new Pem(
        write(
            folder.resolve(name + ".crt"),
            "CERTIFICATE",
            keys.getCertificate("server").getEncoded()),
        write(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
  }

  static Path write(Path file, String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }
}

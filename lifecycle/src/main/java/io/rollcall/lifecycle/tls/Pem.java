package io.rollcall.lifecycle.tls;

import io.rollcall.lifecycle.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and private keys in PEM (RFC 7468).
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  private Pem() {}

  /// All certificates of a file, in its order; at least one.
  static List<Certificate> certificates(Path file) throws UnusableTls {
    try (InputStream in = Files.newInputStream(file)) {
      List<Certificate> all =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (all.isEmpty()) {
        throw noCertificate(file);
      }
      return all;
    } catch (NoSuchFileException _) {
      throw new UnusableTls("there is no file " + file);
    } catch (IOException _) {
      throw new UnusableTls("the file " + file + " cannot be read");
    } catch (CertificateException _) {
      throw noCertificate(file);
    }
  }

  private static UnusableTls noCertificate(Path file) {
    return new UnusableTls(
        "there is no certificate in "
            + file
            + "; it must be PEM, which begins with -----BEGIN CERTIFICATE-----");
  }

  static PrivateKey key(Secret secret) throws UnusableTls {
    Matcher pem = KEY.matcher(secret.reveal());
    if (!pem.find()) {
      throw new UnusableTls(
          secret.origin()
              + " holds no private key as PKCS#8 without a password (-----BEGIN PRIVATE KEY-----); openssl pkcs8 -topk8 -nocrypt makes one of others");
    }
    try {
      return key(Base64.getMimeDecoder().decode(pem.group(1)), secret.origin());
    } catch (IllegalArgumentException _) {
      throw broken(secret.origin());
    }
  }

  private static PrivateKey key(byte[] der, String origin) throws UnusableTls {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException _) {
        // Then it is one of another algorithm.
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java has no " + algorithm, e);
      }
    }
    throw broken(origin);
  }

  private static UnusableTls broken(String origin) {
    return new UnusableTls(
        "the private key of " + origin + " cannot be read; RSA, EC and Ed25519 keys can");
  }
}

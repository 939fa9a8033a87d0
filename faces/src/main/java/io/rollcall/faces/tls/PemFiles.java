package io.rollcall.faces.tls;

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
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads certificates and private keys in PEM (RFC 7468).
final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN (.*?PRIVATE KEY)-----([^-]*)-----END");
  private static final String PKCS8 = "PRIVATE KEY";

  private PemFiles() {}

  /// All certificates of a file, in its order; at least one.
  static List<X509Certificate> certificates(Path file) throws UnusableCertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      var chain = new ArrayList<X509Certificate>();
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        chain.add((X509Certificate) one);
      }
      if (chain.isEmpty()) {
        throw noCertificate(file);
      }
      return List.copyOf(chain);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (CertificateException _) {
      throw noCertificate(file);
    }
  }

  private static UnusableCertificateException noCertificate(Path file) {
    return new UnusableCertificateException(
        "There is no certificate in "
            + file
            + ". It must be PEM (-----BEGIN CERTIFICATE-----): the server's first, then those"
            + " between it and the root.");
  }

  /// The private key of a file.
  static PrivateKey key(Path file) throws UnusableCertificateException {
    try {
      Matcher pem = KEY.matcher(Files.readString(file));
      if (!pem.find()) {
        throw new UnusableCertificateException(
            "There is no private key in "
                + file
                + ". It must be PEM (-----BEGIN PRIVATE KEY-----).");
      }
      if (!pem.group(1).equals(PKCS8)) {
        throw otherForm(file, pem.group(1));
      }
      return key(Base64.getMimeDecoder().decode(pem.group(2)), file);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (IllegalArgumentException _) {
      throw broken(file);
    }
  }

  private static UnusableCertificateException otherForm(Path file, String form) {
    String convert = "openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem";
    return new UnusableCertificateException(
        form.startsWith("ENCRYPTED")
            ? "The private key in " + file + " has a password. Take it off: " + convert
            : "The private key in " + file + " is a " + form + "; it must be PKCS#8: " + convert);
  }

  private static PrivateKey key(byte[] der, Path file) throws UnusableCertificateException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException _) {
        // Then it is one of another algorithm.
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java has no " + algorithm, e);
      }
    }
    throw broken(file);
  }

  private static UnusableCertificateException broken(Path file) {
    return new UnusableCertificateException(
        "The private key in " + file + " cannot be read; RSA, EC and Ed25519 keys can.");
  }

  private static UnusableCertificateException unreadable(Path file, IOException e) {
    return new UnusableCertificateException(
        e instanceof NoSuchFileException
            ? "There is no file " + file + "."
            : "The file " + file + " cannot be read (" + e.getMessage() + ").",
        e);
  }
}

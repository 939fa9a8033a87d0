package io.rollcall.faces.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A private key and the certificates that speak for it, as they stood in their files.
///
/// @param chain the server's first
record KeyPairFile(PrivateKey key, List<X509Certificate> chain, Written written) {

  /// When the two files were written.
  record Written(FileTime certificate, FileTime key) {
    static Written of(Path certificate, Path key) throws UnusableCertificateException {
      try {
        return new Written(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
      } catch (IOException e) {
        throw new UnusableCertificateException("There is no file " + e.getMessage() + ".", e);
      }
    }
  }

  /// Reads both and sees that they belong together and are valid now.
  static KeyPairFile read(Path certificate, Path key, Instant now)
      throws UnusableCertificateException {
    Written written = Written.of(certificate, key);
    List<X509Certificate> chain = PemFiles.certificates(certificate);
    PrivateKey secret = PemFiles.key(key);
    mustBelong(secret, chain, certificate, key);
    mustBeValid(chain.getFirst(), certificate, now);
    return new KeyPairFile(secret, chain, written);
  }

  private static void mustBelong(
      PrivateKey key, List<X509Certificate> chain, Path certificateFile, Path keyFile)
      throws UnusableCertificateException {
    if (belong(key, chain.getFirst())) {
      return;
    }
    throw new UnusableCertificateException(
        chain.stream().anyMatch(other -> belong(key, other))
            ? "The server's own certificate must come first in " + certificateFile + "."
            : "The certificate in "
                + certificateFile
                + " was not made for the private key in "
                + keyFile
                + ".");
  }

  private static boolean belong(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(certificate.getPublicKey());
      return checking.verify(signing.sign());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static void mustBeValid(X509Certificate certificate, Path file, Instant now)
      throws UnusableCertificateException {
    Instant end = certificate.getNotAfter().toInstant();
    Instant start = certificate.getNotBefore().toInstant();
    if (now.isAfter(end)) {
      throw new UnusableCertificateException(
          "The certificate in " + file + " expired on " + end + ". Renew it.");
    }
    if (now.isBefore(start)) {
      throw new UnusableCertificateException(
          "The certificate in "
              + file
              + " is not valid before "
              + start
              + "; the clock of this machine says "
              + now
              + ".");
    }
  }
}

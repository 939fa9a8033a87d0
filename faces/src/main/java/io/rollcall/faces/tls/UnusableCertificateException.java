package io.rollcall.faces.tls;

/// Certificate and key cannot be used; the message says which file, why, and what to do.
public final class UnusableCertificateException extends Exception {
  UnusableCertificateException(String message) {
    super(message);
  }

  UnusableCertificateException(String message, Throwable cause) {
    super(message, cause);
  }
}

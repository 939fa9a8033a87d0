package io.rollcall.lifecycle.source.ldap;

import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Of everything that decides what is read, and how it is kept: with another one, what was kept
/// says nothing.
final class Fingerprint {
  private static final String FORMAT = "1";

  private Fingerprint() {}

  static String of(LdapSettings settings, Form form) {
    String reader =
        switch (settings.signIn()) {
          case SignIn.ByPassword(var bind, var _) -> bind;
          case SignIn.ByCertificate() -> "certificate";
        };
    return hash(
        List.of(
            FORMAT,
            settings.server().url(),
            settings.base(),
            reader,
            settings.scope(),
            settings.asked().groups(),
            form.mirrored(),
            form.passing()));
  }

  private static String hash(List<?> parts) {
    try {
      byte[] bytes = parts.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}

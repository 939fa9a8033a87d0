package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;

/// What the server's result codes mean for the person who set this up.
final class LdapTrouble {
  private LdapTrouble() {}

  static IncompleteRead connecting(LdapSettings settings, LDAPException e) {
    return new IncompleteRead(
        "No connection to %s within %s s: %s. Is the address right, and does a firewall let us through? For ldaps:// the certificate must be one that %s trusts and must name the host."
            .formatted(
                settings.server().url(),
                settings.limits().connect().toSeconds(),
                words(e),
                settings.server().tls().trusted()),
        e);
  }

  static IncompleteRead startingTls(LdapSettings settings, LDAPException e) {
    return new IncompleteRead(
        "%s does not start TLS: %s. Its certificate must be one that %s trusts and must name the host."
            .formatted(settings.server().url(), words(e), settings.server().tls().trusted()),
        e);
  }

  static IncompleteRead binding(LdapSettings settings, LDAPException e) {
    return switch (settings.signIn()) {
      case SignIn.ByPassword(var bind, var password) -> {
        String wrong =
            "%s does not let us in as %s with the password %s: %s."
                .formatted(settings.server().url(), bind, password.origin(), words(e));
        yield new IncompleteRead(
            e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)
                ? wrong + " Check `bind` and `password`; the account may also be locked or expired."
                : wrong + confidential(e),
            e);
      }
      case SignIn.ByCertificate() ->
          new IncompleteRead(
              "%s does not let us in with our certificate (SASL EXTERNAL): %s. Does the server ask for one, and does it know whose it is?"
                  .formatted(settings.server().url(), words(e)),
              e);
    };
  }

  private static String confidential(LDAPException e) {
    return e.getResultCode().equals(ResultCode.STRONG_AUTH_REQUIRED)
            || e.getResultCode().equals(ResultCode.CONFIDENTIALITY_REQUIRED)
        ? " The server wants TLS: use ldaps:// or `startTls: true`."
        : "";
  }

  static IncompleteRead reading(String what, LDAPException e) {
    if (e.getResultCode().equals(ResultCode.REFERRAL)) {
      return new IncompleteRead(
          "%s lives on another server: %s. Read from a server that holds everything, or read that part as a source of its own and keep it out of the group."
              .formatted(what, String.join(", ", e.getReferralURLs())),
          e);
    }
    return new IncompleteRead("Reading %s failed: %s.".formatted(what, words(e)), e);
  }

  static IncompleteRead searching(String what, String base, LDAPSearchException e) {
    String stopped =
        "Reading %s under %s stopped after %s entries: %s."
            .formatted(what, base, e.getEntryCount(), words(e));
    return new IncompleteRead(stopped + advice(base, e.getResultCode()), e);
  }

  private static String advice(String base, ResultCode code) {
    if (code.equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
      return " The server limits how much the bind account may read: raise its size limit, or let the server page.";
    }
    if (code.equals(ResultCode.TIME_LIMIT_EXCEEDED)) {
      return " Raise the server's time limit for the bind account, or index objectClass.";
    }
    if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
      return " There is no " + base + " that the bind account may see: check `base`.";
    }
    if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
      return " The bind account needs the right to read there.";
    }
    return "";
  }

  static String words(LDAPException e) {
    String diagnostic = e.getDiagnosticMessage();
    String text = diagnostic == null || diagnostic.isBlank() ? e.getMessage() : diagnostic;
    String said = text == null ? "" : text.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    return e.getResultCode().getName() + (said.isEmpty() ? "" : " (" + said + ")");
  }
}

package io.rollcall.app.engine.source;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import java.time.Clock;

/// Reads `type: ldap`.
final class LdapSources {
  private LdapSources() {}

  static Source open(String name, Section section, Scope scope, Secrets secrets, Clock clock) {
    return new LdapSource(
        LdapSettings.of(
            name,
            url(section),
            section.text("base"),
            section.text("bind"),
            secrets.of(section, "password"),
            scope),
        clock);
  }

  private static String url(Section section) {
    String url = section.text("url");
    if (!url.matches("ldaps?://[^/:]+(:\\d{1,5})?/?")) {
      throw section.mistake(
          "url", "is no LDAP URL; expected one like ldaps://ldap.example.com:636");
    }
    return url;
  }
}

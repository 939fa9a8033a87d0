package io.rollcall.app.engine.source;

import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import java.util.List;
import java.util.Map;

/// Reads `type: ldap`.
final class LdapSources implements SourceKind {
  @Override
  public String type() {
    return "ldap";
  }

  @Override
  public Source open(Section section, Setting setting) {
    return new LdapSource(
        LdapSettings.of(
            setting.name(),
            url(section),
            section.text("base"),
            section.text("bind"),
            setting.secrets().of(section, "password"),
            setting.scope()),
        setting.clock());
  }

  private static String url(Section section) {
    String url = section.text("url");
    if (!url.matches("ldaps?://[^/:]+(:\\d{1,5})?/?")) {
      throw section.mistake(
          "url", "is no LDAP URL; expected one like ldaps://ldap.example.com:636");
    }
    return url;
  }

  @Override
  public List<Question> questions() {
    return List.of(
        new Question("--ldap-url", "The LDAP server", "ldaps://ldap.example.com:636"),
        new Question("--base", "Where people live in it", "dc=example,dc=com"),
        new Question("--bind", "Who may read it", "cn=rollcall,dc=example,dc=com"),
        new Question("--group", "The group whose members are in scope", "appUsers"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    return List.of(
        "# An account of the directory that may read is enough.",
        "type: ldap",
        "url: \"" + answers.get("--ldap-url") + "\"",
        "base: \"" + answers.get("--base") + "\"",
        "bind: \"" + answers.get("--bind") + "\"",
        "# Secrets are named, never written here: env:NAME or file:PATH.",
        "password: env:LDAP_PASSWORD",
        "# Only members of this group get accounts; who leaves it loses access.",
        "scope:",
        "  group: \"" + answers.get("--group") + "\"");
  }
}

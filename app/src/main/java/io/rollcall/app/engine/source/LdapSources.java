package io.rollcall.app.engine.source;

import io.rollcall.app.cli.Spans;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.app.engine.kind.TlsKeys;
import io.rollcall.lifecycle.mapping.Nearest;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import io.rollcall.lifecycle.source.ldap.Reserved;
import io.rollcall.lifecycle.tls.Tls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/// Reads `type: ldap`.
final class LdapSources implements SourceKind {
  private static final Pattern URL =
      Pattern.compile("ldap(?<tls>s?)://(?<host>[^/:]+)(:\\d{1,5})?/?");
  private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}");
  private static final List<String> YES_OR_NO = List.of("true", "false");

  @Override
  public String type() {
    return "ldap";
  }

  @Override
  public String meaning() {
    return "Active Directory, OpenLDAP or another LDAP server";
  }

  @Override
  public Source open(Section section, Setting setting) {
    Matcher url = url(section);
    boolean startTls = yes(section, "startTls");
    boolean insecure = yes(section, "insecure");
    Tls tls = TlsKeys.read(section, setting.secrets(), setting.beside());
    refuseContradictions(section, url, startTls, tls);
    SignIn signIn = signIn(section, setting, tls);
    if (!startTls && !insecure && signIn instanceof SignIn.ByPassword) {
      refuseClearText(section, url);
    }
    LdapSettings settings =
        LdapSettings.of(setting.name(), url.group(), section.text("base"), signIn, setting.scope())
            .with(startTls, tls)
            .asking(setting.asked())
            .reading(reading(section));
    return new LdapSource(
        settings.writingBack(writeBack(section, setting, settings)), setting.clock());
  }

  private static Map<String, String> writeBack(
      Section section, Setting setting, LdapSettings settings) {
    Map<String, String> attributes = new TreeMap<>();
    section
        .optionalSection("writeBack")
        .ifPresent(places -> {
          for (String target : places.keys()) {
            String attribute = places.text(target);
            if (!setting.targets().contains(target)) {
              throw places.mistake(
                  target,
                  "is no target; the targets are "
                      + String.join(", ", setting.targets())
                      + Nearest.hint(target, setting.targets()));
            }
            Optional<String> reserved = Reserved.why(attribute, settings);
            if (reserved.isPresent()) {
              throw places.mistake(
                  target,
                  "is \"%s\", %s; expected an attribute that nothing else uses, like extensionAttribute7"
                      .formatted(attribute, reserved.get()));
            }
            if (attributes.values().stream().anyMatch(attribute::equalsIgnoreCase)) {
              throw places.mistake(
                  target, "is " + attribute + ", as for another target; each needs its own");
            }
            attributes.put(target, attribute);
          }
        });
    return attributes;
  }

  private static LdapSettings.Reading reading(Section section) {
    boolean incremental =
        section.word("incremental", List.of("auto", "off"), "auto").equals("auto");
    Duration every =
        section
            .optionalText("fullReadEvery")
            .map(text -> span(section, text))
            .orElse(LdapSettings.Reading.USUAL.fullEvery());
    return new LdapSettings.Reading(incremental, every);
  }

  private static Duration span(Section section, String text) {
    try {
      return new Spans().convert(text);
    } catch (TypeConversionException _) {
      throw section.mistake(
          "fullReadEvery", "is no span of time; expected a number with s, m, h or d, like 24h");
    }
  }

  private static void refuseClearText(Section section, Matcher url) {
    String host = url.group("host");
    if (url.group("tls").isEmpty() && !THIS_MACHINE.matcher(host).matches()) {
      throw section.mistake(
          "url",
          "would send the password in the clear to "
              + host
              + "; use ldaps://, or startTls: true, or insecure: true where nobody can listen");
    }
  }

  private static Matcher url(Section section) {
    Matcher url = URL.matcher(section.text("url"));
    if (!url.matches()) {
      throw section.mistake(
          "url", "is no LDAP URL; expected one like ldaps://ldap.example.com:636");
    }
    return url;
  }

  private static boolean yes(Section section, String key) {
    return section.word(key, YES_OR_NO, "false").equals("true");
  }

  private static void refuseContradictions(
      Section section, Matcher url, boolean startTls, Tls tls) {
    boolean ldaps = !url.group("tls").isEmpty();
    if (ldaps && startTls) {
      throw section.mistake("startTls", "is for ldap://; ldaps:// begins with TLS anyway");
    }
    if (!ldaps && !startTls && !tls.equals(Tls.USUAL)) {
      throw section.mistake(
          "url", "uses no TLS, so certificates are of no use; use ldaps:// or startTls: true");
    }
  }

  /// Who has no `bind` is who the client certificate says.
  private static SignIn signIn(Section section, Setting setting, Tls tls) {
    if (section.optionalText("bind").isEmpty() && tls.client().isPresent()) {
      return new SignIn.ByCertificate();
    }
    return new SignIn.ByPassword(section.text("bind"), setting.secrets().of(section, "password"));
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.required(
            "--ldap-url",
            "The LDAP server",
            "ldaps:// with its port; plain ldap:// only on this machine.",
            "ldaps://ldap.example.com:636"),
        Question.required(
            "--base",
            "Where people live in it",
            "The DN under which people and groups are looked for.",
            "dc=example,dc=com"),
        Question.required(
            "--bind",
            "Who may read it",
            "The DN of an account that may read; it need not write.",
            "cn=rollcall,dc=example,dc=com"),
        Question.secret("--password", "The password of that account", "env:LDAP_PASSWORD"),
        Question.required(
            "--group",
            "The group whose members are in scope",
            "Who is in it gets an account; who leaves it loses access.",
            "appUsers"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    return List.of(
        "# An account of the directory that may read is enough.",
        "type: ldap",
        "url: \"" + answers.get("--ldap-url") + "\"",
        "# A certificate of your own authority: ca: ca.pem",
        "base: \"" + answers.get("--base") + "\"",
        "bind: \"" + answers.get("--bind") + "\"",
        "# Secrets are named, never written here: env:NAME or file:PATH.",
        "password: \"" + answers.get("--password") + "\"",
        "# Only members of this group get accounts; who leaves it loses access.",
        "scope:",
        "  group: \"" + answers.get("--group") + "\"");
  }
}

package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Remark;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
@Tag("samba")
final class SambaWriteBackTest {
  @TempDir private Path folder;

  @Test
  void lostLinksComeBackFromTheDirectory() throws IOException, LDAPException {
    try (SambaDomain samba = SambaDomain.in(Files.createDirectory(folder.resolve("ad")))) {
      String unit = samba.unit("staff");
      List<String> people =
          List.of(
              samba.person(unit, "ann", "Ann", "Ono"), samba.person(unit, "ben", "Ben", "Osei"));
      var _ = samba.group(unit, "app", people.toArray(String[]::new));

      // Whoever has the least objectGUID is tried.
      assertThat(people)
          .extracting(person ->
              new Remark(
                  false,
                  "the bind account may not write carLicense of "
                      + person
                      + " (writeBack); give it the right to write this attribute of people, and no other"))
          .contains(remark(samba, unit, SambaDomain.READER));
      assertThat(remark(samba, unit, SambaDomain.ADMINISTRATOR))
          .isEqualTo(new Remark(true, "the bind account may write carLicense (writeBack)"));

      Restored.run(
          folder,
          source(samba, SambaDomain.ADMINISTRATOR),
          source(samba, SambaDomain.READER),
          "ad.test",
          people,
          samba::values);
    }
  }

  private static Remark remark(SambaDomain samba, String unit, String bind) {
    SignIn signIn =
        new SignIn.ByPassword(bind, Secret.of(SambaDomain.PASSWORD, "env:LDAP_PASSWORD"));
    LdapSettings settings = LdapSettings.of("ad", samba.url(), unit, signIn, new Scope.Everybody());
    return new LdapSource(settings.writingBack(Map.of("app", "carLicense")), Clock.systemUTC())
        .examine()
        .getLast();
  }

  private static String source(SambaDomain samba, String bind) {
    return """
      type: ldap
      url: "%s"
      base: "%s"
      bind: "%s"
      password: env:LDAP_PASSWORD
      scope: { group: app }
    """
        .formatted(samba.url(), SambaDomain.BASE, bind);
  }
}

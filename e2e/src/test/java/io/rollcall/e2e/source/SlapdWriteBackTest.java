package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
@Tag("slapd")
final class SlapdWriteBackTest {
  @TempDir private Path folder;

  @Test
  void lostLinksComeBackFromTheDirectory() throws IOException, LDAPException {
    try (Slapd slapd = Slapd.in(Files.createDirectory(folder.resolve("slapd")))) {
      List<String> people =
          List.of(slapd.person("ann", "Ann", "Ono"), slapd.person("ben", "Ben", "Osei"));
      var _ = slapd.group("app", people.toArray(String[]::new));
      Restored.run(
          folder,
          source(slapd, Slapd.ADMINISTRATOR),
          source(slapd, Slapd.READER),
          "example.com",
          people,
          slapd::values);
    }
  }

  private static String source(Slapd slapd, String bind) {
    return """
      type: ldap
      url: "%s"
      base: "%s"
      bind: "%s"
      password: env:LDAP_PASSWORD
      scope: { group: app }
    """
        .formatted(slapd.url(), Slapd.BASE, bind);
  }
}

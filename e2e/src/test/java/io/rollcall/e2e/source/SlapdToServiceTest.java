package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a real OpenLDAP server to our own service, with the built program.
@Tag("blackbox")
@Tag("slapd")
final class SlapdToServiceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"standard,scim", "miro,miro", "atlassian,atlassian"})
  void everyChangeIsOneWrite(String preset, String type) throws IOException, LDAPException {
    try (Slapd slapd = Slapd.in(folder)) {
      Careers.run(folder, new SlapdStaff(slapd), preset, type);
    }
  }
}

package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a real Active Directory to our own service, with the built program.
@Tag("blackbox")
@Tag("samba")
final class SambaToServiceTest {
  @TempDir private static Path folder;
  private static SambaDomain samba;

  @BeforeAll
  static void start() throws IOException, LDAPException {
    samba = SambaDomain.in(Files.createDirectory(folder.resolve("ad")));
  }

  @AfterAll
  static void stop() {
    samba.close();
  }

  @ParameterizedTest
  @CsvSource({"standard,scim", "miro,miro", "atlassian,atlassian"})
  void everyChangeIsOneWrite(String preset, String type) throws IOException, LDAPException {
    Path own = Files.createDirectory(folder.resolve(preset));
    Careers.run(own, new SambaStaff(samba, preset), preset, type);
  }
}

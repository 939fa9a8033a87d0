package io.rollcall.e2e.source;

import io.rollcall.e2e.operations.Certificate;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a real OpenLDAP server to our own service, with the built program, over StartTLS with an
/// authority of one's own.
@Tag("blackbox")
@Tag("slapd")
final class SlapdToServiceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"standard,scim", "miro,miro", "atlassian,atlassian"})
  void everyChangeIsOneWrite(String preset, String type) throws Exception {
    Certificate certificate = Certificate.make(folder);
    try (Slapd slapd = Slapd.protectedBy(certificate, folder)) {
      Careers.run(folder, new SlapdStaff(slapd, certificate.chain().getFileName()), preset, type);
    }
  }
}

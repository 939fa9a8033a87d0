package io.rollcall.e2e.guide;

import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.e2e.source.SambaDomain;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page about Active Directory does what it says, with a real one.
@Tag("blackbox")
@Tag("samba")
final class ActiveDirectoryGuideTest {
  static final String PAGE = "first-sync-from-active-directory.md";

  @TempDir private Path folder;

  @Test
  void thePageDoesWhatItSays() throws IOException, LDAPException {
    GuidePage page = GuidePage.of(PAGE, Files.readAllLines(GuidesTest.GUIDES.resolve(PAGE)));
    try (SambaDomain samba = SambaDomain.in(Files.createDirectory(folder.resolve("ad")));
        Service _ = Service.on(folder.resolve(".rollcall"))) {
      String unit = samba.unit("staff");
      String search = samba.group(unit, "search", samba.person(unit, "ann", "Ann", "Ono"));
      samba.group(unit, "miroUsers", search, samba.person(unit, "ben", "Ben", "Osei"));
      samba.person(unit, "cleo", "Cleo", "Marin");
      Launch rollcall =
          Launch.rollcall(folder)
              .with("AD_URL", samba.url())
              .with("AD_BASE", SambaDomain.BASE)
              .with("AD_BIND", SambaDomain.READER)
              .with("LDAP_PASSWORD", SambaDomain.PASSWORD);
      GuidesTest.assertWalked(page, folder, rollcall);
    }
  }
}

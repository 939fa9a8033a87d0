package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading only what changed in a real OpenLDAP server.
@Tag("slapd")
final class SlapdChangesTest {
  @TempDir private Path folder;

  @Test
  void everyKindOfChangeIsSeen() throws IOException, LDAPException {
    try (Slapd slapd = Slapd.in(Files.createDirectory(folder.resolve("slapd")));
        Database database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"))) {
      Memory memory = Store.open(database, Clock.systemUTC()).mirrors();
      String ann = slapd.person("ann", "Ann", "Ono");
      String ben = slapd.person("ben", "Ben", "Osei");
      String inner = slapd.group("inner", ben);
      String app = slapd.group("app", inner, ann);
      String team = slapd.group("team", ann, ben);
      MirrorReads reads = new MirrorReads(settings(slapd), memory, "by times of change");
      assertThat(reads.mirrored().proof()).startsWith("2 of 2 members of app, full read,");
      assertThat(addresses(reads)).hasSize(2);

      String cleo = slapd.person("cleo", "Cleo", "Marin");
      slapd.join(inner, cleo);
      assertThat(addresses(reads)).contains("cleo@example.com");

      slapd.set(ann, "departmentNumber", "Research");
      assertThat(reads.same().people().toString()).contains("Research");

      slapd.leave(team, ben);
      assertThat(reads.same().groups())
          .filteredOn(group -> group.name().equals("team"))
          .allMatch(group -> group.members().size() == 1);

      String lund = slapd.rename(ann, "uid=lund");
      assertThat(addresses(reads)).doesNotContain("ann@example.com"); // the group does not know
      slapd.join(app, lund);
      slapd.set(lund, "mail", "lund@example.com");
      assertThat(addresses(reads)).contains("lund@example.com");

      slapd.delete(cleo);
      assertThat(addresses(reads)).containsOnly("ben@example.com", "lund@example.com");
      assertThat(memory.mirror("corp").orElseThrow().entries().toString())
          .doesNotContain("cleo@example.com");

      for (int i = 0; i < 5; i++) { // quicker than clocks tell
        slapd.set(lund, "mail", "lund" + i + "@example.com");
        assertThat(addresses(reads)).contains("lund" + i + "@example.com");
      }
    }
  }

  private static Set<String> addresses(MirrorReads reads) {
    return reads.same().people().stream().map(Person::address).collect(Collectors.toSet());
  }

  private static LdapSettings settings(Slapd slapd) {
    return LdapSettings.of(
            "corp",
            slapd.url(),
            Slapd.BASE,
            new SignIn.ByPassword(Slapd.READER, Secret.of(Slapd.PASSWORD, "env:LDAP_PASSWORD")),
            new Scope.Group("app"))
        .asking(new Asked(List.of("team"), Set.of("ou")));
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Data that the first version wrote is read, found and changed by this one. The tables are made
/// from a copy of the first migration: were that one edited, its checksum would differ from the
/// copy's.
abstract class OldData {
  @Test
  void usersOfTheFirstVersionAreFoundByWhatTheySay(Database database) {
    database.migrate("platform", "io/rollcall/platform/old");
    database.write(sql -> {
      sql.execute("insert into platform values ('p', 'main')");
      sql.execute("insert into organization values ('100', 'p', 'Acme', 'shared', 1, null)");
      sql.execute("insert into directory values ('d', '100', 'AD', 'shared', 'off', 1)");
      sql.execute(
          "insert into token values ('t', 'DIRECTORY', ?, '100', 'd', 'AD', 1, null)",
          Secrets.hash("rcd_old"));
      for (int i = 0; i < 450; i++) {
        sql.execute(
            "insert into account values (?, 'p', ?, ?, 'Ann', 'live', 1, '100')",
            "a" + i,
            "ann" + i + "@x.example",
            "Ann" + i + "@x.example");
        sql.execute(
            "insert into membership (organization_id, account_id, role, status, origin, since)"
                + " values ('100', ?, 'member', 'active', 'scim', 1)",
            "a" + i);
        sql.execute(
            "insert into scim_record (id, owner_id, organization_id, account_id, display_name,"
                + " display_name_key, document, version, created_at, changed_at)"
                + " values (?, '100', '100', ?, 'Ann', 'ann', ?, 3, 1, 2)",
            "r" + i,
            "a" + i,
            "{\"displayName\":\"Ann\",\"name\":{\"givenName\":\"G" + i + "\"}}");
      }
      return true;
    });

    World world = new World(database, new Heard());

    Caller.OfDirectory directory =
        (Caller.OfDirectory) world.platform.tokens().authenticate("rcd_old").orElseThrow();
    world.assertSearchIsFresh(directory);
    List<User> found = world.find(directory, "userName eq \"ann7@X.example\"");
    assertThat(found).extracting(User::id).containsExactly("a7");
    assertThat(found.getFirst().version()).isEqualTo(3);
    assertThat(world.find(directory, "emails.value eq \"ann449@x.example\"")).hasSize(1);
    assertThat(done(world.activate(directory, "a7", false)).resource().bool("active"))
        .contains(false);
  }
}

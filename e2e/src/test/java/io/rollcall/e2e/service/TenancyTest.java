package io.rollcall.e2e.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONString;
import io.rollcall.db.Database;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Service;
import io.rollcall.faces.atlassian.AtlassianFace;
import io.rollcall.faces.miro.MiroFace;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route is tried with every token that does not belong there and with everything that
/// belongs to somebody else: nothing is seen, nothing changes, and what exists elsewhere answers
/// exactly as what exists nowhere, and leaves the same in the log of whoever asks.
@Tag("blackbox")
final class TenancyTest {
  @TempDir private Path directory;

  @Test
  void whatIsSomebodyElsesAnswersAsWhatIsNowhereAndStaysAsItIsOnSqlite()
      throws IOException, InterruptedException {
    try (Service service = Service.on(directory.resolve("data"))) {
      attack(service);
    }
  }

  @Test
  @Tag("postgresql")
  void whatIsSomebodyElsesAnswersAsWhatIsNowhereAndStaysAsItIsOnPostgresql()
      throws IOException, InterruptedException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Service service =
            Service.on(directory.resolve("data"), postgres.getJdbcUrl("postgres", "postgres"))) {
      attack(service);
    }
  }

  private void attack(Service service) throws IOException, InterruptedException {
    attack(service, Tenant.STANDARD, Attack.onStandard());
    attack(service, Tenant.MIRO, Attack.onMiro(routes(MiroFace::routes)));
    attack(service, Tenant.ATLASSIAN, Attack.onAtlassian(routes(AtlassianFace::routes)));
  }

  private static void attack(Service service, String preset, List<Attack> attacks)
      throws IOException, InterruptedException {
    Tenant victim = Tenant.settle(service, "Victim-" + preset, preset);
    Tenant attacker = Tenant.settle(service, "Attacker-" + preset, preset);
    String had = victim.snapshot(service);
    String logged = victim.log(service);
    List<Attack> api = Attack.onApi(routes(service, attacker));
    assertThat(api).hasSizeGreaterThan(20);

    Siege siege = new Siege(service, victim, attacker);
    List<String> failures = siege.failures(Stream.concat(attacks.stream(), api.stream()).toList());

    assertThat(failures).as(String.join("\n", failures)).isEmpty();
    assertThat(siege.logged()).as("refusals are in the log").isGreaterThan(30);
    assertThat(victim.snapshot(service)).isEqualTo(had);
    assertThat(victim.log(service)).isEqualTo(logged);
    assertThat(attacker.snapshot(service))
        .contains(attacker.text("group"))
        .doesNotContain(victim.secrets());
  }

  /// The table that the service answers from.
  private List<String> routes(Function<Platform, List<String>> of) {
    Clock clock = Clock.systemUTC();
    try (Database database = Database.open("jdbc:sqlite:" + directory.resolve("routes.db"))) {
      return of.apply(
          new Platform(database, clock, new RandomIds(clock, new SecureRandom()), List.of()));
    }
  }

  private static List<String> routes(Service service, Tenant tenant) {
    Http api = new Http(service.url(), tenant.key());
    return api.get("/api").expect(200).json().getFieldAsArray("routes").stream()
        .map(route -> ((JSONString) route).stringValue())
        .toList();
  }
}

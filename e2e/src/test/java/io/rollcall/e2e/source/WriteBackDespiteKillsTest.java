package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Company;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Scissors;
import io.rollcall.e2e.stage.Scissors.Moment;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine is killed at each write into the directory, before the directory has acted on it and
/// when its answer is on its way. The next run ends in the same state, and the one after it writes
/// nothing.
@Tag("blackbox")
@Tag("kill")
final class WriteBackDespiteKillsTest {
  private static final String KEPT = "carLicense";
  private static final int PEOPLE = 3;

  @TempDir private Path folder;
  private final Scissors scissors = new Scissors();

  @Test
  void theNextRunEndsInTheSameState() throws IOException {
    try (Company company = Company.of(PEOPLE, 17, scissors);
        Service service = Service.on(folder.resolve("service"))) {
      var _ = service.command("org", "create", "Acme", "--claim-domain", "example.com");
      JSONObject made =
          service.command("directory", "create", "--org", "Acme", "--preset", "standard");
      configure(company, made);
      Launch rollcall =
          Launch.rollcall(folder)
              .with("TOKEN", made.getFieldAsString("token"))
              .with("LDAP_PASSWORD", Company.PASSWORD);
      scissors.putAway();
      var _ = rollcall.run("sync").expect(0);
      assertThat(modifies(scissors.passed())).isEqualTo(PEOPLE);
      Map<String, String> links = links(rollcall);
      assertThat(kept(company)).hasSize(PEOPLE).isEqualTo(links);

      for (int number = 1; number <= PEOPLE; number++) {
        for (Moment moment : List.of(Moment.BEFORE, Moment.AFTER)) {
          company.people().forEach(one -> company.forget(one.uid(), KEPT));
          kill(rollcall, number, moment);
          String when = moment + " write " + number;

          scissors.putAway();
          var _ = rollcall.run("sync").expect(0);
          assertThat(kept(company)).as(when).isEqualTo(links);
          int left = PEOPLE - number + (moment == Moment.BEFORE ? 1 : 0);
          assertThat(modifies(scissors.passed())).as(when).isEqualTo(left);
          assertThat(links(rollcall)).as(when).isEqualTo(links);

          scissors.putAway();
          JSONObject third = rollcall.run("sync", "--json").expect(0).json();
          assertThat(third.getFieldAsInteger("writes")).as(when).isZero();
          assertThat(modifies(scissors.passed())).as(when).isZero();
        }
      }
    }
  }

  private void kill(Launch rollcall, int write, Moment moment) {
    var started = new CompletableFuture<Program>();
    scissors.cutAtNth("LDAP modify", write, moment, () -> started.join().kill());
    started.complete(rollcall.start("sync"));
    started.join().end().expect(128 + 9);
    assertThat(scissors.happened()).isTrue();
  }

  private static long modifies(List<String> requests) {
    return requests.stream().filter(one -> one.startsWith("LDAP modify")).count();
  }

  private void configure(Company company, JSONObject made) throws IOException {
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        source:
          type: ldap
          url: "%s"
          base: "%s"
          bind: "%s"
          password: env:LDAP_PASSWORD
          scope: { group: %s }
          writeBack: { app: %s }
        targets:
          app: { type: scim, url: "%s", token: env:TOKEN }
        """
            .formatted(
                company.url(),
                Company.BASE,
                Company.BIND,
                Company.GROUP,
                KEPT,
                made.getFieldAsString("baseUrl")));
  }

  /// What entries keep, by their ids.
  private static Map<String, String> kept(Company company) {
    Map<String, String> kept = new TreeMap<>();
    company
        .people()
        .forEach(one ->
            company
                .values(one.uid(), KEPT)
                .forEach(value ->
                    kept.merge(
                        company.values(one.uid(), "entryUUID").getFirst(),
                        value,
                        (some, more) -> some + " and " + more)));
    return kept;
  }

  private Map<String, String> links(Launch rollcall) throws IOException {
    Path file = folder.resolve("links.json");
    var _ = rollcall.run("links", "export", file.toString()).expect(0);
    try {
      Map<String, String> links = new TreeMap<>();
      new JSONObject(Files.readString(file))
          .getFieldAsArray("links")
          .forEach(link ->
              links.put(
                  ((JSONObject) link).getFieldAsString("id"),
                  ((JSONObject) link).getFieldAsString("account")));
      return links;
    } catch (JSONException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(file);
    }
  }
}

package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Shell;
import io.rollcall.app.Shell.Result;
import io.rollcall.db.Database;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an organization has: domains, schemas, directories with their tokens, keys.
final class OrganizationCommandsTest {
  @TempDir Path folder;
  private Shell shell;
  private String acme;

  @BeforeEach
  void begin() {
    shell = new Shell(folder.resolve("data"), true);
    acme = run("org", "create", "acme").field("organizationId");
  }

  private Result run(String... arguments) {
    return shell.run(arguments);
  }

  private static Result failed(int code, Result result) {
    assertThat(result.code()).as(result.toString()).isEqualTo(code);
    return result;
  }

  private <T> T platform(Function<Platform, T> work) {
    try (var database =
        Database.open("jdbc:sqlite:" + folder.resolve("data").resolve("rollcall.db"))) {
      return work.apply(Store.platform(database));
    }
  }

  private Optional<Caller> authenticated(String secret) {
    return platform(platform -> platform.tokens().authenticate(secret));
  }

  private Json.Obj directory() {
    return run("directory", "create", "--org", "acme", "--preset", "standard").json();
  }

  @Test
  void aDomainIsGivenShownAndTakenAway() {
    Result claimed = run("domain", "claim", "Acme.Example", "--org", "acme");
    assertThat(claimed.field("domain")).isEqualTo("acme.example");
    assertThat(claimed.json().bool("verified")).contains(true);
    assertThat(failed(1, run("domain", "claim", "acme.example", "--org", "acme")).err())
        .contains("already");
    assertThat(run("domain", "claim", "acme.example", "--org", "acme", "--if-absent").json())
        .isEqualTo(claimed.json());
    assertThat(run("domain", "list", "--org", "acme").list()).containsExactly(claimed.json());
    assertThat(run("domain", "show", "ACME.example", "--org", "acme").json())
        .isEqualTo(claimed.json());
    assertThat(shell.forPeople().run("org", "show", "acme").out())
        .contains("organization acme", acme, "acme.example");
    failed(2, run("domain", "delete", "acme.example", "--org", "acme"));
    assertThat(run("domain", "delete", "acme.example", "--org", "acme", "--yes").code()).isZero();
    assertThat(run("domain", "list", "--org", "acme").list()).isEmpty();
    assertThat(failed(1, run("domain", "show", "acme.example", "--org", "acme")).err())
        .contains("no domain acme.example", "domain list");
  }

  @Test
  void aDomainOfAnotherOrganizationIsNotGiven() {
    run("org", "create", "other", "--claim-domain", "other.example");

    assertThat(failed(1, run("domain", "claim", "other.example", "--org", "acme")).err())
        .contains("other.example");
    failed(2, run("domain", "claim", "no domain", "--org", "acme"));
    assertThat(run("domain", "list", "--org", "acme").list()).isEmpty();
  }

  @Test
  void aDomainThatAKeyAskedForSaysHowItIsProved() {
    String key = run("key", "create", "--org", "acme").field("key");
    Caller asking = authenticated(key).orElseThrow();
    platform(platform -> Store.done(platform.domains().claim(asking, acme, "asked.example")));

    Result shown = run("domain", "show", "asked.example", "--org", "acme");

    assertThat(shown.json().bool("verified")).contains(false);
    assertThat(shown.field("dnsName")).isEqualTo("_rollcall.asked.example");
    assertThat(shell.forPeople().run("domain", "show", "asked.example", "--org", "acme").out())
        .contains("asked for", "TXT record", shown.field("text"), shown.field("fileUrl"));
  }

  @Test
  void aSchemaIsAddedFromAFileShownAndDeleted() throws IOException {
    String urn = "urn:acme:params:scim:2.0:Badge";
    String file = file("{\"id\": \"" + urn + "\", \"attributes\": [{\"name\": \"number\"}]}");

    Json.Obj added = run("schema", "add", file, "--org", "acme").json();

    assertThat(added.string("resourceType")).contains("User");
    failed(1, run("schema", "add", file, "--org", "acme"));
    assertThat(run("schema", "add", file, "--org", "acme", "--if-absent").json()).isEqualTo(added);
    String other = file("{\"id\": \"" + urn + "\", \"attributes\": [{\"name\": \"colour\"}]}");
    assertThat(failed(1, run("schema", "add", other, "--org", "acme", "--if-absent")).err())
        .contains("different");
    assertThat(run("schema", "list", "--org", "acme").list()).containsExactly(added);
    assertThat(run("schema", "show", urn, "--org", "acme").json()).isEqualTo(added);
    assertThat(shell.forPeople().run("schema", "list", "--org", "acme").out())
        .contains(urn, "for User", "1 attribute");
    failed(2, run("schema", "delete", urn, "--org", "acme"));
    assertThat(run("schema", "delete", urn, "--org", "acme", "--yes").json().integer("holding"))
        .contains(0L);
    failed(1, run("schema", "show", urn, "--org", "acme"));
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "schema", ".json"), text).toString();
  }

  @Test
  void aFileThatHoldsNoSchemaIsAWrongUsage() throws IOException {
    for (String text : List.of("{", "[]", "{\"id\": \"badge\"}", "{\"id\": \"urn:x:Y\"}")) {
      failed(2, run("schema", "add", file(text), "--org", "acme"));
    }
    assertThat(failed(2, run("schema", "add", "nowhere.json", "--org", "acme")).err())
        .contains("no file nowhere.json");
    failed(2, run("schema", "add", file("{\"id\": \"urn:x:Y\"}"), "--org", "acme", "--for", "X"));
    assertThat(run("schema", "list", "--org", "acme").list()).isEmpty();
  }

  @Test
  void aDirectoryIsRenamedMadeStrictPieceByPieceAndDeleted() {
    String id = directory().string("directoryId").orElseThrow();

    Result strict = run("directory", "update", id, "--name", "hr", "--strict");
    assertThat(strict.field("name")).isEqualTo("hr");
    assertThat(strict.json().bool("strict")).contains(true);
    assertThat(run("directory", "update", "hr", "--allow-leniency", "operation-case").json())
        .satisfies(less -> {
          assertThat(less.bool("strict")).contains(false);
          assertThat(less.items("refusedLeniencies"))
              .contains(Json.string("string-boolean"))
              .doesNotContain(Json.string("operation-case"));
        });
    run("directory", "update", "hr", "--lenient");
    run("directory", "update", "hr", "--refuse-leniency", "patch-by-resource");
    Json.Obj shown = run("directory", "show", "hr", "--org", "acme").json();
    assertThat(shown.items("refusedLeniencies")).containsExactly(Json.string("patch-by-resource"));
    assertThat(run("directory", "list").list()).containsExactly(shown);
    assertThat(shell.forPeople().run("directory", "show", "hr").out())
        .contains("directory hr", "/scim/v2/" + id, "refuses patch-by-resource");
    failed(2, run("directory", "update", "hr", "--strict", "--lenient"));
    failed(2, run("directory", "update", "hr", "--refuse-leniency", "no-such"));
    failed(2, run("directory", "delete", "hr"));
    assertThat(run("directory", "delete", "hr", "--yes").field("directoryId")).isEqualTo(id);
    assertThat(failed(1, run("directory", "show", "hr")).err()).contains("no directory hr");
  }

  @Test
  void ofTwoDirectoriesOfOneNameTheOrganizationTellsWhich() {
    directory();
    run("org", "create", "other");
    String second =
        run("directory", "create", "--org", "other", "--preset", "standard").field("directoryId");

    assertThat(failed(1, run("directory", "show", "directory")).err()).contains("--org");
    assertThat(run("directory", "show", "directory", "--org", "other").field("directoryId"))
        .isEqualTo(second);
  }

  @Test
  void theTokensOfADirectoryAreListedWithoutTheirSecretsAndRevokedOneByOne() {
    Json.Obj made = directory();
    String id = made.string("directoryId").orElseThrow();
    String first = made.string("token").orElseThrow();
    String second = run("directory", "token", "rotate", id, "--overlap", "2d").field("token");
    assertThat(authenticated(first)).isPresent();

    Result listed = run("directory", "token", "list", id);

    assertThat(listed.out()).doesNotContain("rcd_");
    assertThat(listed.list()).hasSize(2);
    assertThat(listed.list().getFirst().string("expires")).isPresent();
    String firstId = listed.list().getFirst().string("tokenId").orElseThrow();
    assertThat(run("directory", "token", "revoke", id, "--id", firstId).json().integer("revoked"))
        .contains(1L);
    assertThat(authenticated(first)).isEmpty();
    assertThat(authenticated(second)).isPresent();
    assertThat(shell.forPeople().run("directory", "token", "list", id).out()).contains("revoked");
    assertThat(run("directory", "token", "revoke", id, "--all").json().integer("revoked"))
        .contains(1L);
    assertThat(authenticated(second)).isEmpty();
    failed(1, run("directory", "token", "revoke", id, "--id", "nobody"));
    failed(2, run("directory", "token", "rotate", id, "--overlap", "soon"));
  }

  @Test
  void aKeyIsExchangedWhileTheOldOneWorksOn() {
    String first = run("key", "create", "--org", "acme", "--name", "ci").field("key");

    String second = run("key", "rotate", "ci", "--org", "acme", "--overlap", "2d").field("key");

    assertThat(second).startsWith("rco_").isNotEqualTo(first);
    assertThat(authenticated(first)).isPresent();
    assertThat(authenticated(second)).isPresent();
    List<Json.Obj> keys = run("key", "list", "--org", "acme").list();
    assertThat(keys).hasSize(2).allMatch(key -> key.string("name").orElse("").equals("ci"));
    assertThat(keys.stream().filter(key -> key.string("expires").isPresent())).hasSize(1);
    assertThat(failed(1, run("key", "show", "ci", "--org", "acme")).err()).contains("Several keys");
    failed(1, run("key", "rotate", "nobody", "--org", "acme"));
  }
}

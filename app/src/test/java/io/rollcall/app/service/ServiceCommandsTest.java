package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Shell;
import io.rollcall.app.Shell.Result;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceCommandsTest {
  @TempDir Path directory;

  private Result run(String... arguments) {
    return new Shell(directory.resolve("data"), true).run(arguments);
  }

  @Test
  void aDirectoryIsMadeWithItsTokenAndItsBase() {
    String acme =
        run("org", "create", "acme", "--claim-domain", "acme.example").field("organizationId");
    assertThat(acme).matches("\\d{19}");
    Result made = run("directory", "create", "--org", "acme", "--preset", "miro");
    assertThat(made.json().members().keySet())
        .containsExactly("organizationId", "directoryId", "preset", "baseUrl", "token");
    assertThat(made.field("organizationId")).isEqualTo(acme);
    assertThat(made.field("baseUrl")).isEqualTo("/api/v1/scim");
    assertThat(made.field("token")).startsWith("rcd_");

    Result again = run("directory", "create", "--org", acme, "--preset", "miro", "--if-absent");
    assertThat(again.field("directoryId")).isEqualTo(made.field("directoryId"));
    assertThat(again.json().get("token")).contains(new Json.Null());
    String rotated = run("directory", "token", "rotate", made.field("directoryId")).field("token");
    assertThat(rotated).startsWith("rcd_").isNotEqualTo(made.field("token"));
  }

  @Test
  void anUnknownPresetNamesTheOnesThatExist() {
    run("org", "create", "acme");
    Result refused = run("directory", "create", "--org", "acme", "--preset", "nope");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("no preset nope", "miro");
  }

  @Test
  void whatIsNotThereIsAFailureWithTheNextStep() {
    Result refused = run("key", "create", "--org", "nope");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("no organization nope", "org create nope");
    assertThat(refused.out()).isEmpty();
    assertThat(run("org", "create", "acme").code()).isZero();
    assertThat(run("org", "create", "acme").code()).isEqualTo(1);
    assertThat(run("org", "create", "acme", "--if-absent").code()).isZero();
  }

  @Test
  void aPersonIsInvitedSignsInAndLeavesUnderTheSameAccount() {
    run("org", "create", "acme");
    run("directory", "create", "--org", "acme", "--preset", "miro");
    Result added =
        run("member", "add", "--org", "acme", "--email", "g@x.example", "--role", "guest");
    assertThat(added.json().members().keySet()).containsExactly("accountId");
    Result active = run("member", "sign-in", "--org", "acme", "--email", "G@x.example");
    assertThat(active.field("lastActivityAt")).isNotEmpty();
    assertThat(run("member", "show", "g@x.example", "--org", "acme").field("role"))
        .isEqualTo("guest");
    assertThat(run("member", "delete", "g@x.example", "--org", "acme", "--yes").code()).isZero();
    assertThat(run("member", "list", "--org", "acme").list()).isEmpty();
    Result again =
        run(
            "member",
            "add",
            "--org",
            "acme",
            "--email",
            "g@x.example",
            "--role",
            "ORGANIZATION_INTERNAL_ADMIN");
    assertThat(again.field("accountId")).isEqualTo(added.field("accountId"));
    assertThat(
            run("member", "add", "--org", "acme", "--email", "a@b.example", "--role", "king")
                .code())
        .isEqualTo(2);
  }

  @Test
  void aKeyIsShownOnceAndRevoked() {
    run("org", "create", "acme");
    Result made = run("key", "create", "--org", "acme", "--name", "ci");
    assertThat(made.json().members().keySet()).containsExactly("organizationId", "key");
    assertThat(made.field("key")).startsWith("rco_");
    assertThat(run("key", "show", "ci", "--org", "acme").out()).doesNotContain("rco_");
    assertThat(run("key", "revoke", "ci", "--org", "acme").field("revoked")).isNotEmpty();
    assertThat(run("key", "create", "--org", "acme", "--name", "ci", "--if-absent").field("key"))
        .startsWith("rco_");
  }

  @Test
  void deletingAsks() {
    run("org", "create", "acme");
    assertThat(run("org", "delete", "acme").code()).isEqualTo(2);
    assertThat(run("org", "delete", "acme", "--yes").code()).isZero();
    assertThat(run("org", "list").list()).isEmpty();
  }

  @Test
  void theLogIsOneObjectPerLineAndNeverHoldsAToken() {
    run("org", "create", "acme");
    String token = run("directory", "create", "--org", "acme", "--preset", "miro").field("token");
    Result log = run("log", "--org", "acme");
    assertThat(log.out()).doesNotContain(token);
    assertThat(log.out().lines())
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> {
          Json.Obj entry = (Json.Obj) JsonCodec.parse(line.getBytes(StandardCharsets.UTF_8));
          assertThat(entry.members().keySet()).contains("id", "at", "kind", "actor", "detail");
        });
    Result one = run("log", "--org", "acme", "--directory", "nope");
    assertThat(one.code()).isEqualTo(1);
  }

  @Test
  void onlyTheOwnerCanReadTheData() throws Exception {
    run("org", "create", "acme");
    Path data = directory.resolve("data");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("rollcall.db"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aServeThatCannotListenSaysWhy() {
    Result refused = run("serve", "--host", "nohost.invalid", "--port", "0");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("Cannot listen on nohost.invalid:0", "--host");
    assertThat(run("serve", "--public-url", "ftp://x").code()).isEqualTo(2);
    assertThat(run("serve", "-c", "nope.yaml").code()).isEqualTo(2);
    assertThat(run("serve", "--port", "70000").code()).isEqualTo(2);
    for (String url : List.of("http://me:s3cret@x.example", "http://x.example?a", "http://x#a")) {
      Result misused = run("serve", "--public-url", url);
      assertThat(misused.code()).isEqualTo(2);
      assertThat(misused.err()).contains("--public-url").doesNotContain("s3cret");
    }
  }

  @Test
  void whatCannotBeMeantIsAWrongUsage() {
    assertThat(run("org", "create", " ").code()).isEqualTo(2);
    assertThat(run("org", "create", "acme", "--claim-domain", "acme").code()).isEqualTo(2);
    assertThat(run("org", "create", "acme", "--claim-domain", "a.example,b.example.").json())
        .satisfies(made -> assertThat(made.items("domains")).hasSize(2));
    assertThat(run("member", "add", "--org", "acme", "--email", "ann").code()).isEqualTo(2);
  }

  @Test
  void oldTokensAreRevoked() {
    run("org", "create", "acme");
    String id =
        run("directory", "create", "--org", "acme", "--preset", "miro").field("directoryId");
    run("directory", "token", "rotate", id);
    assertThat(run("directory", "token", "revoke", id).json().integer("revoked")).contains(1L);
    assertThat(run("directory", "token", "revoke", id).json().integer("revoked")).contains(0L);
  }
}

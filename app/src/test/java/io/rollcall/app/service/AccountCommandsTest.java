package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Shell;
import io.rollcall.app.Shell.Result;
import io.rollcall.db.Database;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `account …`, about somebody whom a directory sent.
final class AccountCommandsTest {
  private static final String ANN = "ann@acme.example";

  @TempDir Path folder;
  private Shell shell;
  private String account;

  @BeforeEach
  void aDirectorySendsAnn() {
    shell = new Shell(folder, true);
    run("org", "create", "acme", "--claim-domain", "acme.example");
    String token =
        run("directory", "create", "--org", "acme", "--preset", "standard").field("token");
    post(token);
    account = run("account", "show", ANN).field("accountId");
  }

  private void post(String token) {
    try (var database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"))) {
      Platform platform = Store.platform(database);
      Json.Obj user = Json.object().put("userName", ANN).put("externalId", "E1").build();
      var caller = (Caller.OfDirectory) platform.tokens().authenticate(token).orElseThrow();
      Store.done(platform.users().create(caller, ResourceRequest.read(user, ResourceType.user())));
    }
  }

  private Result run(String... arguments) {
    return shell.run(arguments);
  }

  private static Result failed(int code, Result result) {
    assertThat(result.code()).as(result.toString()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    return result;
  }

  @Test
  void anAccountIsFoundByItsIdItsAddressAndItsUserName() {
    Json.Obj shown = run("account", "show", account).json();

    assertThat(shown.string("address")).contains(ANN);
    assertThat(shown.objects("memberships")).hasSize(1);
    assertThat(shown.objects("records").getFirst().string("externalId")).contains("E1");
    assertThat(run("account", "show", "ANN@acme.example").json()).isEqualTo(shown);
    assertThat(shell.forPeople().run("account", "show", ANN).out())
        .contains("account " + account, "Organizations", "acme", "externalId E1");
    assertThat(failed(1, run("account", "show", "nobody")).err()).contains("no account nobody");
  }

  @Test
  void ofTwoWhoAreCalledTheSameOneIsNamedByIdOrPlatform() {
    run("org", "create", "other", "--platform", "second");
    run("member", "add", "--org", "other", "--email", ANN, "--role", "member");

    assertThat(failed(1, run("account", "show", ANN)).err()).contains("2 accounts", account);
    assertThat(run("account", "show", ANN, "--platform", "main").field("accountId"))
        .isEqualTo(account);
    assertThat(run("account", "show", ANN, "--platform", "second").field("accountId"))
        .isNotEqualTo(account);
  }

  @Test
  void anAccountGetsAnotherAddressUnlessSomebodyHasIt() {
    run("member", "add", "--org", "acme", "--email", "bob@acme.example", "--role", "member");

    failed(2, run("account", "rename", ANN, "--address", "eve@acme.example"));
    Result taken = run("account", "rename", ANN, "--address", "Bob@acme.example", "--yes");
    assertThat(failed(1, taken).err()).contains("Bob@acme.example", "Rename that one");
    failed(2, run("account", "rename", ANN, "--address", "eve", "--yes"));
    assertThat(run("account", "show", account).field("address")).isEqualTo(ANN);

    Result renamed = run("account", "rename", ANN, "--address", "Eve@acme.example", "--yes");

    assertThat(renamed.field("accountId")).isEqualTo(account);
    assertThat(renamed.field("address")).isEqualTo("Eve@acme.example");
    assertThat(run("account", "show", "eve@acme.example").field("accountId")).isEqualTo(account);
    assertThat(run("log", "--org", "acme").out()).contains("renamed", "Eve@acme.example");
  }

  @Test
  void whatDirectoriesKnowOfAnAccountIsTakenOffAndTheAccountStays() {
    failed(2, run("account", "unlink", ANN, "--org", "acme"));
    assertThat(run("account", "show", account).json().objects("records")).hasSize(1);

    Result unlinked = run("account", "unlink", ANN, "--org", "acme", "--yes");

    assertThat(unlinked.field("accountId")).isEqualTo(account);
    assertThat(unlinked.json().bool("unlinked")).contains(true);
    Json.Obj left = run("account", "show", ANN).json();
    assertThat(left.objects("records")).isEmpty();
    assertThat(left.string("address")).contains(ANN);
    failed(1, run("account", "unlink", ANN, "--org", "nobody", "--yes"));
  }

  @Test
  void anErasedPersonIsNowhereAnyMore() {
    failed(2, run("account", "erase", ANN));
    assertThat(run("account", "show", ANN).code()).isZero();

    Json.Obj erased = run("account", "erase", ANN, "--yes").json();

    assertThat(erased.string("accountId")).contains(account);
    assertThat(erased.integer("memberships")).contains(1L);
    assertThat(erased.integer("records")).contains(1L);
    assertThat(erased.integer("logEntries")).hasValueSatisfying(n -> assertThat(n).isPositive());
    failed(1, run("account", "show", account));
    failed(1, run("account", "show", ANN));
    assertThat(run("log", "--org", "acme").out())
        .contains("erased")
        .doesNotContain(ANN)
        .doesNotContain("E1\"");
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.message.ScimError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom tokens let in: whoever comes often costs nothing, and what a token opens changes at once.
abstract class LettingIn {
  private static final Caller OPERATOR = new Caller.Operator();

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;
  private Key.WithSecret key;
  private Caller.OfOrganization caller;
  private String account;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme, World.ADDRESSED, "one");
    key = done(world.platform.keys().create(acme.id(), "key"));
    account = linked(done(world.post(directory, "ann@acme.example"))).orElseThrow();
    caller = (Caller.OfOrganization) letIn(key.secret()).orElseThrow();
  }

  private Optional<Caller> letIn(String secret) {
    return world.platform.tokens().authenticate(secret);
  }

  private List<String> statementsToLetIn(String secret) {
    return world.heard.during(() -> assertThat(letIn(secret)).isPresent());
  }

  @Test
  void whoCameAMomentAgoCostsNoStatementWhateverKeysReadDoAndAreRefused() {
    Organization far = world.organization("Far");
    Caller theirs =
        letIn(done(world.platform.keys().create(far.id(), "far")).secret()).orElseThrow();
    assertThat(letIn(key.secret())).isPresent();
    assertThat(statementsToLetIn(key.secret())).isEmpty();

    ManagedAccounts accounts = world.platform.managedAccounts();
    done(accounts.get(caller, acme.id(), account));
    var _ = refused(accounts.get(theirs, far.id(), account));
    done(accounts.changeName(caller, acme.id(), linkedToNothing(), "Bob"));
    world.platform.log().refused(caller, "No such path.");
    world.platform.log().refused(directory, ScimError.notFound("No such path."));
    world.add(acme, "cyd@acme.example", Role.MEMBER);

    assertThat(statementsToLetIn(key.secret())).isEmpty();
  }

  private String linkedToNothing() {
    return world.add(acme, "bob@acme.example", Role.MEMBER).accountId();
  }

  @Test
  void readingAManagedAccountWritesAndHoldsNothing() {
    ManagedAccounts accounts = world.platform.managedAccounts();

    List<String> statements =
        world.heard.during(() -> done(accounts.get(caller, acme.id(), account)));

    assertThat(statements)
        .isNotEmpty()
        .allMatch(sql -> sql.startsWith("select"))
        .noneMatch(sql -> sql.contains("for update"));
  }

  @Test
  void anAccountOfOthersIsNotHeldAndCostsWhatNoneCosts() {
    Organization far = world.organization("Far", "far.example");
    Caller theirs =
        letIn(done(world.platform.keys().create(far.id(), "far")).secret()).orElseThrow();
    Deletions deletions = world.platform.deletions();

    List<String> ofOthers =
        world.heard.during(() -> refused(deletions.begin(theirs, far.id(), account)));
    List<String> ofNobody =
        world.heard.during(() -> refused(deletions.begin(theirs, far.id(), "17")));

    assertThat(ofOthers).isEqualTo(ofNobody).noneMatch(sql -> sql.contains("for update"));
  }

  @Test
  void aTokenThatIsRevokedEndsAtOnce() {
    String token = world.tokenOf(directory);
    assertThat(letIn(token)).isPresent();

    done(world.platform.directoryTokens().revokeAll(caller, directory.directoryId()));
    assertThat(letIn(token)).isEmpty();

    done(world.platform.keys().revoke(caller, key.key().id()));
    assertThat(letIn(key.secret())).isEmpty();
  }

  @Test
  void aTokenThatIsRotatedWithoutOverlapEndsAtOnce() {
    String token = world.tokenOf(directory);
    assertThat(letIn(token)).isPresent();

    done(world.platform.directoryTokens().rotate(OPERATOR, directory.directoryId(), Duration.ZERO));
    assertThat(letIn(token)).isEmpty();

    done(world.platform.keys().rotate(key.key().id(), Duration.ZERO));
    assertThat(letIn(key.secret())).isEmpty();
  }

  @Test
  void aDirectoryThatChangesIsAnotherCallerAtOnceAndADeletedOneNone() {
    String token = world.tokenOf(directory);
    assertThat(letIn(token)).contains(directory);

    done(
        world
            .platform
            .directories()
            .update(
                OPERATOR,
                directory.directoryId(),
                new DirectoryUpdate(
                    Optional.of("renamed"),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of())));
    assertThat(world.again(directory).name()).isEqualTo("renamed");

    done(
        world
            .platform
            .directories()
            .create(acme.id(), World.ADDRESSED.name(), "limited", "vendor", false));
    assertThat(((Caller.OfOrganization) letIn(key.secret()).orElseThrow()).limited()).isTrue();

    done(world.deleteDirectory(directory));
    assertThat(letIn(token)).isEmpty();
  }

  @Test
  void aSchemaIsKnownAtOnceAndAnOrganizationThatIsDeletedLetsNobodyIn() {
    assertThat(letIn(world.tokenOf(directory))).isPresent();
    ExtensionSchemas schemas = world.platform.schemas();
    String urn = "urn:example:params:more";
    done(
        schemas.add(
            caller,
            acme.id(),
            "User",
            World.json(
                "{'id':'%s','attributes':[{'name':'more','type':'string'}]}".formatted(urn))));
    assertThat(world.again(directory).types()).isNotEqualTo(directory.types());

    done(schemas.delete(caller, acme.id(), urn));
    assertThat(world.again(directory).types()).isEqualTo(directory.types());

    done(world.platform.organizations().delete(acme.id()));
    assertThat(letIn(world.tokenOf(directory))).isEmpty();
    assertThat(letIn(key.secret())).isEmpty();
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the operator and an organization's key do with directories, their tokens and with keys.
abstract class DirectoryActs {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final DirectoryUpdate NOTHING =
      new DirectoryUpdate(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of());

  private World world;
  private Organization acme;
  private Caller acmesKey;
  private Caller othersKey;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme");
    acmesKey = key(acme);
    othersKey = key(world.organization("Other"));
  }

  private Caller key(Organization organization) {
    String secret = done(world.platform.keys().create(organization.id(), "script")).secret();
    return world.platform.tokens().authenticate(secret).orElseThrow();
  }

  private Directory.WithToken directory(Caller caller, String name) {
    return done(create(caller, name, Optional.empty(), Optional.empty(), false));
  }

  private Outcome<Directory.WithToken> create(
      Caller caller,
      String name,
      Optional<String> limits,
      Optional<Leniencies> refused,
      boolean ifAbsent) {
    return world
        .platform
        .directories()
        .create(caller, acme.id(), new NewDirectory("shared", name, limits, refused), ifAbsent);
  }

  private boolean opens(Directory.WithToken made) {
    return world.platform.tokens().authenticate(made.token().orElseThrow()).isPresent();
  }

  @Test
  void aRotatedTokenWorksOnForTheOverlapAndNoLonger() {
    Directory.WithToken first = directory(OPERATOR, "AD");
    String id = first.directory().id();
    Directory.WithToken second =
        done(world.platform.directoryTokens().rotate(acmesKey, id, Duration.ofHours(1)));
    world.clock.advance(Duration.ofMinutes(59));
    assertThat(opens(first)).isTrue();
    Directory.WithToken third =
        done(world.platform.directoryTokens().rotate(OPERATOR, id, Duration.ofDays(1)));
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(opens(first)).as("its end is not put off").isFalse();
    assertThat(opens(second)).isTrue();
    assertThat(opens(third)).isTrue();
    List<Token> tokens = done(world.platform.directoryTokens().list(acmesKey, id));
    assertThat(tokens)
        .extracting(token -> token.works(world.clock.instant()))
        .containsExactly(false, true, true);
    assertThat(tokens.getLast().expires()).isEmpty();
  }

  @Test
  void withoutAnOverlapTheOldTokenEndsAtOnce() {
    Directory.WithToken first = directory(OPERATOR, "AD");
    Directory.WithToken second =
        done(
            world
                .platform
                .directoryTokens()
                .rotate(OPERATOR, first.directory().id(), Duration.ZERO));
    assertThat(opens(first)).isFalse();
    assertThat(opens(second)).isTrue();
    for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(91))) {
      assertThat(
              refused(
                  world.platform.directoryTokens().rotate(OPERATOR, first.directory().id(), wrong)))
          .isInstanceOf(Refusal.Invalid.class);
    }
  }

  @Test
  void tokensAreRevokedByTheirIdAllButTheNewestOrAll() {
    DirectoryTokens tokens = world.platform.directoryTokens();
    Directory.WithToken first = directory(OPERATOR, "AD");
    String id = first.directory().id();
    Directory.WithToken second = done(tokens.rotate(OPERATOR, id, Duration.ofHours(1)));
    Directory.WithToken third = done(tokens.rotate(OPERATOR, id, Duration.ofHours(1)));
    int before = world.log(acme).size();

    String firstId = done(tokens.list(OPERATOR, id)).getFirst().id();
    assertThat(done(tokens.revoke(acmesKey, id, firstId)).revoked()).isPresent();
    assertThat(done(tokens.revoke(acmesKey, id, firstId)).revoked()).isPresent();
    assertThat(opens(first)).isFalse();
    assertThat(opens(second)).isTrue();
    assertThat(done(tokens.revokeOld(OPERATOR, id))).isEqualTo(1);
    assertThat(done(tokens.revokeOld(OPERATOR, id))).isZero();
    assertThat(opens(second)).isFalse();
    assertThat(opens(third)).isTrue();
    assertThat(done(tokens.revokeAll(OPERATOR, id))).isEqualTo(1);
    assertThat(opens(third)).isFalse();
    assertThat(world.log(acme).subList(before, world.log(acme).size()))
        .extracting(LogEntry::kind)
        .containsExactly(Kind.TOKEN_REVOKED, Kind.TOKEN_REVOKED, Kind.TOKEN_REVOKED);
  }

  @Test
  void aRotatedKeyWorksOnForTheOverlap() {
    Key.WithSecret old = done(world.platform.keys().create(acme.id(), "job"));
    Key.WithSecret fresh =
        done(world.platform.keys().rotate(old.key().id(), Duration.ofMinutes(10)));

    assertThat(fresh.key().name()).isEqualTo("job");
    assertThat(world.platform.tokens().authenticate(old.secret())).isPresent();
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.platform.tokens().authenticate(old.secret())).isEmpty();
    assertThat(world.platform.tokens().authenticate(fresh.secret())).isPresent();
    assertThat(rule(world.platform.keys().rotate(old.key().id(), Duration.ZERO)))
        .isEqualTo("keyEnded");
  }

  @Test
  void aDirectoryIsRenamedAndMadeStrictPieceByPiece() {
    Directory made = directory(acmesKey, "AD").directory();
    directory(OPERATOR, "Okta");
    assertThat(made.leniencies()).isEqualTo(Leniencies.LENIENT);

    Directory renamed = done(update(made, Optional.of(" Entra "), Optional.empty()));
    assertThat(renamed.name()).isEqualTo("Entra");
    Directory strict = done(update(made, Optional.empty(), Optional.of(Leniencies.STRICT)));
    assertThat(strict.isStrict()).isTrue();
    Directory nearly =
        done(
            world
                .platform
                .directories()
                .update(
                    OPERATOR,
                    made.id(),
                    new DirectoryUpdate(
                        Optional.empty(),
                        Optional.of("vendor"),
                        Optional.empty(),
                        Set.of(),
                        Set.of(Leniency.STRING_BOOLEAN))));
    assertThat(nearly.isStrict()).isFalse();
    assertThat(nearly.leniencies().refused()).hasSize(Leniency.values().length - 1);
    assertThat(world.platform.directories().withId(made.id())).contains(nearly);
    assertThat(rule(update(made, Optional.of("Okta"), Optional.empty())))
        .isEqualTo("directoryExists");
    assertThat(refused(update(made, Optional.of(" "), Optional.empty())))
        .isInstanceOf(Refusal.Invalid.class);
    int before = world.log(acme).size();
    done(world.platform.directories().update(OPERATOR, made.id(), NOTHING));
    assertThat(world.log(acme)).hasSize(before);
  }

  private Outcome<Directory> update(
      Directory directory, Optional<String> name, Optional<Leniencies> refused) {
    return world
        .platform
        .directories()
        .update(
            acmesKey,
            directory.id(),
            new DirectoryUpdate(name, Optional.empty(), refused, Set.of(), Set.of()));
  }

  @Test
  void aKeyIsLimitedAsSoonAsOneDirectoryOfItsOrganizationIs() {
    String key = done(world.platform.keys().create(acme.id(), "script")).secret();
    String off = directory(OPERATOR, "off").token().orElseThrow();
    assertThat(limited(key)).isFalse();

    String on =
        done(create(OPERATOR, "on", Optional.of("vendor"), Optional.empty(), false))
            .token()
            .orElseThrow();
    assertThat(limited(key)).isTrue();
    assertThat(limited(on)).isTrue();
    assertThat(limited(off)).isFalse();
    Organization other = world.organization("Third");
    String others = done(world.platform.keys().create(other.id(), "script")).secret();
    assertThat(limited(others)).isFalse();
  }

  private boolean limited(String token) {
    return switch (world.platform.tokens().authenticate(token).orElseThrow()) {
      case Caller.OfDirectory directory -> directory.limited();
      case Caller.OfOrganization organization -> organization.limited();
      case Caller.Person _, Caller.Operator _ -> throw new AssertionError("no token is theirs");
    };
  }

  @Test
  void whatIsThereAlreadyMustBeAsWanted() {
    directory(OPERATOR, "AD");
    Leniencies refused = new Leniencies(Set.of(Leniency.OPERATION_CASE));

    assertThat(done(create(OPERATOR, "AD", Optional.empty(), Optional.empty(), true)).token())
        .isEmpty();
    assertThat(done(create(OPERATOR, "AD", Optional.of("off"), Optional.empty(), true)).token())
        .isEmpty();
    assertThat(
            refused(create(OPERATOR, "AD", Optional.of("vendor"), Optional.of(refused), true))
                .detail())
        .contains("rate limits are off, not vendor", "refuses no leniency, not operation-case");
    assertThat(rule(create(OPERATOR, "AD", Optional.empty(), Optional.empty(), false)))
        .isEqualTo("directoryExists");
  }

  @Test
  void toAKeyWhatOthersHaveDoesNotExist() {
    Directory made = directory(OPERATOR, "AD").directory();
    DirectoryTokens tokens = world.platform.directoryTokens();
    String token = done(tokens.list(OPERATOR, made.id())).getFirst().id();
    String key = world.platform.keys().list(acme.id()).getFirst().id();
    int before = world.log(acme).size();

    List<Outcome<?>> foreign =
        List.of(
            create(othersKey, "mine", Optional.empty(), Optional.empty(), false),
            world.platform.directories().update(othersKey, made.id(), NOTHING),
            world.platform.directories().delete(othersKey, made.id()),
            tokens.list(othersKey, made.id()),
            tokens.rotate(othersKey, made.id(), Duration.ZERO),
            tokens.revoke(othersKey, made.id(), token),
            tokens.revokeAll(othersKey, made.id()),
            world.platform.keys().revoke(othersKey, key));

    assertThat(foreign)
        .allSatisfy(outcome -> assertThat(refused(outcome)).isInstanceOf(Refusal.Unknown.class));
    assertThat(world.log(acme)).hasSize(before);
    assertThat(refused(tokens.revoke(acmesKey, made.id(), key)))
        .as("a key is no token of a directory")
        .isInstanceOf(Refusal.Unknown.class);
  }
}

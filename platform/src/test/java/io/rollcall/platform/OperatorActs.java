package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the operator does: organizations, directories, keys.
abstract class OperatorActs {
  private World world;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
  }

  @Test
  void anOrganizationIsMadeOnceAndFoundAgain() {
    Organization acme = world.organization("Acme", "Acme.Example");

    assertThat(acme.domains()).containsExactly("acme.example");
    assertThat(rule(create("Acme", List.of(), false))).isEqualTo("organizationExists");
    assertThat(done(create("Acme", List.of(), true))).isEqualTo(acme);
    assertThat(done(create("Acme", List.of("ACME.example."), true))).isEqualTo(acme);
    assertThat(refused(create("Acme", List.of("b.example"), true)).detail())
        .contains("has not verified b.example");
    assertThat(
            refused(world.platform.organizations().create("Acme", "other", List.of(), true))
                .detail())
        .contains("on the platform main, not other");
    assertThat(rule(create("Other", List.of("acme.example"), false))).isEqualTo("domainTaken");
    assertThat(world.platform.organizations().list()).containsExactly(acme);
    assertThat(world.platform.organizations().named("Acme")).contains(acme);
    assertThat(world.platform.organizations().withId(acme.id())).contains(acme);
  }

  @Test
  void aTokenOpensItsDirectoryUntilTheDirectoryIsDeleted() {
    Organization acme = world.organization("Acme");
    Directory.WithToken made =
        done(world.platform.directories().create(acme.id(), "shared", "AD", "off", false));
    String token = made.token().orElseThrow();

    assertThat(token).startsWith("rcd_");
    assertThat(world.platform.tokens().authenticate(token))
        .hasValueSatisfying(caller ->
            assertThat(caller)
                .isInstanceOfSatisfying(
                    Caller.OfDirectory.class,
                    of -> assertThat(of.directoryId()).isEqualTo(made.directory().id())));
    assertThat(world.platform.tokens().authenticate(token + "x")).isEmpty();
    assertThat(
            done(world.platform.directories().create(acme.id(), "shared", "AD", "off", true))
                .token())
        .isEmpty();
    assertThat(rule(world.platform.directories().create(acme.id(), "strict", "B", "off", false)))
        .isEqualTo("onePreset");
    assertThat(refused(world.platform.directories().create(acme.id(), "none", "B", "off", false)))
        .isInstanceOf(Refusal.Invalid.class);

    done(world.platform.directories().delete(made.directory().id()));
    assertThat(world.platform.tokens().authenticate(token)).isEmpty();
    assertThat(world.platform.directories().list(acme.id())).isEmpty();
  }

  @Test
  void aKeyOpensItsOrganizationUntilItIsRevoked() {
    Organization acme = world.organization("Acme");
    Key.WithSecret made = done(world.platform.keys().create(acme.id(), "script"));

    assertThat(made.secret()).startsWith("rco_");
    assertThat(world.platform.tokens().authenticate(made.secret()))
        .contains(
            new Caller.OfOrganization(
                made.key().id(), acme.id(), acme.platformId(), "script", false));
    done(world.platform.keys().revoke(made.key().id()));
    assertThat(world.platform.tokens().authenticate(made.secret())).isEmpty();
    assertThat(world.platform.keys().list(acme.id()).getFirst().revoked()).isPresent();
    assertThat(refused(world.platform.keys().revoke("17"))).isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void secretsAreStoredNowhere() {
    Organization acme = world.organization("Acme");
    String secret = done(world.platform.keys().create(acme.id(), "script")).secret();

    String everything =
        world.database.read(sql ->
            sql.fetch("select * from token").formatJSON()
                + sql.fetch("select * from log_entry").formatJSON());

    assertThat(everything).doesNotContain(secret).doesNotContain(secret.substring(4));
  }

  @Test
  void deletingAnOrganizationFreesItsNameAndDomainsAndTouchesNoAccount() {
    Organization acme = world.organization("Acme", "acme.example");
    Caller.OfDirectory directory = world.directory(acme);
    String id = done(world.create(directory, "ann@acme.example")).id();
    String secret = done(world.platform.keys().create(acme.id(), "script")).secret();

    done(world.platform.organizations().delete(acme.id()));

    assertThat(world.platform.organizations().list()).isEmpty();
    assertThat(world.platform.tokens().authenticate(secret)).isEmpty();
    Organization again = world.organization("Acme", "acme.example");
    assertThat(again.id()).isNotEqualTo(acme.id());
    assertThat(done(world.create(world.directory(again), "ann@acme.example")).id()).isEqualTo(id);
  }

  @Test
  void thePublicUrlIsRemembered() {
    assertThat(world.platform.settings().publicUrl()).isEmpty();
    world.platform.settings().setPublicUrl("http://a.example");
    world.platform.settings().setPublicUrl("http://b.example");
    assertThat(world.platform.settings().publicUrl()).contains("http://b.example");
  }

  @Test
  void theLogIsReadInPages() {
    Organization acme = world.organization("Acme");
    world.directory(acme);
    List<LogEntry> all = world.log(acme);
    LogQuery rest =
        new LogQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(all.getFirst().position()),
            100,
            true,
            LogQuery.Audience.ORGANIZATION,
            false);

    assertThat(all.getFirst().kind()).isEqualTo(LogEntry.Kind.ORGANIZATION_CREATED);
    assertThat(world.platform.log().read(acme.id(), rest).entries())
        .isEqualTo(all.subList(1, all.size()));
  }

  private Outcome<Organization> create(String name, List<String> domains, boolean ifAbsent) {
    return world.platform.organizations().create(name, "main", domains, ifAbsent);
  }

  @Test
  void whatIsNoDomainIsNotClaimed() {
    for (String wrong : List.of("acme", "ann@acme.example", "a b.example", ".", "")) {
      assertThat(refused(create("Acme", List.of("fine.example", wrong), false)))
          .isInstanceOfSatisfying(
              Refusal.Invalid.class,
              refusal -> assertThat(refusal.detail()).contains("\"" + wrong + "\" is none"));
    }
    assertThat(done(create("Acme", List.of("Acme.Example."), false)).domains())
        .containsExactly("acme.example");
  }

  @Test
  void namesAreBounded() {
    assertThat(refused(create("x".repeat(256), List.of(), false)).detail()).contains("255");
    Organization acme = world.organization("Acme");
    assertThat(
            refused(
                world.platform.teams().create(new Caller.Operator(), acme.id(), "x".repeat(256))))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class, refusal -> assertThat(refusal.detail()).contains("name", "255"));
  }
}

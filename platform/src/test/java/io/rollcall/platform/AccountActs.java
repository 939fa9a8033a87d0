package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Accounts as the operator and an organization's key see them.
abstract class AccountActs {
  private static final Caller OPERATOR = new Caller.Operator();

  private World world;
  private Organization acme;
  private Organization other;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    other = world.organization("Other");
    directory = world.directory(acme);
    world.add(acme, "root@acme.example", Role.ADMIN);
  }

  private String create(String userName, String externalId) {
    return done(world.create(
            directory,
            Json.object().put("userName", userName).put("externalId", externalId).build()))
        .id();
  }

  @Test
  void theOperatorSeesEverything() {
    String id = create("Ann@acme.example", "e-1");
    world.add(other, "ann@acme.example", Role.GUEST);

    AccountDetails ann = world.platform.accounts().find("ANN@acme.example").getFirst();

    assertThat(ann.id()).isEqualTo(id);
    assertThat(ann.address()).contains("Ann@acme.example");
    assertThat(ann.createdBy()).contains("Acme");
    assertThat(ann.memberships())
        .extracting(AccountDetails.Membership::organization)
        .containsExactly("Acme", "Other");
    assertThat(ann.records())
        .extracting(AccountDetails.KnownAs::userName)
        .containsExactly("Ann@acme.example");
    assertThat(ann.groups()).hasSize(1);
    assertThat(ann.history())
        .extracting(AccountDetails.Event::kind)
        .containsExactlyInAnyOrder("created", "invited");
    assertThat(world.platform.accounts().find(id)).containsExactly(ann);
    assertThat(world.platform.accounts().find("nobody@acme.example")).isEmpty();
  }

  @Test
  void anOrganizationSeesWhatIsItsOwn() {
    String id = create("ann@acme.example", "e-1");
    world.add(other, "ann@acme.example", Role.GUEST);

    AccountDetails seen = world.platform.accounts().in(other.id(), id).orElseThrow();

    assertThat(seen.address()).contains("ann@acme.example");
    assertThat(seen.createdBy()).isEmpty();
    assertThat(seen.memberships())
        .extracting(AccountDetails.Membership::organization)
        .containsExactly("Other");
    assertThat(seen.records()).isEmpty();
    assertThat(seen.groups()).isEmpty();
    assertThat(seen.history()).extracting(AccountDetails.Event::kind).containsExactly("invited");
    String stranger = create("bob@acme.example", "e-2");
    assertThat(world.platform.accounts().in(other.id(), stranger)).isEmpty();
    assertThat(world.platform.accounts().in(other.id(), "\u0000")).isEmpty();
  }

  @Test
  void whatAnAccountThatLeftTookElsewhereIsNotShown() {
    String id = create("ann@acme.example", "e-1");
    world.add(other, "ann@acme.example", Role.GUEST);
    done(world.platform.members().remove(OPERATOR, other.id(), id));
    assertThat(world.platform.accounts().in(other.id(), id).orElseThrow().address())
        .contains("ann@acme.example");
    done(world.rename(directory, id, "ann.jones@acme.example"));

    AccountDetails seen = world.platform.accounts().in(other.id(), id).orElseThrow();

    assertThat(seen.address()).isEmpty();
    assertThat(seen.displayName()).isEmpty();
    assertThat(seen.toString()).doesNotContain("jones");
  }

  @Test
  void anUnlinkedAccountStaysAndNoExternalIdIsKnown() {
    String id = create("ann@acme.example", "e-1");

    AccountDetails unlinked = done(world.platform.accounts().unlink(OPERATOR, acme.id(), id));

    assertThat(unlinked.records()).isEmpty();
    assertThat(unlinked.groups()).isEmpty();
    assertThat(unlinked.address()).contains("ann@acme.example");
    assertThat(world.find(directory, "userName eq \"ann@acme.example\"")).isEmpty();
    assertThat(create("ann@acme.example", "e-2")).as("the same account comes back").isEqualTo(id);
    assertThat(refused(world.platform.accounts().unlink(OPERATOR, acme.id(), "17")))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void theOperatorRenamesAndEveryOrganizationSeesIt() {
    String id = create("ann@acme.example", "e-1");
    create("bob@acme.example", "e-2");
    world.add(other, "ann@acme.example", Role.GUEST);

    AccountDetails renamed = done(world.platform.accounts().rename(id, " Ann@x.example"));

    assertThat(renamed.address()).contains("Ann@x.example");
    assertThat(world.find(directory, "userName eq \"ann@X.example\""))
        .extracting(User::id)
        .containsExactly(id);
    assertThat(world.find(directory, "userName eq \"ann@acme.example\"")).isEmpty();
    assertThat(world.log(other).getLast().detail()).contains("to Ann@x.example");
    assertThat(refused(world.platform.accounts().rename(id, "BOB@acme.example")).detail())
        .contains("has the address");
    assertThat(refused(world.platform.accounts().rename(id, "nobody")))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(refused(world.platform.accounts().rename("17", "y@x.example")))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void theLastAdministratorIsNotUnlinked() {
    String root = world.platform.accounts().find("root@acme.example").getFirst().id();
    assertThat(rule(world.platform.accounts().unlink(OPERATOR, acme.id(), root)))
        .isEqualTo("lastAdministrator");
  }

  @Test
  void aKeyUnlinksOnlyInItsOwnOrganization() {
    String id = create("ann@acme.example", "e-1");
    String secret = done(world.platform.keys().create(other.id(), "script")).secret();
    Caller key = world.platform.tokens().authenticate(secret).orElseThrow();

    for (String organization : List.of(acme.id(), other.id())) {
      assertThat(refused(world.platform.accounts().unlink(key, organization, id)))
          .isInstanceOf(Refusal.Unknown.class);
    }
    assertThat(world.find(directory, "userName eq \"ann@acme.example\"")).hasSize(1);
  }

  @Test
  void aMemberGetsAnotherRole() {
    String id = create("ann@acme.example", "e-1");

    Member guest = done(world.platform.members().changeRole(OPERATOR, acme.id(), id, Role.GUEST));
    assertThat(guest.role()).isEqualTo(Role.GUEST);
    assertThat(world.find(directory, "userName eq \"ann@acme.example\"")).isEmpty();
    assertThat(
            done(world.platform.members().changeRole(OPERATOR, acme.id(), id, Role.ADMIN)).role())
        .isEqualTo(Role.ADMIN);
    assertThat(refused(world.platform.members().changeRole(OPERATOR, other.id(), id, Role.ADMIN)))
        .isInstanceOf(Refusal.Unknown.class);
  }
}

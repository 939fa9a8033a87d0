package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reading, changing and deleting Users.
abstract class UserActs {
  private static final String BOSS = "'roles':[{'value':'BOSS','primary':true}]";

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme);
  }

  @Test
  void aPatchChangesColumnsAndDocumentAndTheVersionGrows() {
    User before = done(world.create(directory, "ann@acme.example"));

    User after =
        done(
            world.patch(
                directory,
                before.id(),
                "{'op':'Replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',"
                    + "'value':'R&D'},"
                    + "{'op':'add','path':'name.givenName','value':'Ann'},"
                    + "{'op':'Replace','path':'roles[primary eq true].value','value':'BOSS'}"));

    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.resource().string("displayName")).contains("Ann");
    assertThat(after.resource().objects("roles").getFirst().string("value")).contains("BOSS");
    assertThat(after.resource().items("schemas")).hasSize(2);
    assertThat(done(world.platform.users().get(directory, before.id(), true))).isEqualTo(after);
  }

  @Test
  void whatIsLookedForIsWhatIsShownHoweverItCameAbout() {
    String ann = done(world.create(directory, "ann@acme.example")).id();
    world.add(acme, "boss@acme.example", Role.ADMIN);
    world.add(acme, "bob@free.example", Role.MEMBER);
    world.add(acme, "cut@acme.example", Role.MEMBER);
    world.assertSearchIsFresh(directory);

    done(world.rename(directory, ann, "ann.lee@acme.example"));
    done(world.activate(directory, ann, false));
    world.assertSearchIsFresh(directory);

    world.add(acme, "ann.lee@acme.example", Role.ADMIN);
    world.assertSearchIsFresh(directory);
    assertThat(done(world.platform.users().get(directory, ann, true)).version()).isEqualTo(4);

    done(world.activate(directory, ann, false));
    String group =
        done(world.platform.teams().create(new Caller.Operator(), acme.id(), "T")).groupId();
    done(
        world.patchGroup(
            directory, group, "{'op':'add','path':'members','value':[{'value':'" + ann + "'}]}"));
    assertThat(done(world.platform.users().get(directory, ann, true)).resource().bool("active"))
        .contains(true);
    world.assertSearchIsFresh(directory);
  }

  @Test
  void whoWasInvitedBeforeTheFirstDirectoryIsFoundOnceThereIsOne() {
    Organization early = world.organization("Early");
    world.add(early, "ann@free.example", Role.ADMIN);

    world.assertSearchIsFresh(world.directory(early));
  }

  @Test
  void aPatchThatChangesNothingIsNoNewVersion() {
    User before = done(world.create(directory, "ann@acme.example"));

    assertThat(done(world.activate(directory, before.id(), true))).isEqualTo(before);
  }

  @Test
  void aPatchThatCannotBeAppliedChangesNothing() {
    User before = done(world.create(directory, "ann@acme.example"));

    Refusal refusal =
        refused(
            world.patch(
                directory,
                before.id(),
                "{'op':'replace','path':'displayName','value':'X'},"
                    + "{'op':'replace','path':'roles[primary eq true].value','value':'NOBODY'}"));

    assertThat(refusal).isInstanceOf(Refusal.Invalid.class);
    assertThat(done(world.platform.users().get(directory, before.id(), true))).isEqualTo(before);
  }

  @Test
  void stringBooleansDeactivateToo() {
    String id = done(world.create(directory, "ann@acme.example")).id();

    User user =
        done(world.patch(directory, id, "{'op':'Replace','path':'active','value':'False'}"));

    assertThat(user.resource().bool("active")).contains(false);
    assertThat(world.platform.members().get(acme.id(), id).map(Member::active)).contains(false);
  }

  @Test
  void theLastAdministratorIsNeitherDeletedNorDeactivatedNorDemoted() {
    String boss =
        done(world.create(directory, World.json("{'userName':'boss@acme.example'," + BOSS + "}")))
            .id();
    String demotion = "{'op':'replace','path':'roles[primary eq true].value','value':'COLLEAGUE'}";

    assertThat(rule(world.platform.users().delete(directory, boss, Expected.ANY)))
        .isEqualTo("lastAdministrator");
    assertThat(rule(world.activate(directory, boss, false))).isEqualTo("lastAdministrator");
    assertThat(rule(world.patch(directory, boss, demotion))).isEqualTo("lastAdministrator");
    assertThat(rule(world.platform.members().remove(new Caller.Operator(), acme.id(), boss)))
        .isEqualTo("lastAdministrator");

    world.add(acme, "second@acme.example", Role.ADMIN);
    done(world.patch(directory, boss, demotion));
  }

  @Test
  void whoseAccountIsDisabledIsInactiveUntilItIsEnabled() {
    Organization owner = world.organization("Owner", "owner.example");
    world.add(owner, "bob@owner.example", Role.MEMBER);
    String bob = world.add(acme, "bob@owner.example", Role.MEMBER).accountId();
    Caller operator = new Caller.Operator();
    done(world.platform.managedAccounts().disable(operator, owner.id(), bob));
    User before = done(world.platform.users().get(directory, bob, false));
    assertThat(before.resource().bool("active")).contains(false);

    assertThat(rule(world.activate(directory, bob, true))).isEqualTo("disabled");
    assertThat(rule(world.rename(directory, bob, "bob@free.example"))).isEqualTo("inactive");
    assertThat(done(world.platform.users().get(directory, bob, false))).isEqualTo(before);
    done(world.patch(directory, bob, "{'op':'replace','path':'displayName','value':'Bob'}"));

    done(world.platform.managedAccounts().enable(operator, owner.id(), bob));
    assertThat(done(world.platform.users().get(directory, bob, false)).resource().bool("active"))
        .contains(true);
  }

  @Test
  void whoIsDeactivatedWhileTheAccountIsDisabledStaysSoWhenItIsEnabled() {
    Organization owner = world.organization("Owner", "owner.example");
    world.add(owner, "bob@owner.example", Role.MEMBER);
    String bob = world.add(acme, "bob@owner.example", Role.MEMBER).accountId();
    Caller operator = new Caller.Operator();
    done(world.platform.managedAccounts().disable(operator, owner.id(), bob));

    done(world.activate(directory, bob, false));
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.DEACTIVATED);
    int entries = world.log(acme).size();
    done(world.activate(directory, bob, false));
    assertThat(world.log(acme)).hasSize(entries);
    Team team = done(world.platform.teams().create(operator, acme.id(), "T"));
    done(
        world.patchGroup(
            directory,
            team.groupId(),
            "{'op':'add','path':'members','value':[{'value':'" + bob + "'}]}"));
    done(world.platform.managedAccounts().enable(operator, owner.id(), bob));

    assertThat(done(world.platform.users().get(directory, bob, false)).resource().bool("active"))
        .contains(false);
    world.assertSearchIsFresh(directory);
  }

  @Test
  void whoComesBackWithADisabledAccountIsFoundAmongTheInactive() {
    Organization owner = world.organization("Owner", "owner.example");
    world.add(owner, "bob@owner.example", Role.MEMBER);
    String bob = world.add(acme, "bob@owner.example", Role.MEMBER).accountId();
    Caller operator = new Caller.Operator();
    Team team = done(world.platform.teams().create(operator, acme.id(), "T"));
    done(world.platform.users().delete(directory, bob, Expected.ANY));
    done(world.platform.managedAccounts().disable(operator, owner.id(), bob));

    done(
        world.patchGroup(
            directory,
            team.groupId(),
            "{'op':'add','path':'members','value':[{'value':'" + bob + "'}]}"));

    assertThat(done(world.platform.users().get(directory, bob, false)).resource().bool("active"))
        .contains(false);
    world.assertSearchIsFresh(directory);
  }

  @Test
  void deletingCutsAndForgetsAndIsUnknownTheSecondTime() {
    String id = done(world.create(directory, "ann@acme.example")).id();

    done(world.platform.users().delete(directory, id, Expected.ANY));

    assertThat(refused(world.platform.users().delete(directory, id, Expected.ANY)))
        .isEqualTo(new Refusal.Unknown("User", id));
    assertThat(world.log(acme).getLast().detail()).contains("cut from the organization");
    assertThat(world.platform.members().get(acme.id(), id)).isEmpty();
    Group everybody =
        done(world.platform.groups().find(directory, Listing.all(10))).items().getFirst();
    assertThat(everybody.resource().items("members")).isEmpty();
  }

  @Test
  void filtersFindByEachSupportedAttribute() {
    Json.Obj resource = World.json("{'userName':'ann@acme.example','displayName':'Ann Lee'}");
    String id = done(world.create(directory, resource)).id();
    done(world.create(directory, "bob@acme.example"));
    done(world.activate(directory, id, false));

    for (String filter :
        List.of(
            "userName eq \"ANN@acme.example\"",
            "(username EQ \"ann@acme.example\")",
            "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ann@acme.example\"",
            "emails eq \"ann@acme.example\"",
            "emails.value eq \"ann@acme.example\"",
            "id eq \"" + id + "\"",
            "displayName eq \"ann LEE\"",
            "active eq false")) {
      assertThat(world.find(directory, filter)).as(filter).extracting(User::id).containsExactly(id);
    }
    assertThat(refused(world.platform.users().find(directory, World.listing("nickName eq \"x\""))))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            refusal -> assertThat(refusal.scimType()).isEqualTo("invalidFilter"));
  }

  @Test
  void aFilterThatCannotBeAnsweredIsRefusedAndSaysWhatCan() {
    for (String filter :
        List.of(
            "nickName eq \"a\"",
            "not (userName eq \"a\" and externalId eq \"a\")",
            "shoeSize eq 7",
            "password pr",
            "active eq \"x\"")) {
      Refusal refusal = refused(world.platform.users().find(directory, World.listing(filter)));
      assertThat(refusal).as(filter).isInstanceOf(Refusal.Invalid.class);
      assertThat(((Refusal.Invalid) refusal).scimType()).isEqualTo("invalidFilter");
    }
  }

  @Test
  void pagesAreStableAndTotalsExact() {
    List<String> made =
        IntStream.range(0, 7)
            .mapToObj(i -> done(world.create(directory, "u" + i + "@acme.example")).id())
            .toList();
    world.add(acme, "guest@other.example", Role.GUEST);

    List<String> seen = new ArrayList<>();
    for (int start = 1; start <= 7; start += 3) {
      Page<User> page = done(world.platform.users().find(directory, window(start, 3)));
      assertThat(page.total()).isEqualTo(7);
      page.items().forEach(user -> seen.add(user.id()));
    }

    assertThat(seen).isEqualTo(made);
    Page<User> none = done(world.platform.users().find(directory, window(0, 0)));
    assertThat(none.items()).isEmpty();
    assertThat(none.total()).isEqualTo(7);
    assertThat(none.startIndex()).isEqualTo(1);
  }

  @Test
  void anIdOfAnotherOrganizationIsAsUnknownAsARandomOne() {
    Organization other = world.organization("Other");
    String theirs = done(world.create(world.directory(other), "ann@free.example")).id();

    for (String id : List.of(theirs, "3000000000000000000", "no such id", "a\u0000b")) {
      assertThat(refused(world.platform.users().get(directory, id, true)))
          .isEqualTo(new Refusal.Unknown("User", id));
    }
    assertThat(
            world.log(acme).stream()
                .filter(entry -> entry.kind() == LogEntry.Kind.REFUSED)
                .map(entry -> entry.detail().replaceAll("\\d{19}", "N"))
                .filter(detail -> detail.contains("N "))
                .distinct())
        .hasSize(1);
  }

  private static Listing window(int startIndex, int count) {
    return new Listing(
        Optional.empty(), Optional.empty(), new Listing.Window.Index(startIndex, count), true);
  }
}

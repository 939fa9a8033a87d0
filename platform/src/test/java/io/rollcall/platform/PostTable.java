package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What POST of a User does, row by row of the table.
abstract class PostTable {
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
  void anAddressThatNobodyHasMakesAnAccount() {
    User user =
        done(
            world.create(
                directory,
                World.json(
                    "{'userName':'Ann@Acme.Example','name':{'givenName':'Ann','familyName':'Lee'},"
                        + "'externalId':'x','password':'secret','userType':'Basic'}")));

    assertThat(user.id()).hasSize(19).containsOnlyDigits();
    assertThat(user.resource().string("userName")).contains("Ann@Acme.Example");
    assertThat(user.resource().string("displayName")).contains("Ann Lee");
    assertThat(user.resource().string("userType")).contains("Basic");
    assertThat(user.resource().bool("active")).contains(true);
    assertThat(user.resource().find("externalId")).isEmpty();
    assertThat(user.resource().find("password")).isEmpty();
    assertThat(user.resource().objects("roles").getFirst().string("value")).contains("COLLEAGUE");
    assertThat(user.resource().objects("groups").getFirst().string("display")).contains("Acme");
  }

  @Test
  void aLiveUserConflictsHoweverTheAddressIsSpelt() {
    done(world.create(directory, "ann@acme.example"));

    assertThat(holder(world.create(directory, " ANN@ACME.example ")).kind())
        .isEqualTo(Holder.Kind.USER);
  }

  @Test
  void aDeactivatedUserConflictsAndIsNamedAsSuch() {
    String id = done(world.create(directory, "ann@acme.example")).id();
    done(world.activate(directory, id, false));

    assertThat(holder(world.create(directory, "ann@acme.example")).kind())
        .isEqualTo(Holder.Kind.INACTIVE);
  }

  @Test
  void aCutAccountComesBackWithTheAttributesOfThisPostOnly() {
    String id =
        done(world.create(
                directory,
                World.json(
                    "{'userName':'ann@acme.example','displayName':'Old',"
                        + "'photos':[{'value':'http://x.example/p.png','type':'photo'}],"
                        + "'userType':'Basic','roles':[{'value':'BOSS','primary':true}]}")))
            .id();
    done(
        world.create(
            directory,
            World.json(
                "{'userName':'b@acme.example'," + "'roles':[{'value':'BOSS','primary':true}]}")));
    done(world.platform.users().delete(directory, id, Expected.ANY));

    User back = done(world.create(directory, "ann@acme.example"));

    assertThat(back.id()).isEqualTo(id);
    assertThat(back.resource().string("displayName")).contains("ann@acme.example");
    assertThat(back.resource().find("photos")).isEmpty();
    assertThat(back.resource().string("userType")).contains("Full");
    assertThat(back.resource().objects("roles").getFirst().string("value")).contains("COLLEAGUE");
  }

  @Test
  void aCutAccountConflictsWhereThePresetSaysSo() {
    Caller.OfDirectory strict =
        world.directory(world.organization("Strict"), World.STRICT, "strict");
    String id = done(world.create(strict, "ann@free.example")).id();
    done(world.platform.users().delete(strict, id, Expected.ANY));

    Holder holder = holder(world.create(strict, "ann@free.example"));

    assertThat(holder.kind()).isEqualTo(Holder.Kind.CUT);
    assertThat(holder.nextStep()).contains("inviting");
  }

  @Test
  void aGuestBecomesAMemberWithTheSameId() {
    Member guest = world.add(acme, "guest@other.example", Role.GUEST);

    User user = done(world.create(directory, "guest@other.example"));

    assertThat(user.id()).isEqualTo(guest.accountId());
    assertThat(world.platform.members().get(acme.id(), user.id()).map(Member::role))
        .contains(Role.MEMBER);
  }

  @Test
  void aGuestConflictsWhereThePresetSaysSo() {
    Organization strict = world.organization("Strict");
    Caller.OfDirectory caller = world.directory(strict, World.STRICT, "strict");
    world.add(strict, "guest@other.example", Role.GUEST);

    assertThat(holder(world.create(caller, "guest@other.example")).kind())
        .isEqualTo(Holder.Kind.GUEST);
  }

  @Test
  void anAccountOnAVerifiedDomainIsLinked() {
    Organization other = world.organization("Other");
    String id = world.add(other, "free@later.example", Role.GUEST).accountId();
    Organization owner = world.organization("Owner", "later.example");

    User user = done(world.create(world.directory(owner), "free@later.example"));

    assertThat(user.id()).isEqualTo(id);
    assertThat(world.log(owner).getLast().kind()).isEqualTo(LogEntry.Kind.LINKED);
  }

  @Test
  void anAccountElsewhereConflictsAndIsNotTouched() {
    Organization other = world.organization("Other");
    Caller.OfDirectory others = world.directory(other);
    User theirs = done(world.create(others, "ann@free.example"));

    Outcome<User> outcome = world.create(directory, "ann@free.example");

    assertThat(holder(outcome).kind()).isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(done(world.platform.users().get(others, theirs.id(), true))).isEqualTo(theirs);
    assertThat(refused(world.platform.users().get(directory, theirs.id(), true)))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void platformsKnowNothingOfEachOther() {
    Organization far = done(world.platform.organizations().create("Far", "far", List.of(), false));
    String here = done(world.create(directory, "ann@acme.example")).id();
    String there = done(world.create(world.directory(far), "ann@acme.example")).id();

    assertThat(here).isNotEqualTo(there);
  }

  @Test
  void whatCannotBeAUserIsRefusedWithTheAttributeNamed() {
    assertThat(refused(world.create(directory, Json.object().put("active", true).build())).detail())
        .contains("userName is required");
    assertThat(refused(world.create(directory, "no address")).detail()).contains("userName");
    assertThat(refused(world.create(directory, "a@b@acme.example")).detail()).contains("userName");
    assertThat(
            refused(world.create(directory, World.json("{'userName':'a@acme.example','active':1}")))
                .detail())
        .contains("active");
    assertThat(
            refused(
                    world.create(
                        directory,
                        World.json(
                            "{'userName':'a@acme.example',"
                                + "'roles':[{'value':'GUEST','primary':true}]}")))
                .detail())
        .contains("BOSS, COLLEAGUE");
    assertThat(done(world.platform.users().find(directory, Listing.all(10))).total()).isZero();
  }
}

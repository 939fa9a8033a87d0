package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResourceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// POST of the externalId of a deactivated User, where the preset says that it comes back.
abstract class Revivals {
  private World world;
  private Organization acme;
  private Caller.OfDirectory shared;
  private Caller.OfDirectory records;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    shared = world.directory(acme, World.REVIVING, "shared");
    records =
        world.directory(world.organization("Beta", "beta.example"), World.REVIVING_RECORDS, "own");
  }

  private static Json.Obj user(String userName, String externalId, String more) {
    return World.json(
        "{'userName':'%s','externalId':'%s'%s}".formatted(userName, externalId, more));
  }

  private static Json.Obj user(String userName, String externalId) {
    return user(userName, externalId, "");
  }

  @Test
  void theSameUserComesBackWithTheAttributesOfThePostOnly() {
    String id =
        done(world.create(
                shared,
                user("ann@acme.example", "1", ",'name':{'givenName':'Ann'},'userType':'Basic'")))
            .id();
    done(world.activate(shared, id, false));

    User back =
        done(world.create(shared, user("ann.lee@acme.example", "1", ",'displayName':'Ann Lee'")));

    assertThat(back.id()).isEqualTo(id);
    assertThat(back.resource().bool("active")).contains(true);
    assertThat(back.resource().string("userName")).contains("ann.lee@acme.example");
    assertThat(back.resource().string("displayName")).contains("Ann Lee");
    assertThat(back.resource().string("userType")).contains("Full");
    assertThat(back.resource().find("name")).isEmpty();
    assertThat(done(world.platform.users().get(shared, id, true))).isEqualTo(back);
    world.assertSearchIsFresh(shared);
    assertThat(world.address(id)).contains("ann.lee@acme.example");
    assertThat(world.log(acme))
        .extracting(LogEntry::kind)
        .endsWith(LogEntry.Kind.BROUGHT_BACK)
        .contains(LogEntry.Kind.ACTIVATED, LogEntry.Kind.RENAMED);
  }

  @Test
  void theSameRecordComesBackUnderItsNameOrAnother() {
    User ann = done(world.create(records, user("ann@beta.example", "1", ",'title':'Boss'")));
    String account = world.accountOf(ann);
    done(world.activate(records, ann.id(), false));

    User back = done(world.create(records, user("ann@beta.example", "1")));

    assertThat(back.id()).isEqualTo(ann.id());
    assertThat(back.resource().find("title")).isEmpty();
    assertThat(back.resource().bool("active")).contains(true);
    done(world.activate(records, ann.id(), false));
    User again = done(world.create(records, user("lee@beta.example", "1")));
    assertThat(again.id()).isEqualTo(ann.id());
    assertThat(world.address(account)).contains("lee@beta.example");
    assertThat(done(world.platform.users().get(records, ann.id(), true))).isEqualTo(again);
  }

  @Test
  void aRecordThatComesBackShowsTheGroupsThatItNeverLeft() {
    User ann = done(world.create(records, user("ann", "1")));
    String group = "{'displayName':'G','members':[{'value':'%s'}]}".formatted(ann.id());
    done(
        world
            .platform
            .groups()
            .create(
                records, ResourceRequest.read(World.json(group), records.types().group()), true));
    done(world.activate(records, ann.id(), false));

    assertThat(done(world.create(records, user("ann", "1"))).resource().objects("groups"))
        .hasSize(1);
  }

  @Test
  void whatIsNotExactlyOneDeactivatedUserIsDecidedByTheTable() {
    String ann = done(world.create(shared, user("ann@acme.example", "1"))).id();
    assertThat(holder(world.create(shared, user("ann@acme.example", "1"))).kind())
        .as("active")
        .isEqualTo(Holder.Kind.USER);
    String bob = done(world.create(shared, user("bob@acme.example", "1"))).id();
    done(world.activate(shared, ann, false));
    assertThat(holder(world.create(shared, user("ann@acme.example", "1"))).kind())
        .as("two have the externalId")
        .isEqualTo(Holder.Kind.INACTIVE);
    done(world.platform.users().delete(shared, bob, Expected.ANY));
    assertThat(holder(world.create(shared, user("ann@acme.example", "2"))).kind())
        .as("another externalId")
        .isEqualTo(Holder.Kind.INACTIVE);
    assertThat(holder(world.create(shared, "ann@acme.example")).kind())
        .as("no externalId")
        .isEqualTo(Holder.Kind.INACTIVE);
    assertThat(
            holder(world.create(shared, user("ann@acme.example", "1", ",'active':false"))).kind())
        .as("not to be active")
        .isEqualTo(Holder.Kind.INACTIVE);
    assertThat(done(world.create(shared, user("ann@acme.example", "1"))).id()).isEqualTo(ann);
  }

  @Test
  void itTakesNoAddressThatItCouldNotTakeByPatch() {
    String ann = done(world.create(shared, user("ann@acme.example", "1"))).id();
    done(world.create(shared, user("bob@acme.example", "2")));
    Organization far = world.organization("Far", "far.example");
    done(world.activate(shared, ann, false));

    assertThat(holder(world.create(shared, user("bob@acme.example", "1"))).kind())
        .isEqualTo(Holder.Kind.USER);
    world.add(far, "ann@acme.example", Role.MEMBER);
    assertThat(rule(world.create(shared, user("lee@acme.example", "1"))))
        .isEqualTo("severalOrganizations");
    assertThat(done(world.platform.users().get(shared, ann, true)).resource().bool("active"))
        .contains(false);
  }

  @Test
  void aUserOfAnotherDirectoryOrOrganizationIsNotBroughtBackByItsExternalId() {
    Organization far = world.organization("Far");
    Caller.OfDirectory theirs = world.directory(far, World.REVIVING, "far");
    String ann = done(world.create(theirs, user("ann@free.example", "1"))).id();
    done(world.activate(theirs, ann, false));

    assertThat(done(world.create(shared, user("new@acme.example", "1"))).id()).isNotEqualTo(ann);
    assertThat(holder(world.create(shared, user("ann@free.example", "1"))).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
  }

  @Test
  void whoIsInTheDeletionPeriodDoesNotComeBack() {
    String ann = done(world.create(shared, user("ann@acme.example", "1"))).id();
    done(world.platform.deletions().begin(new Caller.Operator(), acme.id(), ann));

    assertThat(holder(world.create(shared, user("other@acme.example", "1"))).kind())
        .isEqualTo(Holder.Kind.DELETING);
  }

  @Test
  void wherePresetsDoNotSaySoADeactivatedUserConflicts() {
    Caller.OfDirectory plain =
        world.directory(world.organization("Plain"), World.STANDARD, "plain");
    User ann = done(world.create(plain, user("ann", "1")));
    done(world.activate(plain, ann.id(), false));

    assertThat(holder(world.create(plain, user("ann", "1"))).kind())
        .isEqualTo(Holder.Kind.INACTIVE);
    assertThat(done(world.create(plain, user("lee", "1"))).id()).isNotEqualTo(ann.id());
  }
}

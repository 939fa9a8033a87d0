package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.schema.ResourceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// PUT, PATCH, DELETE and versions of Users under the standard preset.
abstract class StandardUsers {
  private static final String EXTENSION = "urn:example:params:scim:schemas:Badge";

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme, World.STANDARD, "one");
  }

  private Outcome<User> put(String id, String resource, Expected expected) {
    return world
        .platform
        .users()
        .replace(
            directory,
            id,
            ResourceRequest.read(World.json(resource), directory.types().user()),
            expected,
            true);
  }

  private LogEntry last() {
    return world.log(acme).getLast();
  }

  @Test
  void aStrictDirectoryTakesNoLeniencyInAFilter() {
    done(world.create(directory, "ann"));
    assertThat(world.find(directory, "active eq \"True\"")).hasSize(1);
    assertThat(world.find(directory, "title eq 7")).isEmpty();

    done(
        world
            .platform
            .directories()
            .update(
                new Caller.Operator(),
                directory.directoryId(),
                new DirectoryUpdate(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Leniencies.STRICT),
                    Set.of(),
                    Set.of())));

    for (String filter : List.of("active eq \"True\"", "title eq 7")) {
      assertThat(
              refused(world.platform.users().find(world.again(directory), World.listing(filter))))
          .isInstanceOfSatisfying(
              Refusal.Invalid.class,
              refusal -> assertThat(refusal.scimType()).isEqualTo("invalidFilter"));
    }
  }

  @Test
  void aPutTakesAwayWhatItDoesNotName() {
    User made =
        done(
            world.create(
                directory,
                World.json(
                    "{'userName':'ann','externalId':'x','title':'Boss','emails':[{'value':'a@x.example'}]}")));

    User put = done(put(made.id(), "{'userName':'ann','nickName':'A'}", Expected.ANY));

    assertThat(put.resource().members().keySet())
        .containsExactlyInAnyOrder("schemas", "id", "userName", "active", "nickName");
    assertThat(put.version()).isEqualTo(2);
    assertThat(last().detail()).contains("Changed: emails, externalId, nickName, title.");
    assertThat(put(made.id(), "{'userName':'ann','nickName':'A'}", Expected.ANY))
        .isEqualTo(Outcome.done(put));
    world.assertSearchIsFresh(directory);
  }

  @Test
  void aPutWithoutActiveBringsNobodyBackAndTheLogSaysSo() {
    String id = done(world.create(directory, "ann")).id();
    done(world.activate(directory, id, false));

    User put = done(put(id, "{'userName':'ann','title':'T'}", Expected.ANY));

    assertThat(put.resource().bool("active")).contains(false);
    assertThat(last().leniencies()).contains("keeps-active");
  }

  @Test
  void whatAPatchWasReadWithIsInTheLogEntryOfTheChange() {
    String id = done(world.create(directory, "ann")).id();

    done(world.patch(directory, id, "{'op':'Replace','path':'active','value':'False'}"));

    assertThat(last().kind()).isEqualTo(LogEntry.Kind.DEACTIVATED);
    assertThat(last().leniencies()).contains("operation-case", "string-boolean");
  }

  @Test
  void aChangeForAnotherVersionIsStaleAndChangesNothing() {
    User made = done(world.create(directory, "ann"));
    Expected other = new Expected(List.of(7L));
    Refusal stale = new Refusal.Stale("User", made.id(), 1);

    assertThat(refused(put(made.id(), "{'userName':'bob'}", other))).isEqualTo(stale);
    assertThat(refused(world.platform.users().delete(directory, made.id(), other)))
        .isEqualTo(stale);
    assertThat(done(world.platform.users().get(directory, made.id(), true))).isEqualTo(made);
    assertThat(last().kind()).isEqualTo(LogEntry.Kind.REFUSED);

    User put = done(put(made.id(), "{'userName':'bob'}", new Expected(List.of(9L, 1L))));
    assertThat(put.version()).isEqualTo(2);
    done(world.platform.users().delete(directory, made.id(), new Expected(List.of(2L))));
  }

  @Test
  void whatChangesNothingKeepsVersionAndTime() {
    User made = done(world.create(directory, World.json("{'userName':'ann','title':'T'}")));
    world.clock.advance(Duration.ofDays(1));
    int entries = world.log(acme).size();

    assertThat(
            done(world.patch(directory, made.id(), "{'op':'replace','path':'title','value':'T'}")))
        .isEqualTo(made);
    assertThat(
            done(
                world.patch(
                    directory, made.id(), "{'op':'replace','path':'password','value':'new'}")))
        .isEqualTo(made);
    assertThat(world.log(acme)).hasSize(entries);
  }

  @Test
  void aUserNameIsChangedUnlessAnotherUserOfTheDirectoryHasIt() {
    done(world.create(directory, "bob"));
    String ann = done(world.create(directory, "ann")).id();

    assertThat(holder(world.rename(directory, ann, "BOB")).kind()).isEqualTo(Holder.Kind.USER);
    assertThat(done(world.rename(directory, ann, "Ann")).resource().string("userName"))
        .contains("Ann");
    done(world.rename(directory, ann, "eve"));
    done(world.create(directory, "ann"));
    assertThat(refused(world.patch(directory, ann, "{'op':'remove','path':'userName'}")))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void aDeletedUserIsGoneWithItsNameAndItsAddress() {
    User ann = done(world.create(directory, "ann@acme.example"));
    String account = world.accountOf(ann);

    done(world.platform.users().delete(directory, ann.id(), Expected.ANY));

    assertThat(refused(world.platform.users().get(directory, ann.id(), true)))
        .isEqualTo(new Refusal.Unknown("User", ann.id()));
    assertThat(refused(world.platform.users().delete(directory, ann.id(), Expected.ANY)))
        .isEqualTo(new Refusal.Unknown("User", ann.id()));
    assertThat(world.address(account)).isEmpty();
    assertThat(world.platform.members().get(acme.id(), account)).isEmpty();
    assertThat(world.add(acme, "ann@acme.example", Role.MEMBER).accountId()).isNotEqualTo(account);
  }

  @Test
  void aDeletedUserLeavesTheGroupsOfItsDirectory() {
    String ann = done(world.create(directory, "ann")).id();
    Group group =
        done(
            world
                .platform
                .groups()
                .create(
                    directory,
                    ResourceRequest.read(
                        World.json("{'displayName':'G','members':[{'value':'%s'}]}".formatted(ann)),
                        directory.types().group()),
                    true));
    assertThat(done(world.platform.users().get(directory, ann, true)).resource().items("groups"))
        .hasSize(1);

    done(world.platform.users().delete(directory, ann, Expected.ANY));

    Group after = done(world.platform.groups().get(directory, group.id(), true));
    assertThat(after.resource().items("members")).isEmpty();
    assertThat(after.version()).isGreaterThan(group.version());
  }

  @Test
  void whomAPersonInvitedAndTheLastAdministratorStayMembersWithoutAUser() {
    Member invited = world.add(acme, "ann@acme.example", Role.MEMBER);
    String ann = done(world.create(directory, "ann@acme.example")).id();
    User boss = done(world.create(directory, "boss@acme.example"));
    Member admin = world.add(acme, "boss@acme.example", Role.ADMIN);
    assertThat(world.accountOf(boss)).isEqualTo(admin.accountId());

    done(world.platform.users().delete(directory, ann, Expected.ANY));
    done(world.platform.users().delete(directory, boss.id(), Expected.ANY));

    assertThat(world.platform.members().get(acme.id(), invited.accountId())).contains(invited);
    assertThat(world.platform.members().get(acme.id(), admin.accountId())).contains(admin);
    assertThat(last().detail()).contains("last active administrator");
  }

  @Test
  void theAccountsAddressFollowsTheUserAsFarAsTheOrganizationMayChangeIt() {
    User ann = done(world.create(directory, "ann@acme.example"));
    User bob = done(world.create(directory, "bob"));
    String account = world.accountOf(ann);

    done(world.rename(directory, ann.id(), "ann.lee@acme.example"));
    assertThat(world.address(account)).contains("ann.lee@acme.example");
    assertThat(last().detail()).contains("The account's address is ann.lee@acme.example now");

    String mail = "{'op':'add','path':'emails','value':[{'value':'ann.lee@acme.example'}]}";
    done(world.patch(directory, bob.id(), mail));
    assertThat(world.address(world.accountOf(bob))).isEmpty();

    done(world.rename(directory, ann.id(), "ann@free.example"));
    assertThat(world.address(account)).isEmpty();
  }

  @Test
  void anInvitedAccountKeepsItsAddress() {
    Member invited = world.add(acme, "ann@free.example", Role.MEMBER);
    world.database.write(sql ->
        sql.execute(
            "insert into former_record (owner_id, account_id, organization_id, external_id, deleted_at)"
                + " values (?, ?, ?, 'x', 1)",
            directory.directoryId(),
            invited.accountId(),
            acme.id()));
    User ann = done(world.create(directory, World.json("{'userName':'ann','externalId':'x'}")));
    assertThat(world.accountOf(ann)).isEqualTo(invited.accountId());

    done(world.rename(directory, ann.id(), "ann@acme.example"));

    assertThat(world.address(invited.accountId())).contains("ann@free.example");
    assertThat(last().detail())
        .contains("The account keeps its address ann@free.example: this organization neither");
  }

  @Test
  void nobodyTakesAnAccountOverByAdoptingAndRenamingIt() {
    Organization evil = world.organization("Evil", "evil.example");
    Caller.OfDirectory theirs = world.directory(evil, World.STANDARD, "evil");
    User ann =
        done(
            world.create(
                directory, World.json("{'userName':'ann@acme.example','externalId':'x'}")));
    Member guest = world.add(acme, "guest@free.example", Role.GUEST);

    User same =
        done(
            world.create(theirs, World.json("{'userName':'guest@free.example','externalId':'x'}")));
    User own = done(world.create(theirs, "own@evil.example"));
    done(world.rename(theirs, own.id(), "guest@free.example2.example"));
    String free = "{'op':'replace','path':'emails','value':[{'value':'guest@free.example'}]}";
    done(world.patch(theirs, own.id(), free));

    assertThat(holder(world.create(theirs, "ann@acme.example")).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(holder(world.rename(theirs, own.id(), "ann@acme.example")).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(List.of(world.accountOf(same), world.accountOf(own)))
        .doesNotContain(guest.accountId(), world.accountOf(ann));
    assertThat(world.address(guest.accountId())).contains("guest@free.example");
    assertThat(world.address(world.accountOf(ann))).contains("ann@acme.example");
    assertThat(world.address(world.accountOf(own))).isEmpty();
  }

  @Test
  void anExtensionOfTheOrganizationIsKeptAndSearchedAndItsSecretsAreNot() {
    world.database.write(sql ->
        sql.execute(
            "update organization set extensions = ? where id = ?",
            "{\"User\":[{\"id\":\""
                + EXTENSION
                + "\",\"name\":\"Badge\",\"attributes\":["
                + attribute("number", "readWrite", "default")
                + ","
                + attribute("first", "immutable", "default")
                + ","
                + attribute("pin", "writeOnly", "never")
                + "]}]}",
            acme.id()));
    directory = world.directory(acme, World.STANDARD, "two");
    String badge = "'" + EXTENSION + "':{'number':'N7','first':'F','pin':'geheim'}";

    User made =
        done(
            world
                .platform
                .users()
                .create(
                    directory,
                    ResourceRequest.read(
                        World.json("{'userName':'ann'," + badge + "}"), directory.types().user())));

    assertThat(made.resource().object(EXTENSION))
        .contains(World.json("{'number':'N7','first':'F'}"));
    assertThat(made.resource().items("schemas")).contains(Json.string(EXTENSION));
    assertThat(world.everything()).doesNotContain("geheim");
    Refusal immutable =
        refused(
            world.patch(
                directory,
                made.id(),
                "{'op':'replace','path':'" + EXTENSION + ":first','value':'G'}"));
    assertThat(immutable)
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            refusal -> assertThat(refusal.scimType()).isEqualTo("mutability"));
    world.assertSearchIsFresh(directory);

    world.database.write(sql -> sql.execute("update organization set extensions = ''"));
    Caller.OfDirectory plain = world.directory(acme, World.STANDARD, "three");
    Caller.OfDirectory without =
        new Caller.OfDirectory(
            "t",
            directory.directoryId(),
            acme.id(),
            directory.platformId(),
            World.STANDARD,
            "two",
            plain.types(),
            plain.leniencies(),
            false);
    assertThat(
            done(world.patch(without, made.id(), "{'op':'add','path':'title','value':'T'}"))
                .resource()
                .find(EXTENSION))
        .isEmpty();
    assertThat(
            done(world.platform.users().get(directory, made.id(), true))
                .resource()
                .object(EXTENSION))
        .isPresent();
  }

  private static String attribute(String name, String mutability, String returned) {
    return ("{\"name\":\"%s\",\"type\":\"string\",\"multiValued\":false,\"required\":false,"
            + "\"caseExact\":true,\"mutability\":\"%s\",\"returned\":\"%s\",\"uniqueness\":\"none\"}")
        .formatted(name, mutability, returned);
  }

  @Test
  void aTokenSaysWhichLenienciesItsDirectoryRefuses() {
    world.database.write(sql ->
        sql.execute("update directory set refused_leniencies = 'string-boolean operation-case'"));

    Caller.OfDirectory two = world.directory(acme, World.STANDARD, "two");
    assertThat(two.leniencies()).isEqualTo(Leniencies.LENIENT);
    assertThat(world.again(directory).leniencies().switchedOff())
        .containsExactlyInAnyOrder(Leniency.STRING_BOOLEAN, Leniency.OPERATION_CASE);
  }

  @Test
  void anIdThatIsNoUserHereIsExplainedToItsOrganizationOnly() {
    Member member = world.add(acme, "ann@acme.example", Role.MEMBER);
    Organization far = world.organization("Far");
    User theirs = done(world.create(world.directory(far, World.STANDARD, "far"), "x"));
    String random = theirs.id().replace(theirs.id().charAt(3), 'f');

    assertThat(refused(world.platform.users().get(directory, member.accountId(), true)))
        .isEqualTo(new Refusal.Unknown("User", member.accountId()));
    assertThat(last().detail()).contains("it is the id of an account");

    List<String> told =
        List.of(theirs.id(), random).stream()
            .map(id -> {
              assertThat(refused(world.platform.users().get(directory, id, true)))
                  .isEqualTo(new Refusal.Unknown("User", id));
              return last().detail().replace(id, "");
            })
            .distinct()
            .toList();
    assertThat(told).hasSize(1);
  }
}

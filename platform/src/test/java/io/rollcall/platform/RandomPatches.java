package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After any sequence of PATCH, rows say what the same sequence makes of the resource tree.
abstract class RandomPatches {
  private static final int SEQUENCES = 12;
  private static final int PATCHES = 25;
  private static final int MOST_OPERATIONS = 3;
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private static final List<String> OF_USERS =
      List.of(
          "{'op':'add','path':'displayName','value':'Ann'}",
          "{'op':'replace','path':'displayName','value':'Ann Lee'}",
          "{'op':'remove','path':'displayName'}",
          "{'op':'replace','path':'userName','value':'ann'}",
          "{'op':'replace','path':'userName','value':'Ann.Lee'}",
          "{'op':'replace','path':'active','value':false}",
          "{'op':'add','path':'active','value':true}",
          "{'op':'add','path':'externalId','value':'7'}",
          "{'op':'remove','path':'externalId'}",
          "{'op':'add','path':'name','value':{'familyName':'Lee'}}",
          "{'op':'replace','path':'name.givenName','value':'Ann'}",
          "{'op':'remove','path':'name.familyName'}",
          "{'op':'remove','path':'name'}",
          "{'op':'add','path':'emails','value':[{'value':'a@x.example','type':'work'}]}",
          "{'op':'add','path':'emails','value':[{'value':'b@x.example','type':'home','primary':true}]}",
          "{'op':'add','path':'emails','value':[{'value':'c@x.example','primary':true}]}",
          "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'d@x.example'}",
          "{'op':'replace','path':'emails[type eq \\'home\\']','value':{'type':'other','value':'e@x.example'}}",
          "{'op':'remove','path':'emails[primary eq true]'}",
          "{'op':'remove','path':'emails[type eq \\'home\\'].display'}",
          "{'op':'remove','path':'emails'}",
          "{'op':'add','value':{'nickName':'An','title':'Boss','phoneNumbers':[{'value':'+1'}]}}",
          "{'op':'replace','value':{'title':'Chief','phoneNumbers':[{'value':'+2','type':'fax'}]}}",
          "{'op':'add','path':'" + ENTERPRISE + ":department','value':'D'}",
          "{'op':'replace','path':'" + ENTERPRISE + ":manager','value':{'value':'m'}}",
          "{'op':'replace','value':{'" + ENTERPRISE + "':{'employeeNumber':'1'}}}",
          "{'op':'remove','path':'" + ENTERPRISE + ":manager'}",
          "{'op':'remove','path':'" + ENTERPRISE + ":department'}");

  private static final List<String> OF_GROUPS =
      List.of(
          "{'op':'add','path':'members','value':[{'value':'%1$s'},{'value':'%2$s'}]}",
          "{'op':'add','path':'members','value':{'value':'%3$s'}}",
          "{'op':'add','value':{'members':[{'value':'%4$s'}]}}",
          "{'op':'remove','path':'members[value eq \\'%1$s\\']'}",
          "{'op':'remove','path':'members[value eq \\'%2$s\\' or value eq \\'%3$s\\']'}",
          "{'op':'remove','path':'members','value':[{'value':'%4$s'},{'value':'%1$s'}]}",
          "{'op':'replace','path':'members','value':[{'value':'%2$s'},{'value':'%4$s'}]}",
          "{'op':'remove','path':'members'}",
          "{'op':'replace','path':'displayName','value':'One'}",
          "{'op':'replace','path':'displayName','value':'Two'}",
          "{'op':'add','path':'externalId','value':'g'}",
          "{'op':'remove','path':'externalId'}");

  private World world;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    directory = world.directory(world.organization("Acme"), World.STANDARD, "Entra");
  }

  @Test
  void aUserIsWhatTheTreeIs() {
    sequences((random, number) -> {
      String id = done(world.create(directory, "user" + number)).id();
      Json.Obj tree = tree(id);
      for (int i = 0; i < PATCHES; i++) {
        String operations = some(random, OF_USERS);
        Optional<Json.Obj> wanted = applied(tree, operations, directory.types().user());
        Outcome<User> outcome = world.patch(directory, id, operations);
        assertThat(outcome instanceof Outcome.Done).as(operations).isEqualTo(wanted.isPresent());
        tree = wanted.orElse(tree);
        assertThat(tree(id)).as(operations).isEqualTo(tree);
      }
      done(world.platform.users().delete(directory, id, Expected.ANY));
    });
  }

  @Test
  void whatIsLookedForInAUserIsWhatItShows() {
    sequences((random, number) -> {
      String id = done(world.create(directory, "user" + number)).id();
      for (int i = 0; i < PATCHES; i++) {
        var _ = world.patch(directory, id, some(random, OF_USERS));
      }
      world.assertSearchIsFresh(directory);
      done(world.platform.users().delete(directory, id, Expected.ANY));
    });
  }

  @Test
  void aGroupIsWhatTheTreeIs() {
    Object[] members =
        IntStream.range(0, 4).mapToObj(i -> done(world.create(directory, "m" + i)).id()).toArray();
    List<String> operationsOfGroups =
        OF_GROUPS.stream().map(operation -> operation.formatted(members)).toList();
    sequences((random, number) -> {
      String id = group("Group " + number);
      Json.Obj tree = Json.object().put("displayName", "Group " + number).build();
      for (int i = 0; i < PATCHES; i++) {
        String operations = some(random, operationsOfGroups);
        Optional<Json.Obj> wanted = applied(tree, operations, directory.types().group());
        Outcome<Group> outcome = world.patchGroup(directory, id, operations);
        assertThat(outcome instanceof Outcome.Done).as(operations).isEqualTo(wanted.isPresent());
        tree = wanted.orElse(tree);
        Json.Obj is = done(world.platform.groups().get(directory, id, true)).resource();
        assertThat(memberIds(is)).as(operations).isEqualTo(memberIds(tree));
        assertThat(is.without("members").without("id").without("schemas"))
            .as(operations)
            .isEqualTo(tree.without("members"));
      }
      done(world.platform.groups().delete(directory, id, Expected.ANY));
    });
  }

  private interface Sequence {
    void run(Random random, int number);
  }

  private static void sequences(Sequence sequence) {
    long seed = Long.getLong("rollcall.test.seed", System.nanoTime());
    System.out.println("rollcall.test.seed=" + seed);
    for (int i = 0; i < SEQUENCES * Integer.getInteger("rollcall.test.size", 1); i++) {
      try {
        sequence.run(new Random(seed + i), i);
      } catch (AssertionError e) {
        throw new AssertionError(
            "with -Drollcall.test.seed=" + (seed + i) + ": " + e.getMessage(), e);
      }
    }
  }

  private static String some(Random random, List<String> operations) {
    return IntStream.rangeClosed(0, random.nextInt(MOST_OPERATIONS))
        .mapToObj(_ -> operations.get(random.nextInt(operations.size())))
        .collect(Collectors.joining(","));
  }

  /// @return empty if the request is refused
  private static Optional<Json.Obj> applied(Json.Obj tree, String operations, ResourceType type) {
    try {
      return Optional.of(
          Patch.apply(tree, World.request(operations, type).operations(), type, Reading.lenient()));
    } catch (ScimException refused) {
      return Optional.empty();
    }
  }

  private Json.Obj tree(String id) {
    return done(world.platform.users().get(directory, id, false))
        .resource()
        .without("id")
        .without("schemas");
  }

  private static Set<String> memberIds(Json.Obj group) {
    return group.objects("members").stream()
        .map(member -> member.string("value").orElse(""))
        .collect(Collectors.toSet());
  }

  private String group(String name) {
    ResourceRequest request =
        new ResourceRequest(Json.object().put("displayName", name).build(), List.of());
    return done(world.platform.groups().create(directory, request, false)).id();
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.json;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups where every directory has its own: made, changed and deleted over SCIM, with Users and
/// groups as members.
abstract class OwnGroups {
  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;
  private String ann;
  private String bob;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme, World.STANDARD, "Entra");
    ann = done(world.create(directory, "ann@acme.example")).id();
    bob = done(world.create(directory, "bob@acme.example")).id();
  }

  @Test
  void aGroupIsMadeWithWhatItWasSent() {
    Group made =
        post(
            "{'displayName':' Designers ','externalId':'g-1','members':[{'value':'" + ann + "'}]}");

    assertThat(made.id()).hasSize(36);
    assertThat(made.version()).isEqualTo(1);
    Json.Obj resource = get(made.id()).resource();
    assertThat(resource.string("displayName")).contains("Designers");
    assertThat(resource.string("externalId")).contains("g-1");
    Json.Obj member = resource.objects("members").getFirst();
    assertThat(member.string("value")).contains(ann);
    assertThat(member.string("type")).contains("User");
    assertThat(member.string("display")).contains("ann@acme.example");
    assertThat(kinds()).endsWith(LogEntry.Kind.GROUP_CREATED);
  }

  @Test
  void aNameIsHeldOnceInADirectoryWhateverItsLetterCase() {
    String id = post("{'displayName':'Straße'}").id();

    assertThat(refused(create("{'displayName':' STRAßE'}")).detail())
        .contains("STRAßE", "is not unique", id, "Straße");
    assertThat(refused(create("{'displayName':'  '}")).detail()).contains("displayName");
  }

  @Test
  void anotherDirectoryMayUseTheNameAndSeesNothing() {
    String id = group("Designers");
    Caller.OfDirectory other = world.directory(acme, World.STANDARD, "Okta");

    assertThat(done(create(other, "{'displayName':'Designers'}")).id()).isNotEqualTo(id);
    Refusal unknown = new Refusal.Unknown("Group", id);
    assertThat(refused(world.platform.groups().get(other, id, true))).isEqualTo(unknown);
    assertThat(refused(world.patchGroup(other, id, addition(ann)))).isEqualTo(unknown);
    assertThat(refused(world.platform.groups().delete(other, id, Expected.ANY))).isEqualTo(unknown);
    assertThat(refused(create(other, "{'displayName':'T','members':[{'value':'" + ann + "'}]}")))
        .isEqualTo(new Refusal.UnknownMembers(List.of(ann)));
    assertThat(get(id).version()).isEqualTo(1);
  }

  @Test
  void membersAreAddedRemovedReplacedAndClearedInEveryForm() {
    String id = group("G");
    patch(id, addition(ann, bob, ann));
    patch(id, "{'op':'Add','path':'members','value':[{'$ref':null,'value':'" + bob + "'}]}");
    assertThat(members(id)).containsExactlyInAnyOrder(ann, bob);

    patch(id, "{'op':'remove','path':'members[value eq \\\"" + ann + "\\\"]'}");
    assertThat(members(id)).containsExactly(bob);
    patch(id, "{'op':'Remove','path':'members','value':[{'value':'" + ann + "'}]}");
    assertThat(members(id)).containsExactly(bob);
    patch(id, "{'op':'replace','path':'members','value':[{'value':'" + ann + "','type':'User'}]}");
    assertThat(members(id)).containsExactly(ann);
    patch(id, "{'op':'remove','path':'members[value eq \\\"" + ann + "\\\"]'}", addition(bob));
    assertThat(members(id)).containsExactly(bob);
    patch(id, "{'op':'replace','value':{'displayName':'G','members':[]}}");
    assertThat(members(id)).isEmpty();
    patch(id, addition(ann), "{'op':'remove','path':'members'}", addition(bob));
    assertThat(members(id)).containsExactly(bob);
    patch(id, "{'op':'remove','path':'members'}");
    assertThat(members(id)).isEmpty();
  }

  @Test
  void membersThatAreUnknownAreAllNamedAndNothingIsDone() {
    String id = group("G");
    String foreign =
        done(world.create(world.directory(acme, World.STANDARD, "Okta"), "x@free.example")).id();

    Refusal unknown = new Refusal.UnknownMembers(List.of("17", foreign, "no id"));
    assertThat(
            refused(
                world.patchGroup(
                    directory, id, addition(ann, "17", foreign, "no id") + "," + removal("17"))))
        .isEqualTo(unknown);
    assertThat(refused(put(id, resource("G2", ann, "17", foreign, "no id")))).isEqualTo(unknown);
    assertThat(refused(create(resource("G3", ann, "17", foreign, "no id")))).isEqualTo(unknown);
    assertThat(get(id).version()).isEqualTo(1);
    assertThat(members(id)).isEmpty();
    assertThat(found("displayName eq \"G3\"")).isEmpty();
  }

  @Test
  void whatChangesNothingLeavesVersionTimeAndLog() {
    String id = group("G");
    patch(id, addition(ann));
    Group before = get(id);
    int entries = world.log(acme).size();
    world.clock.advance(Duration.ofMinutes(1));

    patch(id, addition(ann));
    patch(id, removal(bob, "17", "no id"));
    patch(id, "{'op':'replace','value':{'id':'" + id + "','displayName':'G'}}");
    patch(id, "{'op':'replace','path':'members','value':[{'value':'" + ann + "'}]}");
    done(put(id, resource("G", ann)));

    assertThat(get(id)).isEqualTo(before);
    assertThat(world.log(acme)).hasSize(entries);
  }

  @Test
  void everyChangeOfAMemberIsANewVersionAndATime() {
    String id = group("G");
    world.clock.advance(Duration.ofMinutes(1));
    Group added = patch(id, addition(ann, bob));
    patch(id, removal(bob));

    assertThat(added.version()).isEqualTo(2);
    assertThat(added.changed()).isEqualTo(added.created().plusSeconds(60));
    assertThat(get(id).version()).isEqualTo(3);
    assertThat(get(id).changed()).isEqualTo(added.changed());
    assertThat(world.log(acme).getLast().detail()).contains("0 added, 1 removed", bob);
  }

  @Test
  void aChangeThatExpectsAnotherVersionIsRefused() {
    String id = group("G");
    patch(id, addition(ann));
    Refusal stale = new Refusal.Stale("Group", id, 2);
    Expected one = new Expected(List.of(1L));

    assertThat(
            refused(
                world.platform.groups().patch(directory, id, request(addition(bob)), one, true)))
        .isEqualTo(stale);
    assertThat(
            refused(world.platform.groups().replace(directory, id, read(resource("H")), one, true)))
        .isEqualTo(stale);
    assertThat(refused(world.platform.groups().delete(directory, id, one))).isEqualTo(stale);

    Expected two = new Expected(List.of(1L, 2L));
    assertThat(
            done(world.platform.groups().patch(directory, id, request(addition(bob)), two, false))
                .version())
        .isEqualTo(3);
    done(world.platform.groups().delete(directory, id, new Expected(List.of(3L))));
    assertThat(refused(world.platform.groups().get(directory, id, true)))
        .isEqualTo(new Refusal.Unknown("Group", id));
  }

  @Test
  void putTakesAwayWhatItDoesNotName() {
    String id =
        post("{'displayName':'G','externalId':'x','members':[{'value':'" + ann + "'}]}").id();

    Group put = done(put(id, resource("H", bob)));

    assertThat(put.version()).isEqualTo(2);
    assertThat(put.resource().string("displayName")).contains("H");
    assertThat(put.resource().find("externalId")).isEmpty();
    assertThat(members(id)).containsExactly(bob);
    assertThat(done(put(id, resource("H"))).resource().find("members")).isEmpty();
    assertThat(found("displayName eq \"h\"")).containsExactly(id);
  }

  @Test
  void attributesAndMembersOfOneRequestAreDoneTogetherOrNotAtAll() {
    String id = group("G");
    group("Taken");

    assertThat(refused(world.patchGroup(directory, id, addition(ann) + "," + rename("taken"))))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(members(id)).isEmpty();
    assertThat(refused(world.patchGroup(directory, id, rename("New") + "," + addition("17"))))
        .isInstanceOf(Refusal.UnknownMembers.class);
    assertThat(get(id).resource().string("displayName")).contains("G");

    patch(id, rename("New"), "{'op':'Add','path':'externalId','value':'e'}", addition(ann));
    assertThat(get(id).version()).isEqualTo(2);
    assertThat(get(id).resource().string("externalId")).contains("e");
    assertThat(members(id)).containsExactly(ann);
    assertThat(world.log(acme).getLast().leniencies()).containsExactly("operation-case");
  }

  @Test
  void groupsAreMembersOfGroupsAndUsersSeeThemAll() {
    String inner = group("Inner", ann);
    String middle = group("Middle", inner, bob);
    String outer = group("Outer", middle, ann);

    assertThat(members(middle)).containsExactlyInAnyOrder(inner, bob);
    assertThat(types(middle)).containsExactlyInAnyOrder("Group", "User");
    assertThat(groupsOf(ann))
        .containsExactlyInAnyOrder("Inner direct", "Middle indirect", "Outer direct");
    assertThat(groupsOf(bob)).containsExactlyInAnyOrder("Middle direct", "Outer indirect");

    patch(middle, removal(inner));
    assertThat(groupsOf(ann)).containsExactlyInAnyOrder("Inner direct", "Outer direct");
    patch(outer, "{'op':'replace','path':'members','value':[{'value':'" + bob + "'}]}");
    assertThat(members(outer)).containsExactly(bob);
  }

  @Test
  void noGroupEverContainsItself() {
    String a = group("A");
    String b = group("B", a);
    String c = group("C", b);

    Refusal refusal = refused(world.patchGroup(directory, a, addition(ann, c)));
    assertThat(refusal).isInstanceOf(Refusal.Invalid.class);
    assertThat(refusal.detail()).contains(a + " → " + c + " → " + b + " → " + a);
    assertThat(refused(world.patchGroup(directory, a, addition(a))).detail())
        .contains(a + " → " + a);
    assertThat(refused(put(a, resource("A", b))).detail()).contains(a + " → " + b + " → " + a);
    assertThat(members(a)).isEmpty();
    patch(c, addition(a));
    assertThat(members(c)).containsExactlyInAnyOrder(a, b);
  }

  @Test
  void aDeletedGroupLeavesTheGroupsThatItWasInAndTheirVersionsSaySo() {
    String inner = group("Inner", ann);
    String outer = group("Outer", inner, bob);

    done(world.platform.groups().delete(directory, inner, Expected.ANY));

    assertThat(members(outer)).containsExactly(bob);
    assertThat(get(outer).version()).isEqualTo(2);
    assertThat(groupsOf(ann)).isEmpty();
    assertThat(kinds()).endsWith(LogEntry.Kind.GROUP_DELETED);
    assertThat(group("Inner")).isNotEqualTo(inner);
  }

  @Test
  void aDeletedUserLeavesItsGroupsAndTheirVersionsSaySo() {
    String id = group("G", ann, bob);

    done(world.platform.users().delete(directory, ann, Expected.ANY));

    assertThat(members(id)).containsExactly(bob);
    assertThat(get(id).version()).isEqualTo(2);
  }

  @Test
  void aListHoldsTheDirectorysGroupsWithTheirMembersIfWanted() {
    String one = group("One", ann);
    String two = group("Two", one);

    List<Group> all = done(world.platform.groups().find(directory, Listing.all(10))).items();
    assertThat(all).extracting(Group::id).containsExactly(one, two);
    assertThat(all).extracting(g -> g.resource().items("members").size()).containsExactly(1, 1);
    assertThat(get(one, false).resource().find("members")).isEmpty();
  }

  @Test
  void namesAndExternalIdsAreBounded() {
    String long256 = "x".repeat(256);

    assertThat(refused(create("{'displayName':'" + long256 + "'}")).detail()).contains("255");
    assertThat(refused(create("{'displayName':'G','externalId':'" + long256 + "'}")).detail())
        .contains("externalId", "255");
  }

  @Test
  void deletingADirectoryTakesItsGroupsAlong() {
    group("Outer", group("Inner", ann), bob);

    done(world.platform.directories().delete(directory.directoryId()));

    Caller.OfDirectory other = world.directory(acme, World.STANDARD, "Okta");
    assertThat(done(world.platform.groups().find(other, Listing.all(10))).items()).isEmpty();
  }

  private Group post(String resource) {
    return done(create(resource));
  }

  private Outcome<Group> create(String resource) {
    return create(directory, resource);
  }

  private Outcome<Group> create(Caller.OfDirectory caller, String resource) {
    return world.platform.groups().create(caller, read(resource), true);
  }

  private Outcome<Group> put(String id, String resource) {
    return world.platform.groups().replace(directory, id, read(resource), Expected.ANY, true);
  }

  private static ResourceRequest read(String resource) {
    return ResourceRequest.read(
        json(
            resource.replaceFirst(
                "\\{", "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],")),
        ResourceType.group());
  }

  private String group(String name, String... members) {
    return post(resource(name, members)).id();
  }

  private static String resource(String name, String... members) {
    return "{'displayName':'" + name + "','members':[" + values(members) + "]}";
  }

  private static String values(String... ids) {
    return Arrays.stream(ids).map("{'value':'%s'}"::formatted).collect(Collectors.joining(","));
  }

  private static String addition(String... ids) {
    return "{'op':'Add','path':'members','value':[" + values(ids) + "]}";
  }

  private static String removal(String... ids) {
    return "{'op':'remove','path':'members','value':[" + values(ids) + "]}";
  }

  private static String rename(String name) {
    return "{'op':'replace','path':'displayName','value':'" + name + "'}";
  }

  private static PatchRequest request(String operations) {
    return World.request(operations, ResourceType.group());
  }

  private Group patch(String id, String... operations) {
    return done(world.patchGroup(directory, id, String.join(",", operations)));
  }

  private Group get(String id) {
    return get(id, true);
  }

  private Group get(String id, boolean withMembers) {
    return done(world.platform.groups().get(directory, id, withMembers));
  }

  private List<String> members(String id) {
    return texts(get(id).resource(), "members", "value");
  }

  private List<String> types(String id) {
    return texts(get(id).resource(), "members", "type");
  }

  private List<String> groupsOf(String user) {
    return done(world.platform.users().get(directory, user, true))
        .resource()
        .objects("groups")
        .stream()
        .map(g -> g.string("display").orElse("") + " " + g.string("type").orElse(""))
        .toList();
  }

  private static List<String> texts(Json.Obj resource, String list, String name) {
    return resource.objects(list).stream().map(o -> o.string(name).orElse("")).toList();
  }

  private List<String> found(String filter) {
    return done(world.platform.groups().find(directory, World.listing(filter))).items().stream()
        .map(Group::id)
        .toList();
  }

  private List<LogEntry.Kind> kinds() {
    return world.log(acme).stream().map(LogEntry::kind).toList();
  }
}

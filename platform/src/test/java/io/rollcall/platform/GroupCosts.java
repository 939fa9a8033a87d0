package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.GroupMemberRows;
import io.rollcall.platform.sql.GroupReferences;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What groups cost, counted in statements and rows: it does not depend on how large they are.
abstract class GroupCosts {
  private static final int CROWD = 2_000;
  private static final List<String> TABLES =
      List.of(
          "account",
          "directory",
          "group_edit",
          "group_member",
          "group_nesting",
          "membership",
          "other",
          "scim_group",
          "scim_record");

  private World world;
  private Caller.OfDirectory directory;
  private List<String> crowd;
  private List<String> others;
  private String small;
  private String large;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    directory = world.directory(world.organization("Acme"), World.STANDARD, "Entra");
    crowd = ManyRows.of(world, directory, CROWD);
    others = ManyRows.groups(world, directory, 500);
    others.subList(0, 5).forEach(other -> ManyRows.join(world, crowd, other));
    small = group("Small");
    large = group("Large");
    ManyRows.join(world, crowd.subList(10, CROWD), large);
    world.database.write(sql -> sql.execute("ANALYZE"));
  }

  @Test
  void aPatchOfOneMemberIsFourStatementsWhateverTheSizeOfTheGroup() {
    List<String> added = patch(large, change("add", crowd.getFirst()));
    assertThat(added).hasSize(4);
    assertThat(patch(small, change("add", crowd.getFirst()))).isEqualTo(added);

    List<String> removed = patch(large, change("remove", crowd.getFirst()));
    assertThat(removed).hasSize(4);
    assertThat(patch(small, change("remove", crowd.getFirst()))).isEqualTo(removed);
    assertThat(added).allSatisfy(this::readsNoWholeTable);
    assertThat(removed).allSatisfy(this::readsNoWholeTable);
  }

  @Test
  void whatIsDoneAlreadyTakesTwoStatementsAndWhatIsUnknownOneWhatItIsAndALogEntry() {
    assertThat(patch(large, change("add", crowd.getLast()))).hasSize(2);
    assertThat(patch(large, change("remove", "17"))).hasSize(1);
    assertThat(
            world.heard.during(() ->
                assertThat(world.patchGroup(directory, large, change("add", "17")))
                    .isInstanceOf(Outcome.Refused.class)))
        .hasSize(3);
  }

  @Test
  void aThousandMembersInOnePatchTakeAsManyStatementsAsSixty() {
    String[] thousand = crowd.subList(0, 1_000).toArray(String[]::new);
    String[] sixty = crowd.subList(0, 60).toArray(String[]::new);

    assertThat(patch(group("One"), change("add", thousand)))
        .hasSize(5)
        .isEqualTo(patch(group("Two"), change("add", sixty)));
  }

  @Test
  void replacingTheMembersComparesThemInTheDatabase() {
    List<String> statements =
        patch(large, change("replace", crowd.subList(0, 20).toArray(String[]::new)));

    assertThat(statements).hasSizeLessThanOrEqualTo(6);
    assertThat(
            done(world.platform.groups().get(directory, large, true)).resource().items("members"))
        .hasSize(20);
    assertThat(statements).allSatisfy(this::readsNoWholeTable);
  }

  @Test
  void readingAGroupOrAUserNeverReadsAWholeTable() {
    patch(small, change("add", large, crowd.getFirst()));

    List<String> without = world.heard.during(() -> get(large, false));
    List<String> with = world.heard.during(() -> get(large, true));
    List<String> user =
        world.heard.during(() ->
            world.database.read(sql ->
                new GroupReferences(sql, directory.directoryId())
                    .groupsOf(List.of("1000000000000000011"), 100)));

    assertThat(without).hasSize(1).noneMatch(sql -> sql.contains("group_member"));
    assertThat(with).hasSize(2).allSatisfy(this::readsNoWholeTable);
    assertThat(user).hasSize(1).allSatisfy(this::readsNoWholeTable);
  }

  @Test
  void theGroupsOfAWholePageTakeOneStatement() {
    joinTheOrganization();

    List<String> ten = world.heard.during(() -> assertThat(users(10)).hasSize(10));

    assertThat(ten).hasSize(3);
    assertThat(world.heard.during(() -> users(500)).stream().map(GroupCosts::shape))
        .isEqualTo(ten.stream().map(GroupCosts::shape).toList());
  }

  @Test
  void aPageFarBehindPassesOverIndexEntriesOnly() {
    joinTheOrganization();

    List<String> far = world.heard.during(() -> assertThat(users(1_500, 10)).hasSize(10));

    assertThat(far).hasSize(3);
    String page = far.get(1);
    assertThat(page.substring(page.indexOf(" in (select"))).doesNotContain("membership");
  }

  private void joinTheOrganization() {
    world.database.write(sql ->
        sql.execute(
            "insert into membership (organization_id, account_id, role, status, origin, since)"
                + " select organization_id, account_id, 'member', 'active', 'scim', 0 from scim_record"));
  }

  private static String shape(String statement) {
    return statement.replaceAll("\\?(, \\?)+", "?");
  }

  private List<User> users(int count) {
    return users(1, count);
  }

  private List<User> users(int startIndex, int count) {
    Listing listing =
        new Listing(
            Optional.empty(), Optional.empty(), new Listing.Window.Index(startIndex, count), true);
    return done(world.platform.users().find(directory, listing)).items();
  }

  @Test
  void leavingEveryGroupReadsNoWholeTable() {
    assertThat(
            world.heard.during(() ->
                world.database.write(sql -> {
                  new GroupMemberRows(sql)
                      .removeFromGroupsOf(directory.directoryId(), "1000000000000000011", 1);
                  return true;
                })))
        .hasSize(2)
        .allSatisfy(this::readsNoWholeTable);
    assertThat(get(large, false).version()).isEqualTo(2);
  }

  @Test
  void aPageHasNoMoreGroupsThanThoseWithFiftyThousandMembers() {
    others.subList(5, 30).forEach(other -> ManyRows.join(world, crowd, other));

    Page<Group> byPlace = page(new Listing.Window.Index(1, 1_000), true);
    Page<Group> first = page(new Listing.Window.Cursor(Optional.empty(), 1_000), true);
    Page<Group> second = page(new Listing.Window.Cursor(first.nextCursor(), 1_000), true);

    assertThat(byPlace.items()).hasSize(15).isEqualTo(first.items());
    assertThat(byPlace.total()).isEqualTo(502);
    assertThat(first.total()).isEqualTo(502);
    assertThat(first.items())
        .allSatisfy(group -> assertThat(group.resource().items("members")).hasSize(CROWD));
    assertThat(second.nextCursor()).isEmpty();
    assertThat(Stream.concat(first.items().stream(), second.items().stream()).map(Group::id))
        .hasSize(502)
        .doesNotHaveDuplicates();
    assertThat(page(new Listing.Window.Index(1, 1_000), false).items()).hasSize(502);
  }

  @Test
  void aGroupIsWholeHoweverLargeItIs() {
    Fitting<String, Integer> fitting =
        Fitting.of(
            List.of("a", "b"),
            key -> key,
            (keys, atMost) ->
                Map.of(keys.iterator().next(), Collections.nCopies(Math.min(atMost, 70_000), 1)));

    assertThat(fitting.rows()).containsExactly("a");
    assertThat(fitting.references().get("a")).hasSize(70_000);
  }

  private Page<Group> page(Listing.Window window, boolean withMembers) {
    return done(
        world
            .platform
            .groups()
            .find(directory, new Listing(Optional.empty(), Optional.empty(), window, withMembers)));
  }

  private void readsNoWholeTable(String statement) {
    if (statement.startsWith("insert into") && statement.contains("log_entry")) {
      return;
    }
    Plan plan = Plan.of(world, statement);
    assertThat(plan.fullScans(TABLES)).as("%s%n%s", statement, plan.lines()).isEmpty();
  }

  private Group get(String id, boolean withMembers) {
    return done(world.platform.groups().get(directory, id, withMembers));
  }

  private List<String> patch(String id, String operations) {
    return world.heard.during(() ->
        done(
            world
                .platform
                .groups()
                .patch(
                    directory,
                    id,
                    World.request(operations, ResourceType.group()),
                    Expected.ANY,
                    false)));
  }

  private static String change(String op, String... ids) {
    List<String> values = List.of(ids).stream().map("{'value':'%s'}"::formatted).toList();
    return "{'op':'%s','path':'members','value':[%s]}".formatted(op, String.join(",", values));
  }

  private String group(String name) {
    ResourceRequest request =
        new ResourceRequest(Json.object().put("displayName", name).build(), List.of());
    return done(world.platform.groups().create(directory, request, false)).id();
  }
}

package io.rollcall.lifecycle.source.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Unusable;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScimSourceTest {
  private static final Scope EVERYBODY = new Scope.Everybody();

  private final LyingServer server = new LyingServer();

  @BeforeEach
  void fivePeople() {
    server
        .user(
            """
            {"id":"u1","userName":"ana","externalId":"e1","active":true,"title":"Lead",
             "name":{"givenName":"Ana","familyName":"Lima"},
             "emails":[{"value":"old@x.example"},{"value":"ana@x.example","primary":true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
               {"employeeNumber":"E1","department":"Sales","costCenter":"4711"}}\
            """)
        .user(
            "{\"id\":\"u2\",\"userName\":\"bo@x.example\",\"externalId\":\"e2\",\"active\":false}")
        .user("{\"id\":\"u3\",\"userName\":\"cy@x.example\",\"externalId\":\"e3\"}")
        .user("{\"id\":\"u4\",\"userName\":\"di@x.example\",\"externalId\":\"e4\"}")
        .user("{\"id\":\"u5\",\"userName\":\"nobody\",\"externalId\":\"e5\"}");
    server
        .group(
            "{\"id\":\"g1\",\"displayName\":\"Staff\",\"members\":[{\"value\":\"u1\"},{\"value\":\"g2\"}]}")
        .group(
            "{\"id\":\"g2\",\"displayName\":\"Inner\",\"members\":[{\"value\":\"u3\"},{\"value\":\"g1\"},{\"value\":\"gone\"}]}")
        .group("{\"id\":\"g3\",\"displayName\":\"Other\",\"members\":[{\"value\":\"u2\"}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Read read(URI base, String id, Scope scope, Asked asked) {
    TickingClock clock = new TickingClock();
    return new ScimSource(
            new ScimSourceSettings("idp", base, Secret.of("t0ken", "env:IDP"), id, scope, asked),
            clock.options(new Calls()))
        .read();
  }

  private Read everybody() {
    return read(server.base(), "id", EVERYBODY, Asked.NOTHING);
  }

  private static Read.Complete complete(Read read) {
    assertThat(read).isInstanceOf(Read.Complete.class);
    return (Read.Complete) read;
  }

  private static String why(Read read) {
    assertThat(read).isInstanceOf(Read.Incomplete.class);
    return ((Read.Incomplete) read).why();
  }

  private static SourceId id(String id) {
    return new SourceId("idp", id);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyUserIsAPersonWhateverThePages(boolean byCursor) {
    server.pagesByCursor = byCursor;

    Read.Complete read = complete(everybody());

    assertThat(read.people())
        .extracting(Person::address)
        .containsExactly("ana@x.example", "bo@x.example", "cy@x.example", "di@x.example");
    assertThat(read.people()).extracting(Person::active).containsExactly(true, false, true, true);
    assertThat(read.people().getFirst().attributes().values())
        .containsEntry(Attributes.DISPLAY_NAME, "Ana Lima")
        .containsEntry(Attributes.EMPLOYEE_NUMBER, "E1")
        .containsEntry(Attributes.DEPARTMENT, "Sales");
    assertThat(read.unusable()).extracting(Unusable::id).containsExactly(id("u5"));
    assertThat(read.proof()).contains("5 Users, 3 pages", byCursor ? "by cursor" : "by place");
    assertThat(server.asked).doesNotContain("/Groups");
  }

  @Test
  void aGroupAndTheGroupsInItAreTheScope() {
    Read.Complete read =
        complete(read(server.base(), "externalId", new Scope.Group("staff"), Asked.NOTHING));

    assertThat(read.people()).extracting(Person::id).containsExactly(id("e1"), id("e3"));
    assertThat(read.proof()).contains("2 of 3 members of staff");
    assertThat(server.asked).doesNotContain("/Groups/g3");
  }

  @Test
  void groupsAndWordsThatWereAskedForAreThere() {
    Read.Complete read =
        complete(
            read(
                server.base(),
                "id",
                EVERYBODY,
                new Asked(List.of("O*"), Set.of("title", "costCenter", "emails"))));

    assertThat(read.groups()).containsExactly(new SourceGroup(id("g3"), "Other", Set.of(id("u2"))));
    Person ana = read.people().getFirst();
    assertThat(ana.said().all("title")).containsExactly("Lead");
    assertThat(ana.said().all("costCenter")).containsExactly("4711");
    assertThat(ana.said().all("emails")).containsExactly("old@x.example", "ana@x.example");
  }

  @Test
  void aListThatMovedIsReadAgain() {
    server.oneGoesMeanwhile = true;

    assertThat(complete(everybody()).people()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatCountsMoreThanItShowsIsNotBelieved(boolean byCursor) {
    server.pagesByCursor = byCursor;
    server.moreThanThereAre = 2;

    assertThat(why(everybody())).contains("there are 7 and shows 5");
  }

  @Test
  void aServerThatCountsFewerThanItShowsIsNotBelieved() {
    server.moreThanThereAre = -2;

    assertThat(why(everybody())).contains("there are 3 and shows 4");
  }

  @Test
  void aServerThatRepeatsItsPagesIsNotBelieved() {
    server.ignoresPlaces = true;

    assertThat(why(everybody())).contains("repeat themselves");
  }

  @Test
  void cursorsThatLeadInACircleEndTheRead() {
    server.pagesByCursor = true;
    server.ignoresCursors = true;

    assertThat(why(everybody())).containsAnyOf("in a circle", "repeat themselves");
  }

  @Test
  void twoUsersWithOneIdAreNotTold() {
    server.user("{\"id\":\"u6\",\"userName\":\"eve@x.example\",\"externalId\":\"e1\"}");

    assertThat(why(read(server.base(), "externalId", EVERYBODY, Asked.NOTHING)))
        .contains("Two Users have the externalId e1");
    assertThat(why(read(server.base(), "employeeNumber", EVERYBODY, Asked.NOTHING)))
        .contains("has no employeeNumber");
  }

  @Test
  void aGroupThatIsNotThereIsNoEmptyScope() {
    assertThat(why(read(server.base(), "id", new Scope.Group("stuff"), Asked.NOTHING)))
        .contains("no group stuff");
  }

  @Test
  void aServerThatIsAwayIsSaid() {
    URI base = server.base();
    server.close();

    assertThat(why(read(base, "id", EVERYBODY, Asked.NOTHING))).contains("no connection");
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.json;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Extension schemas of organizations.
abstract class SchemaActs {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final String URN = "urn:acme:scim:Employee";

  private World world;
  private Organization acme;
  private Organization other;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme");
    other = world.organization("Other");
  }

  private static Json.Obj schema(String id, String attributes) {
    return json("{'id':'" + id + "','name':'Employee','attributes':[" + attributes + "]}");
  }

  private static Json.Obj employee() {
    return schema(URN, "{'name':'badge'},{'name':'hired','type':'dateTime'}");
  }

  private Outcome<ExtensionSchema> add(String type, Json.Obj schema) {
    return world.platform.schemas().add(OPERATOR, acme.id(), type, schema);
  }

  @Test
  void aSchemaIsAddedOnceAndFoundAgain() {
    ExtensionSchema added = done(add("User", employee()));
    ExtensionSchema ofGroups =
        done(add("Group", schema("urn:acme:scim:Site", "{'name':'building'}")));

    assertThat(world.platform.schemas().list(acme.id())).containsExactly(added, ofGroups);
    assertThat(world.platform.schemas().get(acme.id(), "URN:acme:scim:employee")).contains(added);
    assertThat(world.platform.schemas().list(other.id())).isEmpty();
    assertThat(rule(add("User", employee()))).isEqualTo("schemaExists");
    assertThat(rule(add("Group", schema("urn:acme:scim:EMPLOYEE", "{'name':'x'}"))))
        .isEqualTo("schemaExists");
    done(world.platform.schemas().delete(OPERATOR, acme.id(), URN));
    assertThat(world.platform.schemas().list(acme.id())).containsExactly(ofGroups);
  }

  @Test
  void whatCannotBeKeptOrCheckedIsRefusedWithTheReason() {
    Map<Json.Obj, String> wrong =
        Map.of(
            json("{'attributes':[{'name':'x'}]}"), "id",
            schema("employee", "{'name':'x'}"), "must be a URN",
            schema("urn:ietf:params:scim:schemas:core:2.0:User", "{'name':'x'}"), "the RFCs'",
            schema(URN, ""), "1 to 200 attributes",
            schema(URN, "{'name':'a b'}"), "\"a b\"",
            schema(URN, "{'name':'x','uniqueness':'server'}"), "uniqueness must be none",
            schema(URN, "{'name':'x','type':'text'}"), "type must be one of");

    wrong.forEach((schema, reason) ->
        assertThat(refused(add("User", schema)))
            .isInstanceOf(Refusal.Invalid.class)
            .extracting(Refusal::detail)
            .asString()
            .contains(reason));
    assertThat(refused(add("Robot", employee())).detail()).contains("User or Group, not Robot");
    assertThat(world.platform.schemas().list(acme.id())).isEmpty();
  }

  @Test
  void schemasAreBounded() {
    for (int i = 0; i < 20; i++) {
      done(add("User", schema(URN + i, "{'name':'x'}")));
    }
    assertThat(rule(add("User", employee()))).isEqualTo("tooManySchemas");
  }

  @Test
  void deletingCountsTheResourcesThatHoldValues() {
    ExtensionSchema added = done(add("User", employee()));
    Caller.OfDirectory directory = world.directory(acme);
    done(world.create(directory, "ann@acme.example"));
    done(world.create(directory, "bob@acme.example"));
    world.database.write(sql ->
        sql.execute(
            "update scim_record set document = '{\""
                + URN
                + "\":{\"badge\":\"7\"}}' where user_name = 'ann@acme.example'"));

    assertThat(world.platform.schemas().holding(acme.id(), added)).isEqualTo(1);
    assertThat(done(world.platform.schemas().delete(OPERATOR, acme.id(), URN)).holding())
        .isEqualTo(1);
    assertThat(refused(world.platform.schemas().delete(OPERATOR, acme.id(), URN)))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void toAKeySchemasOfOthersDoNotExist() {
    done(add("User", employee()));
    String secret = done(world.platform.keys().create(other.id(), "script")).secret();
    Caller key = world.platform.tokens().authenticate(secret).orElseThrow();

    for (Outcome<?> foreign :
        List.of(
            world.platform.schemas().add(key, acme.id(), "User", employee()),
            world.platform.schemas().delete(key, acme.id(), URN))) {
      assertThat(refused(foreign)).isInstanceOf(Refusal.Unknown.class);
    }
    assertThat(world.platform.schemas().list(acme.id())).hasSize(1);
  }
}

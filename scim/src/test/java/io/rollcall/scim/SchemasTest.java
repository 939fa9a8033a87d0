package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasTest {

  @ParameterizedTest
  @CsvSource({
    "userName,                       STRING,  READ_WRITE, DEFAULT, SERVER, false",
    "id,                             STRING,  READ_ONLY,  ALWAYS,  SERVER, true",
    "externalId,                     STRING,  READ_WRITE, DEFAULT, NONE,   true",
    "password,                       STRING,  WRITE_ONLY, NEVER,   NONE,   false",
    "active,                         BOOLEAN, READ_WRITE, DEFAULT, NONE,   false",
    "groups,                         COMPLEX, READ_ONLY,  DEFAULT, NONE,   false",
    "meta.created,                   DATE_TIME, READ_ONLY, DEFAULT, NONE,  false",
    "emails.primary,                 BOOLEAN, READ_WRITE, DEFAULT, NONE,   false",
    "photos.value,                   REFERENCE, READ_WRITE, DEFAULT, NONE, false",
    "x509Certificates.value,         BINARY,  READ_WRITE, DEFAULT, NONE,   true",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName, STRING, READ_ONLY, DEFAULT, NONE, false",
  })
  void attributesOfAUserHaveTheirCharacteristics(
      String path,
      Attribute.Type type,
      Attribute.Mutability mutability,
      Attribute.Returned returned,
      Attribute.Uniqueness uniqueness,
      boolean caseExact) {
    Attribute leaf = resolve(path).leaf();
    assertThat(leaf.type()).isEqualTo(type);
    assertThat(leaf.mutability()).isEqualTo(mutability);
    assertThat(leaf.returned()).isEqualTo(returned);
    assertThat(leaf.uniqueness()).isEqualTo(uniqueness);
    assertThat(leaf.caseExact()).isEqualTo(caseExact);
  }

  @Test
  void aSchemaIsReadAsItWasWritten() {
    assertThat(Schema.read(Schemas.enterpriseUser().json())).isEqualTo(Schemas.enterpriseUser());
  }

  @Test
  void aPathSpellsItselfAsTheSchemaDoes() {
    assertThat(resolve("NAME.familyname").path().print()).isEqualTo("name.familyName");
    assertThat(resolve(Schemas.USER_URN + ":USERNAME").path().print()).isEqualTo("userName");
    assertThat(resolve(Schemas.ENTERPRISE_URN.toUpperCase(Locale.ROOT)).path().print())
        .isEqualTo(Schemas.ENTERPRISE_URN);
  }

  @Test
  void aResourceIsReadInTheSpellingOfItsSchema() {
    ResourceRequest request =
        read(
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:example:unknown"],
             "USERNAME":"ada@example.com","active":"True","id":null,"meta":{"resourceType":"User"},
             "roles":[],"title":"","name":{"givenName":"Ada","familyName":null},"groups":[],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user":{"department":"R&D"}}
            """);
    assertThat(JsonCodec.text(request.resource()))
        .isEqualTo(
            "{\"schemas\":[\"%s\",\"%s\"],\"userName\":\"ada@example.com\",\"active\":true,\"name\":{\"givenName\":\"Ada\"},\"%s\":{\"department\":\"R&D\"}}"
                .formatted(Schemas.USER_URN, Schemas.ENTERPRISE_URN, Schemas.ENTERPRISE_URN));
    assertThat(request.leniencies())
        .containsExactlyInAnyOrder(
            Leniency.STRING_BOOLEAN,
            Leniency.EMPTY_STRING,
            Leniency.UNKNOWN_SCHEMA,
            Leniency.SCHEMA_NOT_LISTED);
  }

  @Test
  void aResourceWithoutARequiredAttributeIsRefused() {
    assertThatThrownBy(() -> read("{\"title\":\"x\"}"))
        .isInstanceOf(ScimException.class)
        .hasMessageContaining("userName is required");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(ScimException.class);
  }

  @Test
  void aLongListIsRefused() {
    Json many = Json.strings(Collections.nCopies(10_001, "x"));
    Json.Obj group = Json.object().put("displayName", "all").put("members", many).build();
    assertThatThrownBy(() -> ResourceRequest.read(group, ResourceType.group()))
        .isInstanceOfSatisfying(
            ScimException.class, e -> assertThat(e.error().status()).isEqualTo(413));
  }

  private static ResourceRequest read(String body) {
    return ResourceRequest.read(
        JsonCodec.parse(body.getBytes(StandardCharsets.UTF_8)), ResourceType.user());
  }

  private static ResolvedPath resolve(String path) {
    return ResourceType.user().resolve(AttributePath.parse(path).orElseThrow()).orElseThrow();
  }
}

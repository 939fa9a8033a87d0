package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.Immutable;
import io.rollcall.scim.schema.Replacement;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schemas that clients bring (RFC 7643 §3.3, §7), and resources that have them.
class ExtensionTest {
  private static final String URN = "urn:example:params:scim:2.0:Staff";
  private static final Schema STAFF =
      schema(
          """
          {'id': '%s', 'name': 'Staff', 'attributes': [
            {'name': 'badge', 'required': true, 'caseExact': true},
            {'name': 'hired', 'type': 'dateTime', 'mutability': 'immutable'},
            {'name': 'salary', 'type': 'decimal', 'returned': 'request'},
            {'name': 'keys', 'type': 'complex', 'multiValued': true, 'subAttributes': [
              {'name': 'value', 'required': true}, {'name': 'cut', 'mutability': 'immutable'}]}]}
          """
              .formatted(URN));
  private static final ResourceType TYPE = ResourceType.user().with(STAFF);

  @Test
  void aResourceHasTheValuesOfItsExtension() {
    ResourceRequest request =
        ResourceRequest.read(
            json(
                """
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', '%1$s'], 'userName': 'a',
                 '%1$s': {'BADGE': 'B1', 'salary': 1.5, 'keys': [{'value': 'k'}]}}
                """
                    .formatted(URN)),
            TYPE,
            Leniencies.STRICT);
    assertThat(request.resource())
        .isEqualTo(
            json(
                """
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', '%1$s'], 'userName': 'a',
                 '%1$s': {'badge': 'B1', 'salary': 1.5, 'keys': [{'value': 'k'}]}}
                """
                    .formatted(URN)));
    assertThat(ResourceType.user().resolve(path("badge"))).isEmpty();
    assertThat(TYPE.resolve(path("badge"))).isPresent();
    assertThat(Schema.read(STAFF.json())).isEqualTo(STAFF);
  }

  @Test
  void aUrnThatEndsInAVersionIsThePathOfItsExtension() {
    Schema badge =
        new Schema("urn:example:badge:1.0", "Badge", "", Schemas.enterpriseUser().attributes());
    ResourceType user = ResourceType.user();
    ResourceType type =
        new ResourceType(
            user.name(), user.endpoint(), user.description(), user.core(), List.of(badge));
    AttributePath whole = AttributePath.parse(badge.id()).orElseThrow();

    assertThat(whole.print()).isEqualTo(badge.id());
    assertThat(type.resolve(whole))
        .hasValueSatisfying(found -> assertThat(found.path()).isEqualTo(whole));
    assertThat(type.resolve(AttributePath.parse(badge.id() + ":division").orElseThrow()))
        .isPresent();
    assertThat(AttributePath.parse("1.0")).isEmpty();
  }

  private static AttributePath path(String name) {
    return AttributePath.parse(URN + ":" + name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'id': 'staff', 'attributes': [{'name': 'a'}]}              | id must be a URN
          {'id': 'urn:x:2.0', 'attributes': [{'name': 'a'}]}          | id must be a URN that ends in a name
          {'id': 'urn:x:a.b', 'attributes': [{'name': 'a'}]}          | id must be a URN that ends in a name
          {'id': 'urn:x:a b', 'attributes': [{'name': 'a'}]}          | id must be a URN
          {'id': 7, 'attributes': [{'name': 'a'}]}                    | a schema: id must be a text
          {'attributes': [{'name': 'a'}]}                             | a schema needs id
          {'id': 'urn:x:Y'}                                           | 1 to 200 attributes
          {'id': 'urn:x:Y', 'attributes': 'a'}                        | attributes must be a list of attributes
          {'id': 'urn:x:Y', 'attributes': ['a']}                      | attributes must be a list of attributes
          {'id': 'urn:x:Y', 'attributes': [{'type': 'string'}]}       | an attribute needs name
          {'id': 'urn:x:Y', 'attributes': [{'name': '1a'}]}           | "1a" is no name for an attribute
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a.b'}]}          | "a.b" is no name
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a b'}]}          | "a b" is no name
          {'id': 'urn:x:Y', 'attributes': [{'name': 'ä'}]}            | "ä" is no name
          {'id': 'urn:x:Y', 'attributes': [{'name': 'ID'}]}           | ID is an attribute that every resource has
          {'id': 'urn:x:Y', 'attributes': [{'name': 'meta'}]}         | meta is an attribute that every resource has
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a'}, {'name': 'A'}]} | A is defined twice
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'type': 'text'}]} | a: type must be one of string, boolean, decimal, integer, dateTime, binary, reference, complex, not "text"
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'mutability': 'never'}]} | a: mutability must be one of
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'returned': 'yes'}]} | a: returned must be one of
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'uniqueness': 'some'}]} | a: uniqueness must be one of
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'uniqueness': 'server'}]} | a: uniqueness must be none
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'multiValued': 'true'}]} | a: multiValued must be true or false, not "true"
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'canonicalValues': [1]}]} | a: canonicalValues must be a list of short texts
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'required': true, 'mutability': 'readOnly'}]} | a cannot be required and readOnly
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'type': 'complex'}]} | a is complex and needs subAttributes
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'subAttributes': [{'name': 'b'}]}]} | a has subAttributes, so its type must be complex
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'type': 'complex', 'subAttributes': [{'name': 'b', 'type': 'complex', 'subAttributes': [{'name': 'c'}]}]}]} | a.b must have one simple value
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'type': 'complex', 'subAttributes': [{'name': 'b', 'multiValued': true}]}]} | a.b must have one simple value
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'type': 'complex', 'subAttributes': [{'name': 'b'}, {'name': 'B'}]}]} | a.B is defined twice
          {'id': 'urn:x:Y', 'attributes': [{'name': 'a', 'type': 'complex', 'subAttributes': [{'type': 'string'}]}]} | one of a. needs name
          """)
  void aSchemaThatCannotBeIsRefused(String schema, String detail) {
    ScimError error = catchThrowableOfType(ScimException.class, () -> schema(schema)).error();
    assertThat(error.scimType()).contains("invalidValue");
    assertThat(error.detail()).contains(detail);
  }

  /// It is no complex attribute whose value could stand for it.
  @Test
  void anExtensionWithAnAttributeCalledValueIsNotComparedAsAWhole() {
    String urn = "urn:x:Y";
    ResourceType type =
        ResourceType.user()
            .with(schema("{'id': '%s', 'attributes': [{'name': 'value'}]}".formatted(urn)));
    Json.Obj user = (Json.Obj) json("{'userName': 'a', '%s': {'value': 'v'}}".formatted(urn));
    assertThat(new Matcher(FilterParser.parse(urn + ":value eq \"v\""), type).test(user)).isTrue();
    assertThatThrownBy(() -> new Matcher(FilterParser.parse(urn + " eq \"v\""), type))
        .hasMessageContaining("is complex");
    assertThatThrownBy(
            () -> ResourceRequest.read(json("{'userName': 'a', '%s': 'v'}".formatted(urn)), type))
        .hasMessageContaining(urn + " must be an object");
  }

  @Test
  void membersOfAnExtensionAreNotTheMembersOfAGroup() {
    ResourceType type =
        ResourceType.group()
            .with(
                schema(
                    "{'id': '%s', 'attributes': [{'name': 'members', 'multiValued': true}]}"
                        .formatted(URN)));
    PatchRequest request =
        PatchRequest.read(
            json(
                "{'Operations': [{'op': 'add', 'path': '%s:members', 'value': ['x']}]}"
                    .formatted(URN)),
            type);
    assertThat(request.memberChanges()).isEmpty();
    assertThat(request.withoutMembers().operations()).hasSize(1);
  }

  @Test
  void aSchemaHasAtMostTwoHundredAttributes() {
    assertThat(schema(wide(200)).attributes()).hasSize(200);
    assertThatThrownBy(() -> schema(wide(201))).isInstanceOf(ScimException.class);
  }

  private static String wide(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{'name': 'a" + i + "'}")
        .collect(Collectors.joining(",", "{'id': 'urn:x:Y', 'attributes': [", "]}"));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:USER, paths could not tell them apart",
    "urn:example:params:scim:2.0:staff, paths could not tell them apart",
    "urn:example:params:scim:2.0:Staff:badge, paths could not tell them apart",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department, paths could not",
    "urn:ietf:params:scim:schemas:core:2.0:Group, are the RFCs'",
    "urn:ietf:params:scim:api:messages:2.0:Error, are the RFCs'",
  })
  void aTypeHasNoTwoSchemasThatPathsCouldNotTellApart(String urn, String detail) {
    Schema schema = schema("{'id': '%s', 'attributes': [{'name': 'a'}]}".formatted(urn));
    assertThatThrownBy(() -> TYPE.with(schema)).hasMessageContaining(detail);
  }

  @Test
  void whatAnExtensionRequiresIsDemandedWhereItIsPresent() {
    String without = "{'userName': 'a', '%s': {'salary': 1}}".formatted(URN);
    assertThatThrownBy(() -> ResourceRequest.read(json(without), TYPE))
        .hasMessageContaining(URN + ":badge is required: a Staff without it cannot exist");
    assertThat(ResourceRequest.read(json("{'userName': 'a'}"), TYPE).resource().string("userName"))
        .contains("a");
    assertThatThrownBy(() ->
            ResourceRequest.read(
                json(
                    "{'userName': 'a', '%s': {'badge': 'x', 'keys': [{'cut': 'c'}]}}"
                        .formatted(URN)),
                TYPE))
        .hasMessageContaining("keys.value is required");
    assertThatThrownBy(() -> patch("{'userName': 'a'}", "add", "salary", "1"))
        .hasMessageContaining("badge is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'badge': 'b', 'hired': '2020-01-01T00:00:00Z'} | {'badge': 'b', 'hired': '2021-01-01T00:00:00Z'} | hired is immutable
          {'badge': 'b', 'hired': '2020-01-01T00:00:00Z'} | {'badge': 'b'}                                  | hired is immutable
          {'badge': 'b', 'keys': [{'value': '1', 'cut': 'a'}]} | {'badge': 'b', 'keys': [{'value': '1', 'cut': 'b'}]} | keys.cut is immutable
          {'badge': 'b', 'keys': [{'value': '1', 'cut': 'a'}]} | {'badge': 'b', 'keys': [{'value': '2', 'cut': 'b'}]} |
          {'badge': 'b', 'keys': [{'value': '1', 'cut': 'a'}]} | {'badge': 'b', 'keys': [{'value': '1', 'cut': 'A'}]} |
          {'badge': 'b', 'keys': [{'value': '1'}]}             | {'badge': 'b', 'keys': [{'value': '1', 'cut': 'a'}]} |
          {'badge': 'b'}                                  | {'badge': 'c', 'hired': '2021-01-01T00:00:00Z'} |
          """)
  void whatIsImmutableKeepsItsValue(String before, String after, String detail) {
    Json.Obj old = Json.object().put(URN, json(before)).build();
    Json.Obj changed = Json.object().put(URN, json(after)).build();
    if (detail == null) {
      Immutable.check(old, changed, TYPE);
    } else {
      ScimError error =
          catchThrowableOfType(ScimException.class, () -> Immutable.check(old, changed, TYPE))
              .error();
      assertThat(error.scimType()).contains("mutability");
      assertThat(error.detail()).contains(detail);
    }
  }

  @Test
  void aPatchCannotChangeWhatIsImmutableNotEvenByRemovingTheWholeExtension() {
    String user =
        "{'userName': 'a', '%s': {'badge': 'b', 'hired': '2020-01-01T00:00:00Z'}}".formatted(URN);
    assertThatThrownBy(() -> patch(user, "replace", "hired", "'2021-01-01T00:00:00Z'"))
        .hasMessageContaining("hired");
    PatchRequest remove =
        PatchRequest.read(
            json("{'Operations': [{'op': 'remove', 'path': '%s'}]}".formatted(URN)), TYPE);
    assertThatThrownBy(() -> Patch.apply((Json.Obj) json(user), remove.operations(), TYPE))
        .hasMessageContaining("hired is immutable");
  }

  private static Json.Obj patch(String user, String op, String name, String value) {
    PatchRequest request =
        PatchRequest.read(
            json(
                "{'Operations': [{'op': '%s', 'path': '%s:%s', 'value': %s}]}"
                    .formatted(op, URN, name, value)),
            TYPE);
    return Patch.apply((Json.Obj) json(user), request.operations(), TYPE);
  }

  @Test
  void aPutReplacesEverythingButWhatIsSilentAboutADeactivatedUser() {
    Json.Obj stored = (Json.Obj) json("{'userName': 'a', 'active': false, 'title': 'x'}");
    Reading reading = Reading.lenient();
    assertThat(
            Replacement.of(stored, put("{'userName': 'b', 'id': '7'}"), TYPE, reading)
                .without("schemas"))
        .isEqualTo(json("{'userName': 'b', 'active': false}"));
    assertThat(reading.taken()).containsExactly(Leniency.KEEPS_ACTIVE);
  }

  @Test
  void aPutThatSpeaksOfActiveOrOfAnActiveUserTakesNoLeniency() {
    Reading strict = new Reading(Leniencies.STRICT);
    Json.Obj inactive = (Json.Obj) json("{'userName': 'a', 'active': false}");
    Json.Obj active = (Json.Obj) json("{'userName': 'a', 'active': true}");
    assertThat(
            Replacement.of(inactive, put("{'userName': 'a', 'active': true}"), TYPE, strict)
                .bool("active"))
        .contains(true);
    assertThat(Replacement.of(active, put("{'userName': 'a'}"), TYPE, strict).bool("active"))
        .contains(true);
  }

  @Test
  void aPutCannotChangeWhatIsImmutable() {
    Json.Obj stored =
        (Json.Obj)
            json(
                "{'userName': 'a', '%s': {'badge': 'b', 'hired': '2020-01-01T00:00:00Z'}}"
                    .formatted(URN));
    assertThatThrownBy(
            () -> Replacement.of(stored, put("{'userName': 'a'}"), TYPE, Reading.lenient()))
        .hasMessageContaining("hired is immutable");
  }

  private static ResourceRequest put(String body) {
    return ResourceRequest.read(json(body), TYPE);
  }

  private static Schema schema(String text) {
    return Schema.read((Json.Obj) json(text));
  }

  private static Json json(String text) {
    return JsonCodec.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}

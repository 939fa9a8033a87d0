package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.FilterTyping;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Replacement;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each leniency on its own: what takes it, and with which words it is refused when switched off.
class LenienciesTest {
  private static final ResourceType USER = ResourceType.user();
  private static final String USER_SCHEMAS =
      "\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"a\"";

  /// One use of a leniency: reads the input with these leniencies, and tells which it took.
  record Use(Leniency leniency, String scimType, String detail, Reader reader, String input) {
    List<Leniency> taken(Leniencies leniencies) {
      return reader.read(input, leniencies);
    }

    @Override
    public String toString() {
      return leniency.word() + ": " + input;
    }
  }

  interface Reader {
    List<Leniency> read(String input, Leniencies leniencies);
  }

  static Stream<Use> uses() {
    return Stream.of(
        patch(
            Leniency.OPERATION_CASE,
            "invalidSyntax",
            "op must be \"add\", not \"Add\"",
            "{'op': 'Add', 'path': 'title', 'value': 'x'}"),
        patch(
            Leniency.STRING_BOOLEAN,
            "invalidValue",
            "active must be true or false, not \"False\"",
            "{'op': 'replace', 'path': 'active', 'value': 'False'}"),
        post(
            Leniency.STRING_BOOLEAN,
            "invalidValue",
            "active must be true or false, not \"true\"",
            "'active': 'true'"),
        post(
            Leniency.NUMBER_FOR_STRING,
            "invalidValue",
            "title must be a string, not 7",
            "'title': 7"),
        patch(
            Leniency.BARE_VALUE,
            "invalidValue",
            "manager must be an object, not \"9\"",
            "{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', 'value': '9'}"),
        post(
            Leniency.SINGLE_FOR_LIST,
            "invalidValue",
            "emails must be a list of values, not {\"value\":\"x\"}",
            "'emails': {'value': 'x'}"),
        post(
            Leniency.EMPTY_STRING,
            "invalidValue",
            "name.givenName is empty",
            "'name': {'givenName': '', 'familyName': 'x'}"),
        post(
            Leniency.SEVERAL_PRIMARIES,
            "invalidValue",
            "several of the emails are primary",
            "'emails': [{'value': 'x', 'primary': true}, {'value': 'y', 'primary': true}]"),
        patch(
            Leniency.READ_ONLY_IGNORED,
            "mutability",
            "id is read-only",
            "{'op': 'replace', 'value': {'id': '1'}}"),
        post(
            Leniency.UNKNOWN_IGNORED,
            "invalidSyntax",
            "There is no attribute name.shoe",
            "'name': {'shoe': 'x'}"),
        patch(
            Leniency.UNKNOWN_IGNORED,
            "invalidSyntax",
            "There is no attribute shoe",
            "{'op': 'replace', 'value': {'shoe': '1'}}"),
        new Use(
            Leniency.MANAGER_ID_IGNORED,
            "invalidSyntax",
            "User:manager.managerId",
            LenienciesTest::readPost,
            "{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'], 'userName': 'a', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'D', 'manager': {'managerId': '9'}}}"),
        new Use(
            Leniency.UNKNOWN_SCHEMA,
            "invalidSyntax",
            "schemas lists \"http://x\"",
            LenienciesTest::readPost,
            "{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', 'http://x'], 'userName': 'a'}"),
        new Use(
            Leniency.SCHEMA_NOT_LISTED,
            "invalidSyntax",
            "schemas must list urn:ietf:params:scim:schemas:core:2.0:User",
            LenienciesTest::readPost,
            "{'userName': 'a'}"),
        new Use(
            Leniency.KEEPS_ACTIVE,
            "invalidValue",
            "active",
            LenienciesTest::readPut,
            "{" + USER_SCHEMAS + "}"),
        patch(
            Leniency.NULL_LIST_IGNORED,
            "invalidValue",
            "emails must be a list, not null",
            "{'op': 'replace', 'value': {'emails': null}}"),
        patch(
            Leniency.PATH_AS_NAME,
            "invalidSyntax",
            "\"name.givenName\" is a path",
            "{'op': 'replace', 'value': {'name.givenName': 'x'}}"),
        patch(
            Leniency.DOT_AFTER_URN,
            "invalidPath",
            "needs a colon before department",
            "{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department', 'value': 'D'}"),
        filter(
            Leniency.DOT_AFTER_URN,
            "needs a colon before department",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department eq \"D\""),
        patch(
            Leniency.REMOVE_WITH_VALUE,
            "invalidSyntax",
            "remove takes no value",
            "{'op': 'remove', 'path': 'emails', 'value': [{'value': 'x'}]}"),
        patch(
            Leniency.REPLACE_CREATES,
            "noTarget",
            "selects no value",
            "{'op': 'replace', 'path': 'emails[type eq \\\"work\\\"].value', 'value': 'x'}"),
        new Use(
            Leniency.NO_PATCH_SCHEMA,
            "invalidSyntax",
            Urn.PATCH_OP,
            LenienciesTest::readPatch,
            "{'Operations': [{'op': 'remove', 'path': 'title'}]}"),
        new Use(
            Leniency.PATCH_BY_RESOURCE,
            "invalidSyntax",
            "must have Operations",
            LenienciesTest::readPatch,
            "{'title': 'x'}"),
        new Use(
            Leniency.NO_MESSAGE_SCHEMA,
            "invalidSyntax",
            "must list " + Urn.SEARCH_REQUEST,
            LenienciesTest::readSearch,
            "{'filter': 'title pr'}"),
        new Use(
            Leniency.NO_MESSAGE_SCHEMA,
            "invalidSyntax",
            "must list " + Urn.BULK_REQUEST,
            LenienciesTest::readBulk,
            "{'Operations': [{'method': 'DELETE', 'path': '/Users/1'}]}"),
        filter(
            Leniency.UNQUOTED_VALUE,
            "externalId is compared with a text in quotes, not 8f3c",
            "externalId eq 8f3c"),
        filter(
            Leniency.UNQUOTED_VALUE,
            "title is compared with a text in quotes, not 7",
            "title eq 7"),
        filter(
            Leniency.QUOTED_VALUE,
            "active is compared with true or false, not \"TRUE\"",
            "active eq \"TRUE\""),
        filter(
            Leniency.VALUE_PATH_COMPARED,
            "the condition on emails.value belongs inside the brackets",
            "emails[type eq \"work\"].value eq \"x\""));
  }

  private static Use patch(Leniency leniency, String scimType, String detail, String operation) {
    String body = "{'schemas': ['" + Urn.PATCH_OP + "'], 'Operations': [" + operation + "]}";
    return new Use(leniency, scimType, detail, LenienciesTest::readPatch, body);
  }

  private static Use post(Leniency leniency, String scimType, String detail, String members) {
    String body = "{" + USER_SCHEMAS + ", " + members + "}";
    return new Use(leniency, scimType, detail, LenienciesTest::readPost, body);
  }

  private static Use filter(Leniency leniency, String detail, String filter) {
    return new Use(leniency, "invalidFilter", detail, LenienciesTest::readFilter, filter);
  }

  private static List<Leniency> readPatch(String body, Leniencies leniencies) {
    PatchRequest request = PatchRequest.read(json(body), USER, leniencies);
    Reading applying = new Reading(leniencies);
    Patch.apply(Json.object().put("userName", "a").build(), request.operations(), USER, applying);
    return Stream.concat(request.leniencies().stream(), applying.taken().stream()).toList();
  }

  private static List<Leniency> readPost(String body, Leniencies leniencies) {
    return ResourceRequest.read(json(body), USER, leniencies).leniencies();
  }

  private static List<Leniency> readPut(String body, Leniencies leniencies) {
    Reading reading = new Reading(leniencies);
    Replacement.of(
        Json.object().put("userName", "a").put("active", false).build(),
        ResourceRequest.read(json(body), USER, leniencies),
        USER,
        reading);
    return reading.taken();
  }

  private static List<Leniency> readFilter(String filter, Leniencies leniencies) {
    Reading reading = new Reading(leniencies);
    FilterTyping.typed(FilterParser.parse(filter, reading), USER, reading);
    return reading.taken();
  }

  private static List<Leniency> readSearch(String body, Leniencies leniencies) {
    Reading reading = new Reading(leniencies);
    SearchRequest.read(json(body), reading);
    return reading.taken();
  }

  private static List<Leniency> readBulk(String body, Leniencies leniencies) {
    return BulkRequest.read(json(body), leniencies).leniencies();
  }

  private static Json json(String text) {
    return JsonCodec.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uses")
  void itIsTakenAndReported(Use use) {
    Set<Leniency> others = EnumSet.complementOf(EnumSet.of(use.leniency()));
    assertThat(use.taken(Leniencies.LENIENT)).containsExactly(use.leniency());
    assertThat(use.taken(new Leniencies(others))).containsExactly(use.leniency());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uses")
  void itIsRefusedWhenItIsSwitchedOff(Use use) {
    Leniencies leniencies = Leniencies.read(List.of(use.leniency().word()));
    ScimError error =
        catchThrowableOfType(ScimException.class, () -> use.taken(leniencies)).error();
    assertThat(error.scimType()).contains(use.scimType());
    assertThat(error.detail())
        .contains(use.detail())
        .endsWith("; this directory is strict: " + use.leniency().word());
    assertThatThrownBy(() -> use.taken(Leniencies.STRICT)).isInstanceOf(ScimException.class);
  }

  @Test
  void everyLeniencyHasAUse() {
    // Which texts have to be numbers is a preset's: the platform takes that one.
    assertThat(uses().map(Use::leniency).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Leniency.NOT_A_NUMBER_DROPPED)));
  }

  @Test
  void whatTheRfcAllowsIsNoLeniency() {
    assertThat(readFilter("emails co \"example.com\" AND USERNAME Eq \"x\"", Leniencies.STRICT))
        .isEmpty();
    assertThat(
            readPost(
                "{"
                    + USER_SCHEMAS
                    + ", 'ID': '1', 'meta': {'version': 'x'}, 'groups': [], 'roles': [], 'title': null}",
                Leniencies.STRICT))
        .isEmpty();
  }

  @Test
  void namesAreReadAsTheyAreWritten() {
    assertThat(Leniencies.read(Leniencies.STRICT.refused())).isEqualTo(Leniencies.STRICT);
    assertThat(Leniencies.read(List.of("String-Boolean", "bare-value")).refused())
        .containsExactly("bare-value", "string-boolean");
    assertThatThrownBy(() -> Leniencies.read(List.of("string-bool")))
        .isInstanceOf(ScimException.class)
        .hasMessageContaining("There is no leniency \"string-bool\"")
        .hasMessageContaining("string-boolean");
  }
}

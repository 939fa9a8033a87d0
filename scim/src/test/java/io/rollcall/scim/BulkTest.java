package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.BulkOperation;
import io.rollcall.scim.message.BulkOperation.Method;
import io.rollcall.scim.message.BulkOrder;
import io.rollcall.scim.message.BulkOrder.Step;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.BulkResponse;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 7644 §3.7: reading Bulk requests, putting their operations in order, resolving references.
class BulkTest {
  private static final String E = Schemas.ENTERPRISE_URN;

  @Test
  void aRequestIsReadWithAllItsParts() {
    BulkRequest request =
        bulk(
            """
            {'method': 'POST', 'path': '/Users', 'bulkId': 'q', 'data': {'userName': 'a'}},
            {'method': 'put', 'path': 'Users/1', 'version': 'W/\\\\"3\\\\"', 'data': {'userName': 'b'}},
            {'method': 'PATCH', 'path': '/Groups/bulkId:q', 'data': [{'op': 'remove', 'path': 'x'}]},
            {'method': 'DELETE', 'path': '/Users/2', 'data': {}}
            """);
    assertThat(request.operations())
        .containsExactly(
            new BulkOperation(
                Method.POST,
                "/Users",
                Optional.of("q"),
                Optional.empty(),
                json("{'userName':'a'}")),
            new BulkOperation(
                Method.PUT,
                "/Users/1",
                Optional.empty(),
                Optional.of("W/\"3\""),
                json("{'userName':'b'}")),
            new BulkOperation(
                Method.PATCH,
                "/Groups/bulkId:q",
                Optional.empty(),
                Optional.empty(),
                json("{'Operations':[{'op':'remove','path':'x'}]}")),
            new BulkOperation(
                Method.DELETE, "/Users/2", Optional.empty(), Optional.empty(), new Json.Null()));
    assertThat(request.operations().get(1).endpoint()).isEqualTo("/Users");
    assertThat(request.operations().get(1).id()).contains("1");
    assertThat(request.operations().getFirst().endpoint()).isEqualTo("/Users");
    assertThat(request.operations().getFirst().id()).isEmpty();
    assertThat(request.failOnErrors()).contains(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'x'                                                          | invalidSyntax | Operations[1]: must be an object
          {'path': '/Users/1'}                                         | invalidSyntax | Operations[1]: needs a method
          {'method': 'GET', 'path': '/Users/1'}                        | invalidSyntax | Operations[1]: needs a method
          {'method': 'DELETE'}                                         | invalidSyntax | a DELETE needs a path such as /Users/{id}
          {'method': 'DELETE', 'path': '/Users'}                       | invalidSyntax | a DELETE needs a path
          {'method': 'DELETE', 'path': '/Users/1/2'}                   | invalidSyntax | a DELETE needs a path
          {'method': 'POST', 'path': '/Users/1', 'bulkId': 'x', 'data': {}} | invalidSyntax | a POST needs a path such as /Users,
          {'method': 'POST', 'path': '/Users', 'data': {}}             | invalidSyntax | a POST needs a bulkId
          {'method': 'POST', 'path': '/Users', 'bulkId': 'a b', 'data': {}} | invalidSyntax | a POST needs a bulkId
          {'method': 'PUT', 'path': '/Users/1'}                        | invalidSyntax | a PUT needs data
          """)
  void anOperationThatCannotBeReadIsRefused(String operation, String scimType, String detail) {
    ScimError error = refusal("{'method': 'DELETE', 'path': '/Users/1'}, " + operation);
    assertThat(error.scimType()).contains(scimType);
    assertThat(error.detail()).contains(detail);
  }

  @Test
  void aRequestOfTooManyOperationsIsRefused() {
    String delete = "{'method': 'DELETE', 'path': '/Users/1'}";
    assertThat(bulk(String.join(",", Collections.nCopies(1_000, delete))).operations())
        .hasSize(1_000);
    assertThat(refusal(String.join(",", Collections.nCopies(1_001, delete))).status())
        .isEqualTo(413);
    assertThat(refusal("").detail()).contains("at least one operation");
  }

  @Test
  void whatRefersToAnOperationRunsAfterIt() {
    List<BulkOperation> operations =
        bulk("""
        {'method': 'POST', 'path': '/Groups', 'bulkId': 'g', 'data': {'members': [{'value': 'bulkId:u'}]}},
        {'method': 'PATCH', 'path': '/Groups/bulkId:g', 'data': {'Operations': [{'op': 'remove', 'path': 'members[value eq \\\\"bulkId:v\\\\"]'}]}},
        {'method': 'DELETE', 'path': '/Users/7'},
        {'method': 'POST', 'path': '/Users', 'bulkId': 'u', 'data': {'userName': 'u'}},
        {'method': 'POST', 'path': '/Users', 'bulkId': 'v', 'data': {'userName': 'v'}}
        """)
            .operations();
    assertThat(BulkOrder.of(operations)).extracting(Step::index).containsExactly(3, 0, 4, 1, 2);
  }

  @Test
  void idsTakeThePlaceOfReferencesEverywhere() {
    BulkOperation operation =
        bulk("""
        {'method': 'PATCH', 'path': '/Groups/bulkId:g', 'data': {'displayName': 'see bulkId:u',
          'Operations': [{'op': 'remove', 'path': 'members[value eq \\\\"bulkId:u\\\\"]'},
            {'op': 'add', 'path': 'members', 'value': [{'value': 'bulkId:u', '$ref': '../Users/bulkId:u'}]}]}}
        """)
            .operations()
            .getFirst();
    BulkOperation resolved = operation.resolved(Map.of("u", "1", "g", "2$"));
    assertThat(resolved.path()).isEqualTo("/Groups/2$");
    assertThat(resolved.data())
        .isEqualTo(
            json(
                """
                {'displayName': 'see bulkId:u',
                 'Operations': [{'op': 'remove', 'path': 'members[value eq \\\\"1\\\\"]'},
                   {'op': 'add', 'path': 'members', 'value': [{'value': '1', '$ref': '../Users/1'}]}]}
                """));
    assertThatThrownBy(() -> operation.resolved(Map.of("g", "2")))
        .isInstanceOfSatisfying(
            ScimException.class, e -> assertThat(e.error().status()).isEqualTo(409));
  }

  @Test
  void anUnknownAndADoubleBulkIdAreRefusedAlone() {
    List<Step> steps =
        BulkOrder.of(
            bulk("""
            {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'a'}},
            {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'b'}},
            {'method': 'DELETE', 'path': '/Users/bulkId:z'}
            """)
                .operations());
    assertThat(steps).extracting(Step::index).containsExactly(0, 1, 2);
    assertThat(steps).first().isInstanceOf(Step.Run.class);
    assertThat(steps)
        .filteredOn(Step.Refuse.class::isInstance)
        .extracting(s -> s.index() + " " + ((Step.Refuse) s).error().status())
        .containsExactly("1 400", "2 409");
  }

  @Test
  void twoUsersWhoManageEachOtherAreMadeInTwoSteps() {
    List<Step> steps =
        BulkOrder.of(
            bulk("""
            {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'a', '%1$s': {'department': 'D', 'manager': {'value': 'bulkId:b'}}}},
            {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'userName': 'b', '%1$s': {'manager': {'value': 'bulkId:a'}}}}
            """
                    .formatted(E))
                .operations());
    assertThat(steps).extracting(Step::index).containsExactly(1, 0, 1);
    assertThat(((Step.Run) steps.getFirst()).operation().data())
        .isEqualTo(json("{'userName': 'b', '%s': {}}".formatted(E)));
    BulkOperation patch =
        ((Step.Complete) steps.getLast()).patch().resolved(Map.of("a", "1", "b", "2"));
    assertThat(patch.path()).isEqualTo("/Users/2");
    assertThat(patch.data())
        .isEqualTo(
            json(
                "{'schemas': ['%s'], 'Operations': [{'op': 'add', 'value': {'%s': {'manager': {'value': '1'}}}}]}"
                    .formatted(Urn.PATCH_OP, E)));
  }

  @Test
  void whatChangesSomethingMadeInTwoStepsRunsAfterBoth() {
    List<Step> steps =
        BulkOrder.of(
            bulk("""
            {'method': 'DELETE', 'path': '/Users/bulkId:a'},
            {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'a', '%1$s': {'manager': {'value': 'bulkId:a'}}}}
            """
                    .formatted(E))
                .operations());
    assertThat(steps).extracting(Step::index).containsExactly(1, 1, 0);
  }

  @Test
  void aResourceMayReferToItself() {
    List<Step> steps =
        BulkOrder.of(
            bulk("{'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'a', '%s': {'manager': {'value': 'bulkId:a'}}}}"
                    .formatted(E))
                .operations());
    assertThat(steps).hasSize(2).extracting(Step::index).containsOnly(0);
  }

  @Test
  void whateverTheCirclesEveryReferenceIsMadeBeforeItIsUsedAndNothingIsLost() {
    Randomly.check(random -> {
      int count = random.one(1, 2, 3, 5, 8);
      List<BulkOperation> operations =
          IntStream.range(0, count).mapToObj(i -> group(random, i, count)).toList();
      Map<String, String> ids = new HashMap<>();
      Map<Integer, Json.Obj> made = new HashMap<>();
      for (Step step : BulkOrder.of(operations)) {
        switch (step) {
          case Step.Run(int index, BulkOperation operation) -> {
            made.put(index, (Json.Obj) operation.resolved(ids).data());
            ids.put(operation.bulkId().orElseThrow(), "id" + index);
          }
          case Step.Complete(int index, BulkOperation patch) -> {
            BulkOperation resolved = patch.resolved(ids);
            assertThat(resolved.id()).contains("id" + index);
            made.computeIfPresent(index, (i, group) -> patched(group, resolved.data()));
          }
          case Step.Refuse(int index, ScimError error) ->
              throw new AssertionError(index + ": " + error.detail());
        }
      }
      for (int i = 0; i < count; i++) {
        Json.Obj wanted = (Json.Obj) operations.get(i).resolved(ids).data();
        assertThat(new HashSet<>(made.getOrDefault(i, Json.Obj.EMPTY).items("members")))
            .isEqualTo(new HashSet<>(wanted.items("members")));
      }
    });
  }

  private static BulkOperation group(Randomly random, int index, int count) {
    List<Json> members = new ArrayList<>(List.of(Json.object().put("value", "old").build()));
    for (int i = 0; i < count; i++) {
      Json member = Json.object().put("value", "bulkId:b" + i).build();
      random.maybe(() -> members.add(member));
    }
    return new BulkOperation(
        Method.POST,
        "/Groups",
        Optional.of("b" + index),
        Optional.empty(),
        Json.object().put("displayName", "g").put("members", members).build());
  }

  private static Json.Obj patched(Json.Obj group, Json patch) {
    ResourceType type = ResourceType.group();
    return Patch.apply(group, PatchRequest.read(patch, type, Leniencies.STRICT).operations(), type);
  }

  @Test
  void aChainOfAThousandIsOrdered() {
    List<String> chain =
        IntStream.range(0, 1_000)
            .mapToObj(i ->
                "{'method': 'POST', 'path': '/Groups', 'bulkId': 'b%d', 'data': {'members': [{'value': 'bulkId:b%d'}]}}"
                    .formatted(i, (i + 1) % 1_000))
            .toList();
    assertThat(BulkOrder.of(bulk(String.join(",", chain)).operations())).hasSize(1_001);
  }

  @Test
  void theAnswerHasTheShapesOfTheRfc() {
    BulkOperation post =
        bulk("{'method': 'POST', 'path': '/Users', 'bulkId': 'q', 'data': {}}")
            .operations()
            .getFirst();
    BulkResponse response =
        new BulkResponse(
            List.of(
                BulkResponse.Result.done(post, 201, "https://x/Users/1", Optional.of("W/\"1\"")),
                BulkResponse.Result.failed(post, Optional.empty(), ScimError.uniqueness("taken"))));
    assertThat(response.json())
        .isEqualTo(
            json(
                """
                {'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
                 'Operations': [
                   {'method': 'POST', 'bulkId': 'q', 'version': 'W/\\\\"1\\\\"', 'location': 'https://x/Users/1', 'status': '201'},
                   {'method': 'POST', 'bulkId': 'q', 'status': '409', 'response':
                     {'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error'], 'status': '409', 'scimType': 'uniqueness', 'detail': 'taken'}}]}
                """));
  }

  private static ScimError refusal(String operations) {
    return catchThrowableOfType(ScimException.class, () -> bulk(operations)).error();
  }

  private static BulkRequest bulk(String operations) {
    return BulkRequest.read(
        json(
            "{'schemas': ['%s'], 'failOnErrors': 2, 'Operations': [%s]}"
                .formatted(Urn.BULK_REQUEST, operations)),
        Leniencies.STRICT);
  }

  private static Json json(String text) {
    return JsonCodec.parse(
        text.replace("\\\\", "\\").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}

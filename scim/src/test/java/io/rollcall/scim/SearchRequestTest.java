package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.message.SearchRequest.SortOrder;
import io.rollcall.scim.schema.Projection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 7644 §3.4.2, §3.4.3 and RFC 9865 §2: what a search asks for.
class SearchRequestTest {
  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

  @Test
  void aBodyAndAQueryAskForTheSame() {
    SearchRequest body =
        read(
            """
            {"schemas": ["%s"], "attributes": ["userName", "emails.value"],
             "excludedAttributes": ["name"], "filter": "title pr", "sortBy": "userName",
             "sortOrder": "Descending", "startIndex": 11, "count": 10}
            """
                .formatted(URN));
    assertThat(body)
        .isEqualTo(
            new SearchRequest(
                List.of("userName", "emails.value"),
                List.of("name"),
                Optional.of("title pr"),
                Optional.of("userName"),
                SortOrder.DESCENDING,
                Optional.of(11),
                Optional.of(10),
                Optional.empty()));
    Map<String, String> query =
        Map.of(
            "attributes", "userName, emails.value",
            "excludedAttributes", "name",
            "filter", "title pr",
            "sortBy", "userName",
            "sortOrder", "descending",
            "startIndex", "11",
            "count", "10");
    assertThat(SearchRequest.ofQuery(n -> Optional.ofNullable(query.get(n)))).isEqualTo(body);
  }

  @Test
  void whatIsNotSaidIsAbsent() {
    SearchRequest nothing = SearchRequest.ofQuery(name -> Optional.empty());
    assertThat(read("{\"schemas\": [\"" + URN + "\"], \"count\": null}")).isEqualTo(nothing);
    assertThat(nothing.sortOrder()).isEqualTo(SortOrder.ASCENDING);
    assertThat(nothing.count()).isEmpty();
  }

  @Test
  void anEmptyCursorIsTheFirstPage() {
    assertThat(read("{\"cursor\": \"\", \"count\": 5}").cursor()).contains("");
  }

  @Test
  void numbersOutOfRangeAreBroughtBack() {
    SearchRequest request = read("{\"startIndex\": -3, \"count\": -1}");
    assertThat(request.startIndex()).contains(1);
    assertThat(request.count()).contains(0);
    assertThat(read("{\"count\": 99999999999}").count()).contains(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"filter": 7}                        | invalidSyntax | filter must be a string, not 7
          {"attributes": {"a": 1}}             | invalidSyntax | attributes must be a list of names
          {"attributes": ["a", 1]}             | invalidSyntax | attributes must be a list of names
          {"sortOrder": "up"}                  | invalidValue  | sortOrder must be ascending or descending, not up
          {"count": "ten"}                     | invalidCount  | count must be a whole number, not "ten"
          {"startIndex": 1.5}                  | invalidValue  | startIndex must be a whole number, not 1.5
          {"startIndex": 1, "cursor": "x"}     | invalidValue  | startIndex and cursor
          []                                   | invalidSyntax | must be a JSON object
          """)
  void whatCannotBeReadIsRefused(String body, String scimType, String detail) {
    ScimException refusal = catchThrowableOfType(ScimException.class, () -> read(body));
    assertThat(refusal.error().scimType()).contains(scimType);
    assertThat(refusal.error().detail()).contains(detail);
  }

  @Test
  void aThousandAttributesAreNamedAtMostAndEachCountsOnce() {
    String thousand = names(0, 1_000);
    for (String list : List.of("attributes", "excludedAttributes")) {
      SearchRequest twice =
          SearchRequest.ofQuery(
              n -> Optional.of(thousand + "," + thousand).filter(_ -> n.equals(list)));
      assertThat(twice.attributes().size() + twice.excludedAttributes().size()).isEqualTo(1_000);
      for (ThrowingCallable tooMany :
          List.<ThrowingCallable>of(
              () ->
                  SearchRequest.ofQuery(
                      n -> Optional.of(names(0, 1_001)).filter(_ -> n.equals(list))),
              () ->
                  read(
                      "{\"%s\": [\"%s\"]}"
                          .formatted(list, names(0, 1_001).replace(",", "\",\""))))) {
        ScimException refusal = catchThrowableOfType(ScimException.class, tooMany);
        assertThat(refusal.error().scimType()).contains("invalidValue");
        assertThat(refusal.error().detail()).contains(list + " names more than 1,000");
      }
    }
    assertThat(
            catchThrowableOfType(
                ScimException.class,
                () -> Projection.read(Optional.of(names(0, 1_001)), Optional.empty())))
        .hasMessageContaining("1,000");
  }

  private static String names(int from, int until) {
    return IntStream.range(from, until).mapToObj(i -> "a" + i).collect(Collectors.joining(","));
  }

  private static SearchRequest read(String body) {
    return SearchRequest.read(JsonCodec.parse(body.getBytes(StandardCharsets.UTF_8)));
  }
}

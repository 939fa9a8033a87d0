package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.query.SearchDocument;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However large or odd the input, the answer comes soon, and is a refusal that says what is wrong
/// and repeats little of it.
@Timeout(20)
class BoundsTest {
  private static final ResourceType USER = ResourceType.user();
  private static final int HUGE = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {" or a eq 1", " and a eq 1", " or (a eq 1)", " and not (a pr)", " or a[b pr]"})
  void aFilterOfTwentyThousandTermsIsRefused(String term) {
    assertThat(refusal(() -> FilterParser.parse("a eq 1" + term.repeat(HUGE))).detail())
        .contains("8,192 characters");
  }

  @Test
  void aFilterAsLongAsMayBeIsReadAndAnswered() {
    String filter = "title eq 1" + " or title eq 1".repeat(580);
    Json.Obj user = Json.object().put("title", "x").build();
    assertThat(filter).hasSizeBetween(8_000, FilterParser.MAX_LENGTH);
    assertThat(new Matcher(FilterParser.parse(filter), USER).test(user)).isFalse();
  }

  @Test
  void aDeepFilterIsRefusedAndOneLessDeepIsNot() {
    assertThat(FilterParser.parse("(".repeat(49) + "a pr" + ")".repeat(49)).print())
        .isEqualTo("a pr");
    for (String open : List.of("(", "not (", "not(", "a[", "a[not (")) {
      ScimError error = refusal(() -> FilterParser.parse(open.repeat(1_000)));
      assertThat(error.scimType()).isEqualTo(Optional.of("invalidFilter"));
      assertThat(error.detail()).contains("50 levels");
      assertThat(refusal(() -> FilterParser.parse(open.repeat(HUGE))).scimType())
          .contains("invalidFilter");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "urn:", "a:", "\"", "\\", "$", "[", "]", "\u202E", "é", "not "})
  void noFilterOrPathIsTooOddToBeRefused(String piece) {
    for (int count : new int[] {1, 2, 100, 4_000, HUGE}) {
      String text = piece.repeat(count);
      assertThat(refusal(() -> FilterParser.parse(text)).scimType()).contains("invalidFilter");
      try {
        assertThat(FilterParser.parsePath(text).print()).isEqualTo(text.strip());
      } catch (ScimException e) {
        assertThat(e.error().scimType()).contains("invalidPath");
        assertThat(e.error().detail()).hasSizeLessThan(500);
      }
    }
  }

  @Test
  void aLongPathIsRefusedAsAPath() {
    assertThat(refusal(() -> FilterParser.parsePath("a".repeat(10_000))).scimType())
        .contains("invalidPath");
    String known = "urn:" + "a".repeat(7_000) + ":x";
    assertThat(
            refusal(() -> patch("{'op': 'replace', 'path': '" + known + "', 'value': 1}")).detail())
        .hasSizeLessThan(500);
  }

  @Test
  void aPatchOfTooManyOperationsIsRefused() {
    Json.Obj remove = Json.object().put("op", "remove").put("path", "title").build();
    Json.Obj body =
        Json.object()
            .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
            .put("Operations", Collections.nCopies(1_001, remove))
            .build();
    assertThat(refusal(() -> PatchRequest.read(body, USER)).status()).isEqualTo(413);
  }

  @Test
  void aThousandOperationsOnTenThousandMembersAreApplied() {
    List<Json> members =
        IntStream.range(0, 10_000)
            .mapToObj(i -> (Json) Json.object().put("value", "m" + i).build())
            .toList();
    Json.Obj remove =
        Json.object()
            .put("op", "Remove")
            .put("path", "members")
            .put("value", members.subList(0, 9_000))
            .build();
    Json.Obj body = Json.object().put("Operations", Collections.nCopies(20, remove)).build();
    Json.Obj group = Json.object().put("displayName", "g").put("members", members).build();
    PatchRequest request = PatchRequest.read(body, ResourceType.group());
    assertThat(Patch.apply(group, request.operations(), ResourceType.group()).items("members"))
        .hasSize(1_000);
  }

  @Test
  void anAttributeDoesNotGrowBeyondItsBoundByOnePatchAfterAnother() {
    Json.Obj user = Json.object().put("userName", "a").put("emails", emails(0, 9_999)).build();
    Json.Obj full = patched(user, "emails", emails(9_999, 10_000));
    assertThat(full.items("emails")).hasSize(10_000);
    for (ScimError error :
        List.of(
            refusal(() -> patched(full, "emails", emails(10_000, 10_001))),
            refusal(() ->
                patched(full, "emails[value eq \"new\"].display", Json.string("one more"))))) {
      assertThat(error.status()).isEqualTo(413);
      assertThat(error.detail()).contains("emails would have 10,001 values", "10,000");
    }
    assertThat(patched(full, "emails", emails(0, 10_000)).items("emails")).hasSize(10_000);
  }

  private static Json.Obj patched(Json.Obj user, String path, Json value) {
    Json.Obj add = Json.object().put("op", "add").put("path", path).put("value", value).build();
    Json.Obj body = Json.object().put("Operations", List.of(add)).build();
    return Patch.apply(user, PatchRequest.read(body, USER).operations(), USER);
  }

  private static Json.Arr emails(int from, int until) {
    return Json.array(
        IntStream.range(from, until)
            .mapToObj(i -> (Json) Json.object().put("value", "e" + i).build())
            .toList());
  }

  @Test
  void deepJsonIsRefused() {
    for (String open : List.of("[", "{\"a\":", "[{\"a\":")) {
      String deep = open.repeat(HUGE);
      assertThatThrownBy(() -> parse(deep))
          .isInstanceOf(JsonException.class)
          .message()
          .hasSizeLessThan(400);
    }
    Json nested = parse("[".repeat(60) + "]".repeat(60));
    Json.Obj user = Json.object().put("userName", nested).build();
    assertThat(refusal(() -> ResourceRequest.read(user, USER)).scimType()).contains("invalidValue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e1001", "1e-1001", "1e999999999", "-1e2147483648", "1e99999999999999999999"})
  void aNumberOutOfRangeIsRefused(String number) {
    assertThatThrownBy(() -> parse("{\"title\": " + number + "}"))
        .isInstanceOf(JsonException.class);
    assertThat(
            refusal(() -> new Matcher(FilterParser.parse("urn:x:Y:size eq " + number), sized()))
                .scimType())
        .contains("invalidFilter");
  }

  private static ResourceType sized() {
    Json size = Json.object().put("name", "size").put("type", "decimal").build();
    return USER.with(
        Schema.read(Json.object().put("id", "urn:x:Y").put("attributes", List.of(size)).build()));
  }

  @Test
  void aNumberOfTooManyDigitsIsRefused() {
    String digits = "9".repeat(1_001);
    assertThatThrownBy(() -> parse("[" + digits + "]"))
        .isInstanceOf(JsonException.class)
        .message()
        .hasSizeLessThan(300);
    assertThatThrownBy(() -> parse("[0." + digits + "]")).isInstanceOf(JsonException.class);
  }

  @Test
  void aNameThatIsGivenTwiceIsRefusedAndNotRepeatedWhole() {
    String name = "n".repeat(30_000);
    assertThatThrownBy(() -> parse("{\"%1$s\": 1, \"%1$s\": 2}".formatted(name)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("given twice")
        .message()
        .hasSizeLessThan(200);
    assertThat(
            refusal(() ->
                    ResourceRequest.read(parse("{\"userName\": \"a\", \"USERNAME\": \"b\"}"), USER))
                .detail())
        .contains("given twice, in different letter case");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"userName\": \"a\\u0000b\"}",
        "{\"user\\u0000Name\": \"a\"}",
        "{\"userName\": \"\\ud800\"}",
        "{\"userName\": \"\\udc00\\ud800\"}",
        "{\"userName\": \"a\u0000\"}",
        "{\"userName\": \"a\nb\"}",
        "{\"userName\": NaN}",
        "{\"userName\": 'a'}",
        "{\"userName\": \"a\",}",
        "{\"userName\": \"a\"} {}",
        "{\"userName\": xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}",
        "",
        "\uFEFF",
        "nul"
      })
  void whatIsNoJsonOrNoTextIsRefusedWithItsPlace(String body) {
    assertThatThrownBy(() -> parse(body))
        .isInstanceOf(JsonException.class)
        .message()
        .hasSizeLessThan(300);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    for (byte[] bytes :
        List.of(
            new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
            new byte[] {(byte) 0xFF},
            new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})) {
      assertThatThrownBy(() -> JsonCodec.parse(bytes)).isInstanceOf(JsonException.class);
    }
  }

  @Test
  void aTextThatIsTooLongIsRefusedAndNotRepeated() {
    Json.Obj user = Json.object().put("userName", "x".repeat(1_000_000)).build();
    ScimError error = refusal(() -> ResourceRequest.read(user, USER));
    assertThat(error.detail()).contains("userName has 1,000,000 characters").hasSizeLessThan(200);
    Json.Obj odd = Json.object().put("active", "😀".repeat(1_000)).build();
    String detail =
        refusal(() -> ResourceRequest.read(odd.with("userName", Json.string("a")), USER)).detail();
    assertThat(detail).hasSizeLessThan(300);
    assertThat(parse(JsonCodec.text(Json.string(detail)))).isEqualTo(Json.string(detail));
  }

  /// They are texts as any other, neither equal to what they look like nor in the way.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "аda@example.com",
        "\u202Eada@example.com",
        "a\u200Bda@example.com",
        "ａda@example.com",
        "ada\u0301@example.com",
        "İada@example.com"
      })
  void confusableAndRightToLeftTextsAreKeptAndFoundAndNotMistaken(String userName) {
    Json.Obj user =
        ResourceRequest.read(Json.object().put("userName", userName).build(), USER).resource();
    assertThat(user.string("userName")).contains(userName);
    assertThat(SearchDocument.of(user, USER).string("username")).isPresent();
    assertThat(matches("userName eq " + JsonCodec.text(Json.string(userName)), user)).isTrue();
    assertThat(matches("userName eq \"ada@example.com\"", user)).isFalse();
  }

  private static boolean matches(String filter, Json.Obj user) {
    return new Matcher(FilterParser.parse(filter), USER).test(user);
  }

  @Test
  void manyUnknownMembersAreReadSoon() {
    Json.Builder user = Json.object().put("userName", "a");
    IntStream.range(0, 100_000).forEach(i -> user.put("x" + i, i));
    assertThat(ResourceRequest.read(user.build(), USER).resource().members()).hasSize(2);
    assertThat(
            refusal(() ->
                    BulkRequest.read(
                        Json.object()
                            .put("Operations", Collections.nCopies(1_001, Json.string("x")))
                            .build(),
                        Leniencies.LENIENT))
                .status())
        .isEqualTo(413);
  }

  private static void patch(String operation) {
    Json body = parse(("{'Operations': [" + operation + "]}").replace('\'', '"'));
    PatchRequest.read(body, USER);
  }

  private static Json parse(String text) {
    return JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ScimError refusal(ThrowingCallable act) {
    ScimException refusal = catchThrowableOfType(ScimException.class, act);
    assertThat(refusal).isNotNull();
    return refusal.error();
  }
}

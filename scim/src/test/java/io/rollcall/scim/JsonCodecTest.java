package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

  @Test
  void digitsOfLongNumbersAreKept() {
    String json = "{\"id\":3074457345618265001,\"small\":0.10}";
    assertThat(JsonCodec.text(parse(json))).isEqualTo(json);
  }

  @Test
  void numbersAreEqualHoweverTheyAreWritten() {
    assertThat(parse("[1,1.0,1e0]")).isEqualTo(parse("[1.00,10e-1,1]"));
    assertThat(parse("1.0")).hasSameHashCodeAs(parse("1"));
  }

  @Test
  void textIsWrittenAsItIs() {
    assertThat(JsonCodec.text(Json.string("a/é\"\\𝒳"))).isEqualTo("\"a/é\\\"\\\\𝒳\"");
  }

  @Test
  void prettyIsOneMemberALine() {
    assertThat(JsonCodec.pretty(parse("{\"a\":1,\"b\":[true]}")))
        .isEqualTo(
            """
            {
              "a" : 1,
              "b" : [
                true
              ]
            }\
            """);
  }

  @Test
  void membersAreFoundInAnyLetterCaseButTheExactOneFirst() {
    Json.Obj object = (Json.Obj) parse("{\"USERNAME\":\"a\",\"userName\":\"b\",\"ACTIVE\":true}");
    assertThat(object.string("userName")).contains("b");
    assertThat(object.bool("active")).contains(true);
    assertThat(object.get("active")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``                  | empty",
        "{                   | line 1",
        "{\"a\":1 \"b\":2}   | line 1, column",
        "{\"a\":1}x          | line 1, column 8",
        "{\"a\":1} {}        | more text",
        "{\"a\":1,\"a\":2}   | given twice",
        "\"\\u0000\"         | U+0000",
        "{\"\\u0000\":1}     | U+0000",
        "\"\\ud800\"         | surrogate",
        "\"\\udc00\\ud800\"  | surrogate",
        "1e999999            | out of range",
        "1e99999999999999999 | range",
        "[01]                | line 1",
        "NaN                 | line 1",
      })
  void whatIsNotAllowedIsRefusedWithPlaceAndReason(String text, String expected) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "{\"a\":",
        "[1}",
        "{]",
        "}",
        "\"abc",
        "\"\n\"",
        "'a'",
        "NaN",
        "+1",
        "0x1",
        "-",
        "/* x */1",
        "[01]",
        "\"\\x\"",
        "{a:1}",
        "nul",
        "\u0001"
      })
  void aRefusalSaysNothingOfTheParser(String text) {
    assertSaysNothingOfTheParser(text);
  }

  @Test
  void aRefusalOfWhatIsTooMuchSaysNothingOfTheParser() {
    assertSaysNothingOfTheParser("[".repeat(70));
    assertSaysNothingOfTheParser("9".repeat(1_001));
    assertSaysNothingOfTheParser("{\"" + "k".repeat(60_000) + "\":1}");
  }

  /// Else nobody could read the answer that it is in.
  @Test
  void aRefusalHoldsNoHalfCharacters() {
    assertThatThrownBy(() -> parse("[\uD83D\uDE00]"))
        .message()
        .contains("Unexpected character")
        .doesNotContainPattern("[\\x{D800}-\\x{DFFF}]");
  }

  /// It is logged, and what is not JSON may be a password whose quotes were forgotten.
  @Test
  void aRefusalHoldsNoWordOfWhatIsNoJson() {
    for (String text : List.of("rco_abcDEF123", "{\"password\":Hunter2secret}", "[Hunter2's]")) {
      assertThatThrownBy(() -> parse(text))
          .message()
          .contains("Unrecognized token: was expecting")
          .doesNotContain("rco_", "Hunter2");
    }
  }

  private static void assertSaysNothingOfTheParser(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(JsonException.class)
        .message()
        .hasSizeGreaterThan(20)
        .doesNotContain("`", "REDACTED", "Source", "Feature", "Stream", "#UNKNOWN");
  }

  @Test
  void nestingIsBounded() {
    assertThat(parse("[".repeat(60) + "]".repeat(60))).isNotNull();
    assertThatThrownBy(() -> parse("[".repeat(20_000))).isInstanceOf(JsonException.class);
  }

  @Test
  void onlyUtf8IsRead() {
    assertThatThrownBy(() -> JsonCodec.parse(new byte[] {'"', (byte) 0xE9, '"'}))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> JsonCodec.parse("{}".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(JsonException.class);
  }

  private static Json parse(String text) {
    return JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatAnybodySendsHasNoMoreValuesThanMayBeMadeOfIt() {
    String most = "[" + "1,".repeat(JsonCodec.MAX_VALUES - 2) + "1]";
    String more = "[" + "1,".repeat(JsonCodec.MAX_VALUES - 1) + "1]";

    assertThat(((Json.Arr) JsonCodec.bounded(most.getBytes(StandardCharsets.UTF_8))).items())
        .hasSize(JsonCodec.MAX_VALUES - 1);
    assertThatThrownBy(() -> JsonCodec.bounded(more.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("more than 250,000 values");
    assertThat(((Json.Arr) parse(more)).items()).hasSize(JsonCodec.MAX_VALUES);
  }
}

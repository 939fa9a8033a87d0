package io.rollcall.scim.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Reads and writes JSON, for everybody.
///
/// Reading is strict, since what we let in is stored and shown to others: UTF-8 only, no member
/// twice in one object, at most [#MAX_DEPTH] levels, and no text with U+0000 or half a surrogate
/// pair, which databases refuse or change. What strangers send is [bounded][#bounded] besides.
public final class JsonCodec {
  /// How many arrays and objects may lie inside each other.
  public static final int MAX_DEPTH = 64;

  /// How many texts, numbers, objects and so on a stranger's JSON text may have. What is made of a
  /// value takes many times the bytes that it was sent in.
  public static final int MAX_VALUES = 250_000;

  /// What the parser says of itself (its classes, its settings, its idea of a source), and a word
  /// without quotes, which may be a token or a password: refusals are logged.
  private static final Pattern INTERNALS =
      Pattern.compile(
          "(?<=Unrecognized token) '[^']*'"
              + "| \\((start marker|for \\w+ starting) at \\[Source.*"
              + "|, from `[^`]*`"
              + "|: enable `.*| require enabling `.*| \\(not recognized as one.*");

  /// Half of a character that the parser, which reads UTF-16, tells of.
  private static final Pattern HALF = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

  /// How many characters of what was given a refusal repeats.
  private static final int MAX_SHOWN = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(1_000)
                  .build())
          .errorReportConfiguration(
              ErrorReportConfiguration.builder()
                  .maxErrorTokenLength(MAX_SHOWN)
                  .maxRawContentLength(0)
                  .build())
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .build();

  private final int mostValues;

  /// Of one text, while it is read.
  private int values;

  private JsonCodec(int mostValues) {
    this.mostValues = mostValues;
  }

  /// One JSON value from UTF-8 bytes (a leading byte order mark is skipped).
  ///
  /// @throws JsonException if the bytes are anything else; its message says where and why
  public static Json parse(byte[] utf8) {
    return new JsonCodec(Integer.MAX_VALUE).read(utf8);
  }

  /// The same of what anybody may have sent: at most [#MAX_VALUES] values.
  public static Json bounded(byte[] utf8) {
    return new JsonCodec(MAX_VALUES).read(utf8);
  }

  private Json read(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decode(utf8))) {
      return document(parser);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String parsers = INTERNALS.matcher(e.getOriginalMessage()).replaceAll("");
      String what = HALF.matcher(parsers).replaceAll("\uFFFD");
      throw at == null
          ? new JsonException(what)
          : JsonException.at(at.getLineNr(), at.getColumnNr(), what);
    }
  }

  public static byte[] bytes(Json json) {
    return write(json, ObjectWriteContext.empty());
  }

  /// On one line, without spaces between tokens.
  public static String text(Json json) {
    return new String(bytes(json), StandardCharsets.UTF_8);
  }

  /// For people: indented, one member a line, without a line break at the end.
  public static String pretty(Json json) {
    return new String(write(json, new Pretty()), StandardCharsets.UTF_8);
  }

  private static String decode(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new JsonException("the bytes are not valid UTF-8");
    }
  }

  private Json document(JsonParser parser) {
    if (parser.nextToken() == null) {
      throw new JsonException("no JSON: the text is empty");
    }
    Json json = value(parser);
    if (parser.nextToken() != null) {
      throw refusal(parser, "more text after the end of the JSON value");
    }
    return json;
  }

  private Json value(JsonParser parser) {
    if (++values > mostValues) {
      throw refusal(
          parser,
          String.format(Locale.ROOT, "more than %,d values; send it in several parts", mostValues));
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(clean(parser, parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw refusal(parser, "unexpected " + token);
    };
  }

  private Json object(JsonParser parser) {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = clean(parser, parser.currentName());
      if (members.containsKey(name)) {
        throw refusal(parser, "the member \"%s\" is given twice".formatted(shown(name)));
      }
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json.Obj(members);
  }

  private Json array(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Arr(items);
  }

  private static Json number(JsonParser parser) {
    try {
      return new Json.Num(parser.getDecimalValue());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refusal(parser, "number out of range");
    }
  }

  private static String clean(JsonParser parser, @Nullable String text) {
    String given = text == null ? "" : text;
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      if (c == 0) {
        throw refusal(parser, "the character U+0000 is not allowed in text");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < given.length()
          && Character.isLowSurrogate(given.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw refusal(parser, "half a surrogate pair (\\u%04x) in text".formatted((int) c));
      }
    }
    return given;
  }

  private static String shown(String given) {
    return given.length() <= MAX_SHOWN
        ? given
        : given.substring(0, given.offsetByCodePoints(0, MAX_SHOWN / 2)) + "…";
  }

  private static JsonException refusal(JsonParser parser, String what) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return JsonException.at(at.getLineNr(), at.getColumnNr(), what);
  }

  private static byte[] write(Json json, ObjectWriteContext context) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(context, (OutputStream) bytes)) {
      write(json, generator);
    }
    return bytes.toByteArray();
  }

  private static void write(Json json, JsonGenerator generator) {
    switch (json) {
      case Json.Obj(Map<String, Json> members) -> {
        generator.writeStartObject();
        members.forEach((name, value) -> {
          generator.writeName(name);
          write(value, generator);
        });
        generator.writeEndObject();
      }
      case Json.Arr(List<Json> items) -> {
        generator.writeStartArray();
        items.forEach(item -> write(item, generator));
        generator.writeEndArray();
      }
      case Json.Str(String value) -> generator.writeString(value);
      case Json.Num number -> generator.writeNumber(number.value());
      case Json.Bool(boolean value) -> generator.writeBoolean(value);
      case Json.Null() -> generator.writeNull();
    }
  }

  /// Two spaces and a line feed, on every platform.
  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}

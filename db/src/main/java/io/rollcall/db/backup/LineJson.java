package io.rollcall.db.backup;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// One line of JSON as plain objects: maps, lists, strings, longs, booleans and null.
final class LineJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private LineJson() {}

  /// Ends with a line break.
  static byte[] bytes(@Nullable Object json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator =
        FACTORY.createGenerator(ObjectWriteContext.empty(), (OutputStream) bytes)) {
      write(json, generator);
      generator.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  private static void write(@Nullable Object json, JsonGenerator to) {
    switch (json) {
      case null -> to.writeNull();
      case String text -> to.writeString(text);
      case Long number -> to.writeNumber(number);
      case Boolean truth -> to.writeBoolean(truth);
      case List<?> list -> {
        to.writeStartArray();
        list.forEach(item -> write(item, to));
        to.writeEndArray();
      }
      case Map<?, ?> map -> {
        to.writeStartObject();
        map.forEach((name, value) -> {
          to.writeName(name.toString());
          write(value, to);
        });
        to.writeEndObject();
      }
      default -> throw new IllegalArgumentException("No JSON: " + json.getClass());
    }
  }

  /// @throws JacksonException if the line is anything else
  static @Nullable Object parse(byte[] line) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static @Nullable Object value(JsonParser from) {
    return switch (from.currentToken()) {
      case VALUE_STRING -> from.getString();
      case VALUE_NUMBER_INT -> from.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> list(from);
      case START_OBJECT -> map(from);
      case null -> null;
      case VALUE_NULL,
          VALUE_NUMBER_FLOAT,
          VALUE_EMBEDDED_OBJECT,
          END_ARRAY,
          END_OBJECT,
          PROPERTY_NAME,
          NOT_AVAILABLE ->
          null;
    };
  }

  private static List<@Nullable Object> list(JsonParser from) {
    List<@Nullable Object> list = new ArrayList<>();
    while (from.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(from));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(JsonParser from) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      String name = from.currentName();
      from.nextToken();
      map.put(name, value(from));
    }
    return map;
  }
}

package io.rollcall.scim.json;

/// The bytes are not JSON that we accept. The message says where (line and column, counted from 1)
/// and what is wrong; it is fit for the eyes of whoever sent them.
public final class JsonException extends RuntimeException {
  JsonException(String message) {
    super(message);
  }

  static JsonException at(int line, int column, String what) {
    return new JsonException("line " + line + ", column " + column + ": " + what);
  }
}

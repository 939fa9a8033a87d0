package io.rollcall.faces.wire;

import io.rollcall.scim.message.Echo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Decodes what stands in a path or a query. Everything that is not an escape is taken as it is, so
/// that quotes and parentheses work whether a client escapes them or not.
final class PercentCoding {
  private PercentCoding() {}

  static String path(String raw) {
    return raw.indexOf('%') < 0 ? raw : decode(raw, false);
  }

  static String query(String raw) {
    return raw.indexOf('%') < 0 && raw.indexOf('+') < 0 ? raw : decode(raw, true);
  }

  private static String decode(String raw, boolean plusIsSpace) {
    var bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.write(octet(raw, i));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return text(bytes.toByteArray(), raw);
  }

  private static int octet(String raw, int at) {
    int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(raw.charAt(at + 2), 16);
    if (low < 0) {
      throw new MalformedUrlException(
          "the % at position "
              + (at + 1)
              + " is not followed by two hex digits: "
              + Echo.of(raw.substring(at)));
    }
    int octet = (high << 4) | low;
    if (octet == 0) {
      throw new MalformedUrlException("the character U+0000 is not allowed");
    }
    return octet;
  }

  private static String text(byte[] utf8, String raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException _) {
      throw new MalformedUrlException("the escapes are not UTF-8: " + Echo.of(raw));
    }
  }
}

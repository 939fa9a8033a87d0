package io.rollcall.lifecycle.source.ldap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/// A value of the directory as text: ids of Active Directory as its own tools show them, and other
/// bytes that are no text in Base64.
final class ValueText {
  private static final Set<String> GUIDS = Set.of("objectguid", "ms-ds-consistencyguid");
  private static final Set<String> SECURITY_IDS = Set.of("objectsid", "sidhistory");

  private ValueText() {}

  static String of(String attribute, byte[] value) {
    String name = attribute.toLowerCase(Locale.ROOT);
    if (GUIDS.contains(name) && value.length == ObjectGuid.LENGTH) {
      return ObjectGuid.text(value);
    }
    return SECURITY_IDS.contains(name)
        ? SecurityId.of(value).map(SecurityId::toString).orElseGet(() -> text(value))
        : text(value);
  }

  private static String text(byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException _) {
      return Base64.getEncoder().encodeToString(value);
    }
  }
}

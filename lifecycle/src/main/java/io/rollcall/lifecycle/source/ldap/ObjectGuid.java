package io.rollcall.lifecycle.source.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;

/// Active Directory's `objectGUID` as its own tools print it: of the 16 bytes, the first three
/// fields are little-endian (MS-DTYP §2.3.4.2).
final class ObjectGuid {
  static final int LENGTH = 16;

  private ObjectGuid() {}

  /// The bytes of a GUID as text; empty when it is none.
  static Optional<byte[]> bytes(String text) {
    try {
      UUID guid = UUID.fromString(text);
      long high = guid.getMostSignificantBits();
      ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
      bytes.order(ByteOrder.BIG_ENDIAN).putLong(guid.getLeastSignificantBits());
      return Optional.of(bytes.array());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static String text(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("An objectGUID has 16 bytes, not " + bytes.length + ".");
    }
    ByteBuffer guid = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long first = Integer.toUnsignedLong(guid.getInt());
    long second = Short.toUnsignedLong(guid.getShort());
    long third = Short.toUnsignedLong(guid.getShort());
    long high = first << 32 | second << 16 | third;
    return new UUID(high, guid.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
  }
}

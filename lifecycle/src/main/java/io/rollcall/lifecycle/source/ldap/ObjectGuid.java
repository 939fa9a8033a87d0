package io.rollcall.lifecycle.source.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/// Active Directory's `objectGUID` as its own tools print it: of the 16 bytes, the first three
/// fields are little-endian (MS-DTYP §2.3.4.2).
final class ObjectGuid {
  static final int LENGTH = 16;

  private ObjectGuid() {}

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

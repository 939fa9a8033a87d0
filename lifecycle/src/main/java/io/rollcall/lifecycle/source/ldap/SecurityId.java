package io.rollcall.lifecycle.source.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// A security identifier of Active Directory (MS-DTYP §2.4.2): that of a domain, and a number in
/// it.
///
/// @param domain `S-1-5-21-…` without its last number
/// @param relative the last number
record SecurityId(String domain, long relative) {
  private static final int HEAD = 8;
  private static final int PART = 4;
  private static final int AUTHORITY_FROM = 2;

  /// Reads the bytes of `objectSid`; empty when they are none.
  static Optional<SecurityId> of(byte[] bytes) {
    if (bytes.length < HEAD + PART || bytes.length != HEAD + PART * Byte.toUnsignedInt(bytes[1])) {
      return Optional.empty();
    }
    long authority = 0;
    for (byte part : Arrays.copyOfRange(bytes, AUTHORITY_FROM, HEAD)) {
      authority = authority << Byte.SIZE | Byte.toUnsignedLong(part);
    }
    StringBuilder domain = new StringBuilder("S-" + bytes[0] + "-" + authority);
    ByteBuffer parts = ByteBuffer.wrap(bytes, HEAD, bytes.length - HEAD);
    parts.order(ByteOrder.LITTLE_ENDIAN);
    while (parts.remaining() > PART) {
      domain.append('-').append(Integer.toUnsignedString(parts.getInt()));
    }
    return Optional.of(new SecurityId(domain.toString(), Integer.toUnsignedLong(parts.getInt())));
  }

  @Override
  public String toString() {
    return domain + "-" + relative;
  }
}

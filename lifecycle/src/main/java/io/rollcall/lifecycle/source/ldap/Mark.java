package io.rollcall.lifecycle.source.ldap;

import java.time.Instant;
import java.util.Optional;

/// As of when a mirror is.
///
/// @param fingerprint of everything that decides what is read
/// @param full when everything was read last
/// @param cookie what DirSync goes on from; empty where it is of no use
/// @param told why the last read was a full one, as it was said; empty where there was no reason
record Mark(String fingerprint, Instant full, String cookie, String told) {
  private static final int PARTS = 4;

  String text() {
    return String.join("\n", fingerprint, String.valueOf(full.toEpochMilli()), cookie, told);
  }

  static Optional<Mark> of(String text) {
    String[] parts = text.split("\n", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      Instant full = Instant.ofEpochMilli(Long.parseLong(parts[1]));
      return Optional.of(new Mark(parts[0], full, parts[2], parts[3]));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}

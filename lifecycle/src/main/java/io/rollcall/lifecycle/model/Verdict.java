package io.rollcall.lifecycle.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What somebody decided about a person and an account.
///
/// @param accountId the account, by the id under which it was seen
/// @param theirs whether it is the person's
public record Verdict(SourceId person, String accountId, boolean theirs, Instant at) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /// As a clause: `somebody decided on 21 Nov 2026 that it is theirs`.
  public String words() {
    return "somebody decided on %s that it is %stheirs"
        .formatted(DAY.format(at), theirs ? "" : "not ");
  }
}

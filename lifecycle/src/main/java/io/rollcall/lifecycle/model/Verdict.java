package io.rollcall.lifecycle.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What somebody decided about a person and an account.
///
/// @param accountId the account, by the id under which it was seen
public record Verdict(SourceId person, String accountId, Meaning meaning, Instant at) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /// What an account is to a person.
  public enum Meaning {
    /// The account that they work with.
    ACCOUNT("theirs"),
    /// A second account, which may give its address up.
    DUPLICATE("a duplicate of theirs"),
    /// Somebody else's.
    NOT_THEIRS("not theirs"),
    /// Somebody's, whoever that is, and to be left alone.
    KEEP("to be left as it is");

    private final String words;

    Meaning(String words) {
      this.words = words;
    }
  }

  public boolean is(Meaning one) {
    return meaning == one;
  }

  /// As a clause: `somebody decided on 21 Nov 2026 that it is theirs`.
  public String words() {
    return "somebody decided on %s that it is %s".formatted(DAY.format(at), meaning.words);
  }
}

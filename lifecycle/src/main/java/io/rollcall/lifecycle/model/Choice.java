package io.rollcall.lifecycle.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One way to decide a case.
///
/// @param word what to type for it
/// @param meaning what follows from it, as a sentence
/// @param verdicts what accounts, by id, are to the person
public record Choice(String word, String meaning, Map<String, Verdict.Meaning> verdicts) {
  public Choice {
    verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
  }

  /// What one account is.
  public static Choice of(String word, String meaning, String accountId, Verdict.Meaning verdict) {
    return new Choice(word, meaning, Map.of(accountId, verdict));
  }
}

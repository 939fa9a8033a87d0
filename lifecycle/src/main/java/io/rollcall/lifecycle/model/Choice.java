package io.rollcall.lifecycle.model;

import java.util.Map;
import java.util.TreeMap;

/// One way to decide a case.
///
/// @param word what to type for it
/// @param meaning what follows from it, as a sentence
/// @param verdicts whether accounts, by id, are the person's
public record Choice(String word, String meaning, Map<String, Boolean> verdicts) {
  public Choice {
    verdicts = java.util.Collections.unmodifiableMap(new TreeMap<>(verdicts));
  }

  /// That one account is the person's, or is not.
  public static Choice of(String word, String meaning, String accountId, boolean theirs) {
    return new Choice(word, meaning, Map.of(accountId, theirs));
  }
}

package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// As of when an entry is, by its server's clock.
///
/// @param text what the server says; of two that are equal the entry is the same
/// @param time where the text is only a time, which two changes may share
record Edition(String text, Optional<Instant> time) {
  private static final String NUMBER = "entryCSN"; // OpenLDAP counts changes within a moment
  private static final String TIME = "modifyTimestamp"; // RFC 4512 §3.4.2
  static final Set<String> NAMES = Set.of(NUMBER, TIME);

  /// Empty where the server does not say, or not so that one could rely on it.
  static Optional<Edition> of(Entry entry) {
    Optional<Edition> numbered =
        Values.first(entry, NUMBER).map(text -> new Edition(text, Optional.empty()));
    return numbered.or(() ->
        Values.first(entry, TIME)
            .flatMap(text -> instant(text).map(time -> new Edition(text, Optional.of(time)))));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(StaticUtils.decodeGeneralizedTime(text).toInstant());
    } catch (ParseException _) {
      return Optional.empty();
    }
  }

  /// Whether a later change will show another edition: not within the moment that is under way.
  ///
  /// @param newest the newest time that the server had shown before the entry was read
  boolean settled(Instant newest) {
    return time.isEmpty() || time.get().isBefore(newest);
  }
}

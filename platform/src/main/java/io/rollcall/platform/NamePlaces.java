package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import java.util.Map;
import java.util.regex.Pattern;

/// Where entries about a person tell a name of the person's ([ChangeEntry], [UserChange],
/// [RecordDeletion], [Links], [Occupied]). A name is taken out there and nowhere else, for
/// elsewhere its words are ours: whoever is called "Account created" takes no sentence out of the
/// log.
///
/// Whoever writes a name into an entry about its person in another place adds that place here.
final class NamePlaces {
  private static final Pattern RENAMED =
      place("^((?:Activated|Deactivated[^.]*)\\. )?userName changed from .+()");

  private static final Map<Kind, Pattern> PLACES =
      Map.of(
          Kind.REFUSED,
          place("^((?:userName|externalId|emails|email) ).+( is held by )"),
          Kind.DELETED,
          place("^(User ).+( deleted; its userName is free\\.| deleted, which was linked to no )"),
          Kind.UNLINKED,
          place(
              "^(User ).+( \\([^() ]+\\) (?:unlinked from account |deleted, and taken out of its groups; ))"));

  /// Whoever the address in an entry about a person belongs to, it tells of the person.
  private static final Pattern ADDRESS = Pattern.compile("[^\\s;,]+@[^\\s;,]*[^\\s;,.]");

  private NamePlaces() {}

  private static Pattern place(String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL);
  }

  /// The text of an entry about a person without the person's names, without what can be nobody
  /// else's, and without any address.
  ///
  /// @param unmistakable addresses and ids of the person
  static String without(Kind kind, String detail, Traces unmistakable) {
    return ADDRESS.matcher(unmistakable.without(nameless(kind, detail))).replaceAll(Traces.ERASED);
  }

  /// A name may have the words in it that follow names: the last ones are ours.
  private static String nameless(Kind kind, String detail) {
    Pattern place = PLACES.get(kind);
    return place == null
        ? RENAMED.matcher(detail).replaceFirst("$1userName changed from erased to erased.")
        : place.matcher(detail).replaceFirst("$1" + Traces.ERASED + "$2");
  }
}

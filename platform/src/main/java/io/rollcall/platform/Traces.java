package io.rollcall.platform;

import static java.util.stream.Collectors.toSet;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts by which a person can be told.
final class Traces {
  static final String ERASED = "erased";
  private static final int SHORTEST = 4;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  /// What a database may compare otherwise than is meant: letters beyond ASCII, those that are the
  /// other case of one (the Kelvin sign, the long s, the dotted and the dotless i), and what is not
  /// itself in a pattern.
  private static final Pattern UNLIKE = Pattern.compile("[[^\\p{ASCII}]%_\\\\kKsSiI]+");

  private final List<String> texts;

  /// The same, by which they are found: [#folded], in the order of their characters.
  private final NavigableSet<String> folded;

  /// How they begin.
  private final Set<String> heads;

  private final int longest;

  private Traces(List<String> texts) {
    this.texts =
        texts.stream()
            .map(String::strip)
            .filter(text -> text.length() >= SHORTEST)
            .distinct()
            .toList();
    this.folded = new TreeSet<>(this.texts.stream().map(Traces::folded).toList());
    this.heads = folded.stream().map(text -> text.substring(0, SHORTEST)).collect(toSet());
    this.longest = folded.stream().mapToInt(String::length).max().orElse(0);
  }

  List<String> texts() {
    return texts;
  }

  static Traces of(Collection<String> texts) {
    return new Traces(List.copyOf(texts));
  }

  /// Those that tell the person wherever somebody wrote them: addresses, ids, full names. A given
  /// name alone is anybody's.
  ///
  /// @param ids of the account and its records
  Traces everywhere(Collection<String> ids) {
    return which(text -> text.contains("@") || text.contains(" ") || ids.contains(text));
  }

  /// With how messages and the log repeat those that are long ([Echo]).
  Traces andCut() {
    return of(Stream.concat(texts.stream(), texts.stream().map(Echo::of)).toList());
  }

  /// Those that can stand in no sentence of ours that is about somebody else: addresses and ids.
  /// Whatever else a directory says is a name could be words of such a sentence.
  ///
  /// @param ids of the account and its records
  Traces unmistakable(Collection<String> ids) {
    return which(text -> ADDRESS.matcher(text).matches() || ids.contains(text));
  }

  Traces which(Predicate<String> filter) {
    return of(texts.stream().filter(filter).toList());
  }

  /// The texts in a User that name its person.
  static Set<String> in(Json.Obj document) {
    Set<String> found = new LinkedHashSet<>();
    for (String member : List.of("userName", "displayName", "nickName", "externalId")) {
      document.string(member).ifPresent(found::add);
    }
    document.objects("emails").forEach(email -> email.string("value").ifPresent(found::add));
    document.object("name").ifPresent(name -> addNames(name, found));
    return found;
  }

  private static void addNames(Json.Obj name, Set<String> into) {
    name.string("formatted").ifPresent(into::add);
    String given = name.string("givenName").orElse("");
    String family = name.string("familyName").orElse("");
    into.addAll(List.of(given, family));
    if (!given.isEmpty() && !family.isEmpty()) {
      into.add(given + " " + family);
      into.add(family + ", " + given);
    }
  }

  /// The text without them, in whatever letter case they are written. Of two that begin together
  /// the longer one is replaced.
  String without(String text) {
    String where = folded(text);
    StringBuilder without = new StringBuilder();
    int kept = 0;
    int at = 0;
    while (at < where.length()) {
      int length = lengthAt(where, at);
      if (length > 0) {
        without.append(text, kept, at).append(ERASED);
        kept = at + length;
      }
      at += Math.max(1, length);
    }
    return without.append(text, kept, text.length()).toString();
  }

  /// What it costs depends on the text's length, not on how many they are.
  boolean isIn(String text) {
    String where = folded(text);
    return IntStream.range(0, where.length()).anyMatch(at -> lengthAt(where, at) > 0);
  }

  /// How long the longest of them is that stands there; 0 if none does. A name inside a longer word
  /// is another's: Anna in Annabel.
  ///
  /// What precedes the rest of the text most closely in the order either begins it, or has with it
  /// in common whatever could begin it.
  private int lengthAt(String where, int at) {
    boolean begins =
        at + SHORTEST <= where.length()
            && heads.contains(where.substring(at, at + SHORTEST))
            && (at == 0 || !isOfWord(where.codePointBefore(at)));
    return begins
        ? lengthAt(where, at, where.substring(at, Math.min(where.length(), at + longest)))
        : 0;
  }

  private int lengthAt(String where, int at, String rest) {
    String candidate = folded.floor(rest);
    while (candidate != null) {
      int common = common(candidate, rest);
      if (common == candidate.length() && endsWord(where, at + common)) {
        return common;
      }
      candidate = folded.floor(rest.substring(0, Math.min(common, candidate.length() - 1)));
    }
    return 0;
  }

  private static int common(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int length = 0;
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  private static boolean endsWord(String text, int at) {
    return at == text.length() || !isOfWord(text.codePointAt(at));
  }

  private static boolean isOfWord(int letter) {
    return Character.isLetter(letter)
        || switch (Character.getType(letter)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }

  /// In one letter case, each letter where it was.
  private static String folded(String text) {
    return text.codePoints()
        .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// What a database can look for, in lower case: it finds too much rather than too little, since
  /// databases do not fold letters beyond ASCII alike.
  List<String> likePatterns() {
    return texts.stream()
        .map(text -> "%" + UNLIKE.matcher(text).replaceAll("%") + "%")
        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }
}

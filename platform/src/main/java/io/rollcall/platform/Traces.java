package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts by which a person can be told.
///
/// @param texts the longest first, so that a part of another is not replaced before it
record Traces(List<String> texts) {
  static final String ERASED = "erased";
  private static final int SHORTEST = 4;

  /// What a database may compare otherwise than is meant: letters beyond ASCII, those that are the
  /// other case of one (the Kelvin sign, the long s, the dotted and the dotless i), and what is not
  /// itself in a pattern.
  private static final Pattern UNLIKE = Pattern.compile("[[^\\p{ASCII}]%_\\\\kKsSiI]+");

  Traces {
    texts =
        texts.stream()
            .map(String::strip)
            .filter(text -> text.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  static Traces of(Collection<String> texts) {
    return new Traces(List.copyOf(texts));
  }

  /// Those that tell the person wherever they stand: addresses, ids, full names. A given name alone
  /// is anybody's.
  Traces everywhere() {
    return of(
        texts.stream()
            .filter(text -> text.contains("@") || text.contains(" ") || isId(text))
            .toList());
  }

  private static boolean isId(String text) {
    return text.matches("\\d{19}|[0-9a-f-]{36}");
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

  /// The text without them, in whatever letter case they are written.
  String without(String text) {
    return texts.isEmpty()
        ? text
        : pattern().matcher(text).replaceAll(Matcher.quoteReplacement(ERASED));
  }

  boolean isIn(String text) {
    return !texts.isEmpty() && pattern().matcher(text).find();
  }

  /// A name inside a longer word is another's: Anna in Annabel.
  private Pattern pattern() {
    return Pattern.compile(
        texts.stream()
            .map(text -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])")
            .collect(Collectors.joining("|")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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

package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts by which a person can be told.
final class Traces {
  static final String ERASED = "erased";
  private static final int SHORTEST = 4;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  /// What a database may compare otherwise than is meant: letters beyond ASCII, those that are the
  /// other case of one (the Kelvin sign, the long s, the dotted and the dotless i), and what is not
  /// itself in a pattern.
  private static final Pattern UNLIKE = Pattern.compile("[[^\\p{ASCII}]%_\\\\kKsSiI]+");

  /// The longest first, so that a part of another is not replaced before it.
  private final List<String> texts;

  private final Pattern pattern;

  private Traces(List<String> texts) {
    this.texts =
        texts.stream()
            .map(String::strip)
            .filter(text -> text.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.pattern = pattern(this.texts);
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

  /// The text without them, in whatever letter case they are written.
  String without(String text) {
    return texts.isEmpty()
        ? text
        : pattern.matcher(text).replaceAll(Matcher.quoteReplacement(ERASED));
  }

  boolean isIn(String text) {
    return !texts.isEmpty() && pattern.matcher(text).find();
  }

  /// A name inside a longer word is another's: Anna in Annabel.
  private static Pattern pattern(List<String> texts) {
    return Pattern.compile(
        texts.stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
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

package io.rollcall.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The names that a person had, as entries about changes of names tell them ([UserChange],
/// [RecordChange], [AddressFollowing], [AddressNews]). Whoever else such an entry names is not
/// among them.
final class FormerNames {
  /// More names than anybody has; what is looked for everywhere may not grow with every renaming.
  static final int MOST = 500;

  private static final String NO_ADDRESS = "none";
  private static final Pattern RENAMED =
      Pattern.compile("userName changed from (.+?)\\.(?= Changed:|$)", Pattern.DOTALL);
  private static final String TO = " to ";
  private static final List<Pattern> SENTENCES =
      List.of(
          Pattern.compile("changed the address from (\\S+) to (\\S+)\\.$"),
          Pattern.compile("[;:] it was (\\S+@\\S+?)\\.(?=\\s|$)"));

  private FormerNames() {}

  /// @param details of the entries about the person, the latest first
  /// @param known names of the person
  /// @return at most five of an entry, and not many more than [#MOST] of all
  static Set<String> in(List<String> details, Collection<String> known) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> all = new HashSet<>(known);
    for (String detail : details) {
      if (names.size() < MOST) {
        List<String> told = in(detail, all);
        names.addAll(told);
        all.addAll(told);
      }
    }
    return names;
  }

  private static List<String> in(String detail, Set<String> known) {
    List<String> names = new ArrayList<>();
    for (Pattern sentence : SENTENCES) {
      last(sentence, detail).ifPresent(found -> add(found, names));
    }
    names.removeIf(NO_ADDRESS::equals);
    last(RENAMED, detail).ifPresent(found -> addEither(found.group(1), known, names));
    return names;
  }

  /// A name may read like such a sentence.
  private static Optional<MatchResult> last(Pattern sentence, String detail) {
    return sentence.matcher(detail).results().reduce((_, later) -> later);
  }

  private static void add(MatchResult found, List<String> names) {
    for (int group = 1; group <= found.groupCount(); group++) {
      names.add(found.group(group));
    }
  }

  /// A name may itself have the word in it that stands between two. Then they are told apart by
  /// what the person was called later, else before; if neither is known, not at all.
  private static void addEither(String both, Set<String> known, List<String> names) {
    int first = both.indexOf(TO);
    int at = first == both.lastIndexOf(TO) ? first : between(both, known);
    if (at >= 0) {
      names.add(both.substring(0, at));
      names.add(both.substring(at + TO.length()));
    }
  }

  private static int between(String both, Set<String> known) {
    int afterKnown = -1;
    for (int at = both.indexOf(TO); at >= 0; at = both.indexOf(TO, at + 1)) {
      if (known.contains(both.substring(at + TO.length()))) {
        return at;
      }
      if (known.contains(both.substring(0, at))) {
        afterKnown = at;
      }
    }
    return afterKnown;
  }
}

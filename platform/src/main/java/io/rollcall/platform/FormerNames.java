package io.rollcall.platform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The names that a person had, as entries about changes of names tell them ([UserChange],
/// [RecordChange], [AddressFollowing], [AddressNews]). Whoever else such an entry names is not
/// among them.
final class FormerNames {
  private static final String NO_ADDRESS = "none";
  private static final Pattern RENAMED =
      Pattern.compile("userName changed from (.+?)\\.(?= Changed:|$)", Pattern.DOTALL);
  private static final Pattern RENAMED_AND_MORE =
      Pattern.compile("userName changed from .+", Pattern.DOTALL);
  private static final String TO = " to ";
  private static final List<Pattern> SENTENCES =
      List.of(
          Pattern.compile("changed the address from (\\S+) to (\\S+)\\.$"),
          Pattern.compile("[;:] it was (\\S+@\\S+?)\\.(?=\\s|$)"));
  private static final Pattern ADDRESS = Pattern.compile("[^\\s;,]+@[^\\s;,]*[^\\s;,.]");

  private FormerNames() {}

  static Set<String> in(String detail) {
    Set<String> names = new LinkedHashSet<>();
    for (Pattern sentence : SENTENCES) {
      sentence.matcher(detail).results().forEach(found -> add(found, names));
    }
    RENAMED.matcher(detail).results().forEach(found -> addEitherSide(found.group(1), names));
    names.remove(NO_ADDRESS);
    return names;
  }

  private static void add(MatchResult found, Set<String> names) {
    for (int group = 1; group <= found.groupCount(); group++) {
      names.add(found.group(group));
    }
  }

  /// A name may itself have the word in it that stands between two.
  private static void addEitherSide(String both, Set<String> names) {
    for (int at = both.indexOf(TO); at >= 0; at = both.indexOf(TO, at + 1)) {
      names.add(both.substring(0, at));
      names.add(both.substring(at + TO.length()));
    }
  }

  /// The text without any address, whoever's it is, and without what a change of names tells.
  static String withoutAddresses(String detail) {
    String nameless =
        RENAMED_AND_MORE.matcher(detail).replaceAll("userName changed from erased to erased.");
    return ADDRESS.matcher(nameless).replaceAll(Traces.ERASED);
  }
}

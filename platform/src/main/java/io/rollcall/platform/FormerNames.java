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
  private static final List<Pattern> SENTENCES =
      List.of(
          Pattern.compile("userName changed from (.+?) to (.+?)\\.(?= Changed:|$)"),
          Pattern.compile("changed the address from (\\S+) to (\\S+)\\.$"),
          Pattern.compile("[;:] it was (\\S+@\\S+?)\\.(?=\\s|$)"));
  private static final Pattern ADDRESS = Pattern.compile("[^\\s;,]+@[^\\s;,]*[^\\s;,.]");

  private FormerNames() {}

  static Set<String> in(String detail) {
    Set<String> names = new LinkedHashSet<>();
    for (Pattern sentence : SENTENCES) {
      sentence.matcher(detail).results().forEach(found -> add(found, names));
    }
    names.remove(NO_ADDRESS);
    return names;
  }

  private static void add(MatchResult found, Set<String> names) {
    for (int group = 1; group <= found.groupCount(); group++) {
      names.add(found.group(group));
    }
  }

  /// The text without any address, whoever's it is.
  static String withoutAddresses(String detail) {
    return ADDRESS.matcher(detail).replaceAll(Traces.ERASED);
  }
}

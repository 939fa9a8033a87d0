package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;

/// Whose entries are in scope.
///
/// @param entries people, and whatever else the scope names that is neither a person nor a group
/// @param gone members that the group names and that have no entry
/// @param what the scope in words: `members of staff`
record Selection(List<Entry> entries, List<String> gone, String what) {
  private static final int NAMED = 3;

  Selection {
    entries = List.copyOf(entries);
    gone = List.copyOf(gone);
  }

  /// How much of the scope has an entry, in words.
  String count() {
    int all = entries.size() + gone.size();
    return "%s of %s %s%s".formatted(entries.size(), all, what, goneInWords());
  }

  private String goneInWords() {
    if (gone.isEmpty()) {
      return "";
    }
    String more = gone.size() > NAMED ? " and " + (gone.size() - NAMED) + " more" : "";
    return " (no such entry: "
        + String.join("; ", gone.subList(0, Math.min(NAMED, gone.size())))
        + more
        + ")";
  }
}

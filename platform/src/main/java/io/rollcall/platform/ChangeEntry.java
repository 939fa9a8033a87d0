package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.RecordRows;
import io.rollcall.platform.sql.UserRow;
import java.util.ArrayList;
import java.util.List;

/// What the logs say of a change of a User that is a directory's own.
record ChangeEntry(Act act, Caller.OfDirectory caller) {

  /// @param deactivated what is said when it was deactivated
  /// @param note what became of its account, as sentences; empty if nothing
  void log(
      UserRow user, UserAttributes before, UserAttributes after, String deactivated, String note) {
    List<String> sentences = new ArrayList<>();
    Kind kind = Kind.CHANGED;
    if (before.active() != after.active()) {
      kind = after.active() ? Kind.ACTIVATED : Kind.DEACTIVATED;
      sentences.add(after.active() ? "Activated." : deactivated);
    }
    if (!before.userName().equals(after.userName())) {
      kind = Kind.RENAMED;
      sentences.add("userName changed from " + before.userName() + " to " + after.userName() + ".");
    }
    sentences.add("Changed: " + String.join(", ", after.differences(before)) + ".");
    if (!note.isEmpty()) {
      sentences.add(note);
    }
    act.log(caller.organizationId(), kind, Subject.of(user), String.join(" ", sentences));
  }

  /// Other directories keep what they were sent; their log says that the account changed.
  void tellOthers(AccountRow account, String note) {
    act.records().owners(caller.organizationId(), account.id()).stream()
        .map(RecordRows.Owner::id)
        .filter(owner -> !owner.equals(Act.owner(caller)))
        .forEach(owner ->
            act.logOf(
                owner,
                caller.organizationId(),
                Kind.RENAMED,
                Subject.of(account),
                note
                    + " It was changed through directory "
                    + caller.name()
                    + "; the attributes in this directory stay as they were sent."));
  }
}

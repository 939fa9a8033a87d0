package io.rollcall.lifecycle.unlink;

import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.lifecycle.unlink.Unlinked.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Cuts accounts one after the other: looks what records there are, deletes them, and looks again.
/// What fails for one account is that account's; only a target that refuses the key, or answers
/// nobody, ends the rest.
public final class Unlinker {
  private static final int SILENT_IN_A_ROW = 5;

  private final Unlinking target;
  private final boolean onlyLook;

  /// @param onlyLook whether to look only, and change nothing
  public Unlinker(Unlinking target, boolean onlyLook) {
    this.target = target;
    this.onlyLook = onlyLook;
  }

  /// What came of all.
  ///
  /// @param accounts in the order in which they were given, as far as it came
  /// @param stopped why the rest was left
  public record All(List<Unlinked> accounts, Optional<String> stopped) {
    public All {
      accounts = List.copyOf(accounts);
    }
  }

  /// @param ended told of every account as soon as it is done with
  public All unlink(List<String> accounts, Consumer<Unlinked> ended) {
    List<Unlinked> all = new ArrayList<>();
    int silent = 0;
    for (String account : accounts) {
      Unlinked one;
      try {
        one = unlink(account);
        silent = 0;
      } catch (TargetTrouble trouble) {
        if (trouble.kind() == TargetTrouble.Kind.TERMINAL) {
          return new All(all, Optional.of(trouble.text()));
        }
        one = new Unlinked(account, Result.FAILED, List.of(), trouble.text());
        silent++;
      }
      all.add(one);
      ended.accept(one);
      if (silent >= SILENT_IN_A_ROW) {
        return new All(all, Optional.of(one.text()));
      }
    }
    return new All(all, Optional.empty());
  }

  private Unlinked unlink(String account) {
    if (!account.matches("[A-Za-z0-9:_.-]{1,128}")) {
      return new Unlinked(
          account,
          Result.REFUSED,
          List.of(),
          account.indexOf('@') > 0
              ? "This is an address; the id of its account is wanted: ./rollcall explain shows it"
              : "This is no account id; expected letters, digits, : _ . and -");
    }
    List<Unlinking.DirectoryRecord> records = target.records(account);
    if (records.isEmpty()) {
      return new Unlinked(
          account, Result.FREE, records, "It has no records; if that is wrong, check the id");
    }
    if (onlyLook) {
      return new Unlinked(
          account, Result.WOULD_BE, records, "Its records would go: " + words(records));
    }
    return switch (target.unlink(account)) {
      case Unlinking.Answer.Refused(int status, String text) ->
          new Unlinked(account, Result.REFUSED, records, status + ": " + text);
      case Unlinking.Answer.NoRecord _, Unlinking.Answer.Done _ -> gone(account, records);
    };
  }

  private Unlinked gone(String account, List<Unlinking.DirectoryRecord> before) {
    List<Unlinking.DirectoryRecord> left = target.records(account);
    return left.isEmpty()
        ? new Unlinked(account, Result.UNLINKED, before, "Its records are gone: " + words(before))
        : new Unlinked(
            account,
            Result.FAILED,
            before,
            "The target accepted it, and still shows "
                + words(left)
                + "; look again in a minute, by running the same command");
  }

  private static String words(List<Unlinking.DirectoryRecord> records) {
    return String.join(
        ", ", records.stream().map(one -> one.id() + " of directory " + one.directory()).toList());
  }
}

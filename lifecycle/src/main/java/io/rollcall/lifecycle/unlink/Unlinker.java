package io.rollcall.lifecycle.unlink;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.lifecycle.unlink.Unlinked.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Cuts accounts one after the other: looks what records there are, says so, deletes them, and
/// looks again. What fails for one account is that account's; only a target that refuses the key,
/// or answers nobody, ends the rest.
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

  /// @param told of every account before something is sent about it that cannot be taken back
  ///   ({@link Result#SENT}), and as soon as it is done with
  /// @param mayGoOn asked before every account
  public All unlink(List<String> accounts, Consumer<Unlinked> told, BooleanSupplier mayGoOn) {
    List<Unlinked> all = new ArrayList<>();
    int silent = 0;
    for (String account : accounts) {
      if (!mayGoOn.getAsBoolean()) {
        return new All(
            all,
            Optional.of("Another run has taken over at this target; the same command goes on"));
      }
      One one = new One(account, told);
      Optional<TargetTrouble> trouble = one.unlink();
      all.add(one.came());
      silent = trouble.isPresent() ? silent + 1 : 0;
      if (trouble.filter(it -> it.kind() == TargetTrouble.Kind.TERMINAL).isPresent()
          || silent >= SILENT_IN_A_ROW) {
        return new All(all, trouble.map(TargetTrouble::text));
      }
    }
    return new All(all, Optional.empty());
  }

  /// One account.
  private final class One {
    private final String account;
    private final Consumer<Unlinked> told;
    private List<DirectoryRecord> records = List.of();
    private Optional<Unlinked> came = Optional.empty();

    One(String account, Consumer<Unlinked> told) {
      this.account = account;
      this.told = told;
    }

    /// @return what the target did not answer
    Optional<TargetTrouble> unlink() {
      try {
        ends(came(account));
        return Optional.empty();
      } catch (TargetTrouble trouble) {
        ends(new Unlinked(account, Result.FAILED, records, trouble.text()));
        return Optional.of(trouble);
      }
    }

    Unlinked came() {
      return came.orElseThrow();
    }

    private void ends(Unlinked result) {
      came = Optional.of(result);
      told.accept(result);
    }

    private Unlinked came(String account) {
      if (!account.matches("[A-Za-z0-9:_.-]{1,128}")) {
        return result(
            Result.REFUSED,
            account.indexOf('@') > 0
                ? "This is an address; the id of its account is wanted: ./rollcall explain shows it"
                : "This is no account id; expected letters, digits, : _ . and -");
      }
      records = target.records(account);
      if (records.isEmpty()) {
        return result(Result.FREE, "It has no records; if that is wrong, check the id");
      }
      if (onlyLook) {
        return result(Result.WOULD_BE, "Its records would go: " + words(records));
      }
      told.accept(result(Result.SENT, "Its records are to go: " + words(records)));
      return switch (target.unlink(account)) {
        case Unlinking.Answer.Refused(int status, String text) ->
            result(Result.REFUSED, status + ": " + text);
        case Unlinking.Answer.NoRecord _, Unlinking.Answer.Done _ -> gone();
      };
    }

    private Unlinked gone() {
      List<DirectoryRecord> left = target.records(account);
      return left.isEmpty()
          ? result(Result.UNLINKED, "Its records are gone: " + words(records))
          : result(
              Result.FAILED,
              "The target accepted it, and still shows "
                  + words(left)
                  + "; look again in a minute, by running the same command");
    }

    private Unlinked result(Result result, String text) {
      return new Unlinked(account, result, records, text);
    }
  }

  private static String words(List<DirectoryRecord> records) {
    return String.join(
        ", ", records.stream().map(one -> one.id() + " of directory " + one.directory()).toList());
  }
}

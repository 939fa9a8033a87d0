package io.rollcall.lifecycle.golden;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.plan.Risk;
import java.util.List;

/// Plans and outcomes as lines.
final class Words {
  private Words() {}

  static String change(Change change) {
    String account = change.account().map(id -> " " + id).orElse("");
    return change.kind().word()
        + account
        + " "
        + change.who()
        + values(change.before(), change.after())
        + members(change)
        + " | "
        + change.reason()
        + risk(change);
  }

  private static String risk(Change change) {
    Risk risk = Risk.of(change);
    return risk == Risk.NONE ? "" : " | risk " + risk.word();
  }

  private static String members(Change change) {
    List<Who> members =
        switch (change) {
          case Change.CreateGroup create -> create.members();
          case Change.Members some -> some.members();
          case Change.Adopt _,
              Change.Create _,
              Change.Update _,
              Change.Heal _,
              Change.Delete _,
              Change.AdoptGroup _,
              Change.RenameGroup _ ->
              List.of();
        };
    return members.isEmpty()
        ? ""
        : " [" + String.join(", ", members.stream().map(Who::address).toList()) + "]";
  }

  static String step(Step step) {
    return switch (step) {
      case Step.Try attempt -> "try " + attempt.accountId() + " " + short_(attempt.after());
      case Step.BringBack back -> "bring back " + back.address() + " " + short_(back.attributes());
      case Step.Inspect inspect ->
          "inspect" + inspect.expected().map(id -> ", expecting " + id).orElse("");
      case Step.Recheck recheck ->
          "recheck "
              + recheck.records().size()
              + " records"
              + recheck.used().map(at -> ", used " + at).orElse("");
      case Step.Unlink unlink -> "unlink " + unlink.records();
      case Step.Await _ -> "await";
      case Step.Activate _ -> "activate";
      case Step.Retire retire -> "retire " + retire.from() + " as " + retire.pattern();
      case Step.Rename rename -> "rename " + rename.accountId() + " " + short_(rename.after());
      case Step.Verify verify -> "verify " + verify.accountId() + " has " + verify.address();
      case Step.Deactivate _ -> "deactivate";
      case Step.PutBack _ -> "put back";
      case Step.NoteGroups note -> "note groups of " + note.recordId();
      case Step.Detach detach -> "detach " + detach.accountId();
      case Step.Readdress one -> "readdress " + one.accountId() + " " + one.address();
      case Step.Provision one -> "provision " + one.address() + " as " + one.accountId();
      case Step.Regroup _ -> "regroup";
      case Step.GiveWay way -> "give way " + way.accountId() + " " + way.address();
      case Step.GiveBack back -> "give back " + back.address();
      case Step.Settle settle -> "settle " + settle.as();
      case Step.SwitchOff _ -> "switch off";
    };
  }

  static String undecided(Case one) {
    return "case " + one.kind().word() + " " + one.who() + ": " + one.text() + " | " + one.next();
  }

  private static String values(Attributes before, Attributes after) {
    StringBuilder text = new StringBuilder();
    after
        .values()
        .forEach((path, value) ->
            text.append(' ')
                .append(last(path))
                .append('=')
                .append(before.has(path) ? before.value(path) + "→" : "")
                .append(value));
    return text.toString();
  }

  private static String short_(Attributes attributes) {
    return values(Attributes.NONE, attributes).strip();
  }

  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf(':'), path.lastIndexOf('.')) + 1);
  }
}

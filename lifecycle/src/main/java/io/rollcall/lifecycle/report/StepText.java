package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Step;
import java.util.Optional;

/// The steps of a recipe in words.
public final class StepText {
  private StepText() {}

  /// @param holder the account that holds the address, where it is known
  public static String of(Step step, Optional<String> holder) {
    String it = holder.map(StepText::shortId).orElse("it");
    return switch (step) {
      case Step.Try _ -> "try the rename once more, in case the address is free by now";
      case Step.BringBack back ->
          "bring the holder of " + back.address() + " back into the organization";
      case Step.Inspect inspect ->
          "check that it is "
              + inspect
                  .expected()
                  .map(id -> shortId(id) + ", which the log names,")
                  .orElse("an account that nobody ever used")
              + " or else put it back";
      case Step.Recheck _ -> "check that " + it + " still has it, and was not used since";
      case Step.Unlink unlink ->
          "cut "
              + it
              + " from "
              + Count.of(unlink.records().size(), "directory record")
              + ", which the account outlives";
      case Step.Await _ -> "wait until its address may be changed";
      case Step.Activate _ -> "activate " + it;
      case Step.Retire retire ->
          "retire "
              + it
              + " as "
              + holder.map(retire::nameFor).orElse(retire.pattern().replace("{id}", "…"));
      case Step.Rename rename ->
          "rename "
              + shortId(rename.accountId())
              + " to "
              + rename.after().value(Attributes.USER_NAME);
      case Step.Verify verify ->
          "check that " + verify.address() + " is on " + shortId(verify.accountId());
      case Step.Deactivate _ -> "deactivate the duplicate";
      case Step.PutBack _ -> "cut " + it + " from the organization again, as it was";
      case Step.NoteGroups note ->
          "note which groups record "
              + shortId(note.recordId())
              + " is in, and check that account "
              + shortId(note.accountId())
              + ", which has their history, may be changed";
      case Step.Detach detach ->
          "cut account "
              + shortId(detach.accountId())
              + " from the directories that drive it; it outlives that";
      case Step.Readdress readdress ->
          "give account " + shortId(readdress.accountId()) + " the address " + readdress.address();
      case Step.Provision provision ->
          "make the record anew, and check that it is account "
              + shortId(provision.accountId())
              + "'s";
      case Step.Regroup _ -> "put the record into the groups that were noted";
      case Step.GiveWay way ->
          "give account " + shortId(way.accountId()) + " its former address " + way.address();
      case Step.GiveBack back -> "give " + it + " its address " + back.address() + " back";
      case Step.Settle settle ->
          switch (settle.as()) {
            case ACTIVE -> "see that " + it + " is active, as it was";
            case INACTIVE -> "see that " + it + " is inactive, as it was";
            case CUT -> "cut " + it + " from the organization again, as it was";
            case LEFT -> "leave " + it + " as it is, as nobody's duplicate";
          };
      case Step.SwitchOff _ -> "deactivate " + it + ", which was not active before";
    };
  }

  /// A step in a word or two.
  public static String title(Step step) {
    return switch (step) {
      case Step.Try _ -> "try again";
      case Step.BringBack _ -> "bring back";
      case Step.Inspect _, Step.Recheck _, Step.Verify _ -> "check";
      case Step.Unlink _ -> "unlink";
      case Step.Await _ -> "wait";
      case Step.Activate _ -> "activate";
      case Step.Retire _ -> "retire";
      case Step.Rename _ -> "rename";
      case Step.Deactivate _ -> "deactivate";
      case Step.PutBack _ -> "put back";
      case Step.NoteGroups _ -> "note";
      case Step.Detach _ -> "unlink";
      case Step.Readdress _ -> "rename";
      case Step.Provision _ -> "provision";
      case Step.Regroup _ -> "regroup";
      case Step.GiveWay _ -> "rename";
      case Step.GiveBack _ -> "give back";
      case Step.Settle _ -> "settle";
      case Step.SwitchOff _ -> "deactivate";
    };
  }

  /// The end of an account id, as people tell them apart.
  public static String shortId(String accountId) {
    return accountId.length() <= 4 ? accountId : "…" + accountId.substring(accountId.length() - 4);
  }
}

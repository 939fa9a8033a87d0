package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.model.UnclearGroup;
import io.rollcall.lifecycle.model.Who;
import java.util.List;
import java.util.Optional;

/// What a person must decide about groups.
final class GroupQuestions {
  private static final String KEPT =
      " Whoever shall be in it is removed from no other group meanwhile.";
  private static final String AGAIN = " Then run again: it is found by its name.";

  private GroupQuestions() {}

  static Case isProtected(SourceGroup group, int members) {
    return group(
        group.name(),
        members
            + (members == 1 ? " member" : " members")
            + " would be removed, and the configuration protects them or the group; they stay.",
        "If it is right, take it out of `protect` for one run, or do it in the app.");
  }

  static Case nameProtected(SourceGroup group, TargetGroup target) {
    return group(
        group.name(),
        "%s would be renamed to this, and the configuration protects it; it keeps its name."
            .formatted(target.name()),
        "To keep the old name for good, write it in `groups.names`: \"%s\": \"%s\"."
            .formatted(group.name(), target.name()));
  }

  /// One case of two about the same group.
  static Case both(Case one, Case other) {
    return new Case(
        one.who(),
        one.kind(),
        one.value(),
        one.text() + " " + other.text(),
        one.next().equals(other.next()) ? one.next() : one.next() + " " + other.next());
  }

  static Case ambiguous(SourceGroup group, List<TargetGroup> several) {
    return group(
        group.name(),
        "Several groups have this name at the target, but for case: "
            + String.join(", ", several.stream().map(one -> one.id() + " " + one.name()).toList())
            + "."
            + KEPT,
        "Rename all but one of them at the target.");
  }

  static Case notAtSource(String name) {
    return group(
        name,
        "The configuration names the group " + name + ", and no source has it; nothing is changed.",
        "Correct the name in `groups`, or remove it there; a group that was renamed is found by its new name.");
  }

  static Case unclear(UnclearGroup unclear) {
    return group(
        unclear.group().name(),
        "Nobody can say whether the target shall have the group %s: %s. Nothing is changed in it."
                .formatted(unclear.group().id(), unclear.why())
            + KEPT,
        "Correct the expression in `groups`, or the group at the source.");
  }

  static Case sameName(SourceGroup group, SourceGroup first) {
    return group(
        group.name(),
        "Two groups of the source shall have this name: %s and %s; the second one is left alone."
                .formatted(first.id(), group.id())
            + KEPT,
        "Choose one of them in `groups`, or give one another name in `groups.names`.");
  }

  static Case anothers(SourceGroup group, TargetGroup target, SourceId owner) {
    return group(
        group.name(),
        "Group %s has this name, and is linked to the group %s of the source."
                .formatted(target.id(), owner)
            + KEPT,
        "Rename one of the two at the source, or give one another name in `groups.names`.");
  }

  static Case lost(SourceGroup group, GroupLink link) {
    return group(
        group.name(),
        "It is linked to group %s, which the target does not show any more: it was deleted or hidden there."
                .formatted(link.groupId())
            + KEPT,
        "If it shall be there, create a group named " + group.name() + " at the target." + AGAIN);
  }

  static Case notCreated(SourceGroup group, String target) {
    return group(
        group.name(),
        target + " has no group of this name, and groups cannot be created there over SCIM." + KEPT,
        "Create it there by hand, named exactly " + group.name() + "." + AGAIN);
  }

  static Case notRenamed(SourceGroup group, TargetGroup target, String at) {
    return group(
        group.name(),
        "It was renamed in %s; %s cannot rename groups, so it is still called %s there. Its members are kept in step."
            .formatted(group.id().source(), at, target.name()),
        "To keep the old name for good, write it in `groups.names`: \"%s\": \"%s\"."
            .formatted(group.name(), target.name()));
  }

  static Case nameHeld(SourceGroup group, TargetGroup target, TargetGroup holder) {
    return group(
        group.name(),
        "%s was renamed in %s, and group %s at the target has the new name already."
            .formatted(target.name(), group.id().source(), holder.id()),
        "Rename or delete one of the two at the target.");
  }

  private static Case group(String name, String text, String next) {
    return new Case(new Who(Optional.empty(), name, name), Case.Kind.GROUP, name, text, next);
  }
}

package io.rollcall.app.rehearse;

import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes groups once more where the directory service stands in for the vendor: over SCIM, or as a
/// team where SCIM makes none.
///
/// @param accounts whose copy each account is
/// @param groups learns whose copy each group is
record CopyingGroups(Stage stage, StandIn place, Target standIn, Twins accounts, Twins groups) {

  /// @return what could not be copied, or not as it is
  List<String> copy(List<TargetGroup> originals) {
    List<String> losses = new ArrayList<>();
    for (TargetGroup original : originals) {
      Optional<String> refused =
          standIn.traits().groups().creates() ? created(original) : team(original);
      refused.ifPresentOrElse(
          why -> losses.add(lost(original, why)), () -> members(original, losses));
    }
    return losses;
  }

  /// Looks whether everybody is still where they were put.
  ///
  /// @return what is not as it is at the original
  List<String> settle(List<TargetGroup> originals) {
    Map<String, TargetGroup> copies = new HashMap<>();
    if (!originals.isEmpty()) {
      standIn.readGroups().forEach(copy -> copies.put(groups.original(copy.id()), copy));
    }
    return originals.stream()
        .flatMap(original ->
            Optional.ofNullable(copies.get(original.id()))
                .flatMap(copy -> difference(original, copy))
                .stream())
        .toList();
  }

  private Optional<String> difference(TargetGroup original, TargetGroup copy) {
    Set<String> there = accounts.originals(copy.members());
    List<String> shown = original.members().stream().filter(accounts::hasCopy).toList();
    long missing = shown.stream().filter(one -> !there.contains(one)).count();
    long more = there.stream().filter(one -> !original.members().contains(one)).count();
    return missing + more == 0
        ? Optional.empty()
        : Optional.of(
            lost(
                original,
                "copied without %d of its members, and with %d others".formatted(missing, more)));
  }

  private static String lost(TargetGroup original, String why) {
    return "group " + original.name() + ": " + why;
  }

  private Optional<String> created(TargetGroup original) {
    return switch (standIn.createGroup(original.name(), List.of())) {
      case GroupAnswer.Done(String id) -> {
        groups.pair(original.id(), id);
        yield Optional.empty();
      }
      case GroupAnswer.Refused(var _, String text) -> Optional.of(text);
    };
  }

  private Optional<String> team(TargetGroup original) {
    Optional<String> refused = stage.makeTeam(place, original.name());
    if (refused.isPresent()) {
      return refused;
    }
    Optional<TargetGroup> made =
        standIn.readGroups().stream()
            .filter(group -> group.name().equals(original.name()))
            .findFirst();
    made.ifPresent(group -> groups.pair(original.id(), group.id()));
    return made.isPresent() ? Optional.empty() : Optional.of("it does not show afterwards");
  }

  private void members(TargetGroup original, List<String> losses) {
    List<String> shown = original.members().stream().filter(accounts::hasCopy).sorted().toList();
    int hidden = original.members().size() - shown.size();
    if (hidden > 0) {
      losses.add(lost(original, hidden + " of its members are no accounts that the target shows"));
    }
    int batch = standIn.traits().groups().batch();
    for (int from = 0; from < shown.size(); from += batch) {
      List<String> some = shown.subList(from, Math.min(from + batch, shown.size()));
      GroupAnswer answer = standIn.addMembers(groups.copy(original.id()), accounts.copies(some));
      if (answer instanceof GroupAnswer.Refused(var _, String text)) {
        losses.add(lost(original, text));
      }
    }
  }
}

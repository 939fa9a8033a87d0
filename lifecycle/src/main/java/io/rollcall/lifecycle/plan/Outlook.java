package io.rollcall.lifecycle.plan;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Traits.Rate;
import io.rollcall.lifecycle.target.scim.ScimGroups;
import io.rollcall.lifecycle.target.scim.ScimUsers;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How long a plan takes at least within the rates that its target allows, and what waits for later
/// runs. What is sent besides SCIM is not counted.
///
/// @param now how long what is sent now takes
/// @param waiting how many people wait
/// @param later how long they will take
public record Outlook(Duration now, int waiting, Duration later) {
  public static final Outlook NOTHING = new Outlook(Duration.ZERO, 0, Duration.ZERO);

  /// @param now what is sent
  /// @param all what would be sent if nothing waited
  /// @param answered who waits for nothing, since the target accepted it all and does not show it
  public static Outlook of(Plan now, Plan all, Traits traits, Set<SourceId> answered) {
    Set<Who> ours = now.changes().stream().map(Change::who).collect(toSet());
    List<Change> rest =
        all.changes().stream()
            .filter(change -> !change.kind().ofGroup() && !ours.contains(change.who()))
            .filter(change -> change.who().person().filter(answered::contains).isEmpty())
            .toList();
    return new Outlook(
        atLeast(now.changes(), traits),
        (int) rest.stream().map(Change::who).distinct().count(),
        atLeast(rest, traits));
  }

  /// So many calls may be made at once, and again after each window.
  private static Duration atLeast(List<Change> changes, Traits traits) {
    Map<String, Integer> calls = new HashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.Heal heal) {
        heal.steps()
            .forEach(step -> rate(step).ifPresent(rate -> calls.merge(rate, 1, Integer::sum)));
      } else {
        rate(change).ifPresent(rate -> calls.merge(rate, 1, Integer::sum));
      }
    }
    return traits.rates().stream()
        .map(rate -> atLeast(calls.getOrDefault(rate.name(), 0), rate))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Duration atLeast(int calls, Rate rate) {
    return calls == 0 ? Duration.ZERO : rate.window().multipliedBy((calls - 1) / rate.calls());
  }

  private static Optional<String> rate(Change change) {
    return switch (change) {
      case Change.Create _ -> Optional.of(ScimUsers.CREATE);
      case Change.Update _ -> Optional.of(ScimUsers.CHANGE);
      case Change.Delete _ -> Optional.of(ScimUsers.DELETE);
      case Change.CreateGroup _ -> Optional.of(ScimGroups.CREATE);
      case Change.RenameGroup _, Change.Members _ -> Optional.of(ScimGroups.SMALL_CHANGE);
      case Change.Adopt _, Change.AdoptGroup _, Change.Heal _ -> Optional.empty();
    };
  }

  private static Optional<String> rate(Step step) {
    return switch (step) {
      case Step.BringBack _, Step.Provision _ -> Optional.of(ScimUsers.CREATE);
      case Step.Try _, Step.Activate _, Step.Retire _, Step.Rename _, Step.Deactivate _ ->
          Optional.of(ScimUsers.CHANGE);
      case Step.GiveWay _, Step.GiveBack _, Step.Settle _, Step.SwitchOff _ ->
          Optional.of(ScimUsers.CHANGE);
      case Step.PutBack _ -> Optional.of(ScimUsers.DELETE);
      case Step.Inspect _,
          Step.Recheck _,
          Step.Unlink _,
          Step.Await _,
          Step.Verify _,
          Step.NoteGroups _,
          Step.Detach _,
          Step.Readdress _,
          Step.Regroup _ ->
          Optional.empty();
    };
  }
}

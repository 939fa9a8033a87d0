package io.rollcall.lifecycle.observe;

import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.model.UnclearGroup;
import java.util.List;
import java.util.Optional;

/// What is known of groups at one target at one moment.
///
/// @param read whether the target's groups were read; they are not where none shall be there
/// @param wanted groups of the source that the target shall have, under the names they have there
/// @param unclear groups of the source that nobody can say of whether the target shall have them
/// @param missing names of groups that shall be there and that the source lacks
/// @param shown every group that the target shows
/// @param links every link of a group of this target
/// @param trouble why they could not be read; people do not wait for them
public record GroupsSeen(
    boolean read,
    List<SourceGroup> wanted,
    List<UnclearGroup> unclear,
    List<String> missing,
    List<TargetGroup> shown,
    List<GroupLink> links,
    Optional<String> trouble) {
  public static final GroupsSeen NONE = notRead(Optional.empty());

  static GroupsSeen notRead(Optional<String> trouble) {
    return new GroupsSeen(false, List.of(), List.of(), List.of(), List.of(), List.of(), trouble);
  }

  public GroupsSeen {
    wanted = List.copyOf(wanted);
    unclear = List.copyOf(unclear);
    missing = List.copyOf(missing);
    shown = List.copyOf(shown);
    links = List.copyOf(links);
  }
}

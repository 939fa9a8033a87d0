package io.rollcall.lifecycle.model;

import java.time.Instant;

/// What ties a group of a source to a group at a target. Made once, by name at first contact or
/// since we created it, and never by name again.
///
/// @param target the target's name
/// @param group the group's id in the source
/// @param groupId the target's id of the group
/// @param since when it was made
/// @param evidence why we believed it, for people
public record GroupLink(
    String target, SourceId group, String groupId, Instant since, String evidence) {
  /// The evidence of a group that is ours to create again.
  public static final String CREATED = "created by us";
}

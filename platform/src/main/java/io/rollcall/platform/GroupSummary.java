package io.rollcall.platform;

import java.util.Optional;

/// A group of an organization, without its members.
///
/// @param directoryId the directory that it belongs to; empty where directories share their groups
/// @param isUserGroup whether it is one of [UserGroups]: no directory's, and no team's
/// @param members how many accounts are members themselves
public record GroupSummary(
    String id,
    String name,
    String description,
    Optional<String> directoryId,
    boolean isUserGroup,
    long members) {}

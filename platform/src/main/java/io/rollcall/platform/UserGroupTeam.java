package io.rollcall.platform;

/// A user group that is attached to a team.
public record UserGroupTeam(String groupId, String teamId) {}

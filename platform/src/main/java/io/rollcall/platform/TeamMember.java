package io.rollcall.platform;

import java.time.Instant;

/// Somebody in a team.
///
/// @param since when the account came into the team
public record TeamMember(String teamId, String accountId, TeamRole role, Instant since) {}

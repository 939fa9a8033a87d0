package io.rollcall.platform;

import java.time.Instant;

/// A group of people of an organization that is no team's twin.
///
/// @param description empty text for none
public record UserGroup(String id, String name, String description, Instant created) {}

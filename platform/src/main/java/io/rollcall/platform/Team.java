package io.rollcall.platform;

import java.time.Instant;

/// A team as people see it, and the id of its twin, the group that SCIM sees.
public record Team(String id, String groupId, String name, boolean isDefault, Instant created) {}

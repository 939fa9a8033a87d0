package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import java.time.Instant;

/// A Group as a directory sees it.
///
/// @param version of the group itself; its members are rows of their own and do not count
/// @param resource `schemas`, `id`, `displayName`, and `members` if they were asked for; without
///   `meta`
public record Group(String id, long version, Instant created, Instant changed, Json.Obj resource) {}

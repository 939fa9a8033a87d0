package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import java.time.Instant;

/// A Group as a directory sees it.
///
/// @param version goes up with every change of the group and of its members
/// @param changed when the group or its members were changed last
/// @param resource `schemas`, `id`, the attributes that are kept, and `members` (each with `value`,
///   `type` and `display`) if they were asked for; without `meta`
public record Group(String id, long version, Instant created, Instant changed, Json.Obj resource) {}

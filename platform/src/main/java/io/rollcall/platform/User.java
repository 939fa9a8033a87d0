package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import java.time.Instant;

/// A User as one directory sees it.
///
/// @param resource `schemas`, `id` and all attributes in the preset's spelling, with `groups`,
///   without `meta`
public record User(String id, long version, Instant created, Instant changed, Json.Obj resource) {}

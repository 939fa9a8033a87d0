package io.rollcall.platform;

import io.rollcall.scim.schema.Schema;

/// A schema that an organization added to a resource type.
///
/// @param resourceType `User` or `Group`
public record ExtensionSchema(String resourceType, Schema schema) {}

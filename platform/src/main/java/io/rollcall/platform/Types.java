package io.rollcall.platform;

import io.rollcall.scim.schema.ResourceType;

/// The resource types that a directory serves.
public record Types(ResourceType user, ResourceType group) {
  /// Without any organization's extension schemas.
  public static final Types PLAIN = new Types(ResourceType.user(), ResourceType.group());
}

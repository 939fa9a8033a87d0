package io.rollcall.scim.filter;

import io.rollcall.scim.schema.AttributePath;
import java.util.Optional;

/// Where a PATCH operation acts (RFC 7644 §3.5.2, rule `PATH`): an attribute, or those values of it
/// that fulfil a filter, or one sub-attribute of those. Without a value filter, a sub-attribute is
/// part of the attribute path.
public record PatchPath(
    AttributePath attribute, Optional<Filter> valueFilter, Optional<String> sub) {

  public PatchPath {
    if (sub.isPresent() && valueFilter.isEmpty()) {
      throw new IllegalArgumentException("without a value filter, sub belongs to the attribute");
    }
  }

  public static PatchPath of(AttributePath attribute) {
    return new PatchPath(attribute, Optional.empty(), Optional.empty());
  }

  /// The text that [FilterParser#parsePath] reads as this path.
  public String print() {
    return attribute.print()
        + valueFilter.map(f -> "[" + f.print() + "]").orElse("")
        + sub.map(s -> "." + s).orElse("");
  }
}

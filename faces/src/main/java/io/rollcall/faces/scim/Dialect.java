package io.rollcall.faces.scim;

import java.util.List;
import java.util.function.UnaryOperator;

/// Where one vendor's SCIM differs from the next one's, as values.
///
/// @param preset the preset whose directories this face serves
/// @param basePath the path of a directory's SCIM base, from the directory's id
/// @param defaultCount how many resources a page has when the client does not say
/// @param maxCount the most resources in a page; more asked for is not an error
/// @param groups the methods that groups have, and why they lack the others
/// @param meta which members `meta` has, of resourceType, location, created, lastModified, version
public record Dialect(
    String preset,
    UnaryOperator<String> basePath,
    int defaultCount,
    int maxCount,
    Groups groups,
    List<String> meta) {

  public Dialect {
    meta = List.copyOf(meta);
  }

  /// @param patchShowsGroup whether a PATCH answers 200 with the group, or 204
  public record Groups(String missingMethodsReason, boolean patchShowsGroup) {}
}

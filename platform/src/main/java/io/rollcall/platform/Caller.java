package io.rollcall.platform;

import io.rollcall.scim.message.Leniencies;

/// Who asks. A token opens exactly what it says.
public sealed interface Caller {
  /// An identity provider with the token of one directory.
  ///
  /// @param name the directory's name
  /// @param types what its requests are read with: the types of the RFC with the organization's
  ///   extension schemas
  /// @param leniencies which habits of identity providers are refused in them
  /// @param limited whether the rate limits of its preset apply
  record OfDirectory(
      String tokenId,
      String directoryId,
      String organizationId,
      String platformId,
      Preset preset,
      String name,
      Types types,
      Leniencies leniencies,
      boolean limited)
      implements Caller {}

  /// A program with a key of one organization.
  ///
  /// @param name the key's name
  /// @param limited whether the rate limits of its directories' preset apply, as they do to at
  ///   least one of them
  record OfOrganization(
      String tokenId, String organizationId, String platformId, String name, boolean limited)
      implements Caller {}

  /// A person in the app's own pages.
  record Person(String name) implements Caller {}

  /// Whoever runs the service: commands on the data.
  record Operator() implements Caller {}
}

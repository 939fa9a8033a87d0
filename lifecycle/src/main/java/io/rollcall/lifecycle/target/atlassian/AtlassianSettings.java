package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.secret.Secret;
import java.net.URI;
import java.util.Optional;

/// One directory of an Atlassian organization.
///
/// @param name the target's name in the configuration
/// @param admin without it, nothing can be said about accounts that have no record in the directory
public record AtlassianSettings(String name, Scim scim, Optional<Admin> admin) {
  /// @param url the directory's base, `https://api.atlassian.com/scim/directory/{directoryId}`
  /// @param token the directory's API key
  public record Scim(URI url, Secret token) {}

  /// @param url the base of the organization's APIs, `https://api.atlassian.com`
  /// @param org the organization's id
  /// @param key the organization's API key; a directory's is another thing
  public record Admin(URI url, String org, Secret key) {}
}

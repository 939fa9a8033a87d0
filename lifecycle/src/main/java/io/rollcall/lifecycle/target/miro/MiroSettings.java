package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.secret.Secret;
import java.net.URI;
import java.util.Optional;

/// One organization at Miro.
///
/// @param name the target's name in the configuration
/// @param rest without it, nothing can be said about accounts that SCIM hides
public record MiroSettings(String name, Scim scim, Optional<Rest> rest) {
  /// @param url the SCIM base, `https://miro.com/api/v1/scim`
  /// @param token the organization's SCIM token
  public record Scim(URI url, Secret token) {}

  /// @param url the REST base, `https://api.miro.com`
  /// @param org the organization's id
  /// @param token an OAuth access token; a SCIM token is another thing
  public record Rest(URI url, String org, Secret token) {}
}

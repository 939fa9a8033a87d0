package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.secret.Secret;
import java.net.URI;
import java.util.List;

/// One directory of an app.
///
/// @param name the target's name in the configuration
/// @param url the SCIM base, which `/Users` comes after
/// @param token the bearer token of the directory
/// @param attributes the attribute paths to set, where the server stores them; of those that
///   [ScimTraits] knows
public record ScimSettings(String name, URI url, Secret token, List<String> attributes) {
  public ScimSettings {
    attributes = List.copyOf(attributes);
  }
}

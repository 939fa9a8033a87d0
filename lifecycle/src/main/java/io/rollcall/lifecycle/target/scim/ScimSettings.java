package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.secret.Secret;
import java.net.URI;

/// One directory of an app.
///
/// @param name the target's name in the configuration
/// @param url the SCIM base, which `/Users` comes after
/// @param token the bearer token of the directory
public record ScimSettings(String name, URI url, Secret token) {}

package io.rollcall.app.engine.kind;

import io.rollcall.lifecycle.secret.Secret;
import java.net.URI;

/// An organization of the directory service that stands in for one at a vendor.
///
/// @param url scheme, host and port
/// @param scim the SCIM base of its directory
/// @param token the directory's
/// @param organization its id
/// @param key the organization's
public record StandIn(URI url, URI scim, Secret token, String organization, Secret key) {}

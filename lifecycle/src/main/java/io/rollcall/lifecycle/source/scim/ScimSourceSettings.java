package io.rollcall.lifecycle.source.scim;

import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import java.net.URI;

/// Which server to ask, and whom of its Users we mean.
///
/// @param name the source's name in the configuration
/// @param url the SCIM base, which `/Users` comes after
/// @param token the bearer token
/// @param id the attribute with the immutable id: `id`, `externalId` or another
/// @param scope whom of the people we mean
/// @param asked which groups and attributes targets need to know
public record ScimSourceSettings(
    String name, URI url, Secret token, String id, Scope scope, Asked asked) {}

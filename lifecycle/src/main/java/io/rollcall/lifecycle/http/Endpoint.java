package io.rollcall.lifecycle.http;

import io.rollcall.lifecycle.secret.Secret;
import java.net.URI;

/// One API of a target and the token that opens it.
///
/// @param name what people call it: `Acme SCIM`
/// @param base the URL that every path is below; slashes at its end do not matter
/// @param mediaType the media type of what we send
/// @param refusedAdvice what the usual causes are when it refuses the token, as a sentence
public record Endpoint(
    String name, URI base, Secret token, String mediaType, String refusedAdvice) {
  public Endpoint {
    base = URI.create(base.toString().replaceAll("/+$", ""));
  }

  /// What it means when it refuses the token, with the usual causes, as sentences.
  public String refused(HttpAnswer answer) {
    return "%s: %s answers %s to the token from %s. %s It says: %s"
        .formatted(
            name,
            answer.request(),
            answer.status(),
            token.origin(),
            refusedAdvice,
            answer.excerpt());
  }

  URI at(Call call) {
    return URI.create(base + call.target());
  }
}

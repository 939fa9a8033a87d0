package io.rollcall.app.engine.kind;

import io.rollcall.app.config.Section;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// URLs in a configuration.
public final class Addresses {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private static final Set<String> ENDPOINTS =
      Set.of("Users", "Groups", "Schemas", "ResourceTypes", "ServiceProviderConfig", "Me", "Bulk");

  private Addresses() {}

  /// An `https` URL, or an `http` one on this machine: a token never crosses a network in the
  /// clear.
  public static URI url(Section section, String key) {
    URI uri = parsed(section, key);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost();
    if (host.isEmpty() || !Set.of("http", "https").contains(scheme)) {
      throw section.mistake(key, "is no URL; expected one like https://example.com/path");
    }
    if (scheme.equals("http") && !LOOPBACK.contains(host)) {
      throw section.mistake(
          key, "is plain http, which would show the token to the network; use https");
    }
    if (uri.getRawUserInfo() != null) {
      throw section.mistake(
          key,
          "has a user or password in it; URLs are shown in reports, so secrets stand elsewhere");
    }
    return uri;
  }

  /// The base URL of a SCIM API: what `/Users` comes after.
  public static URI scimBase(Section section, String key) {
    URI url = url(section, key);
    String path = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (url.getRawQuery() != null || ENDPOINTS.contains(last)) {
      throw section.mistake(
          key,
          "goes too far: it is the URL that /Users comes after, without "
              + (url.getRawQuery() == null ? "/" + last : "what comes after the question mark"));
    }
    return url;
  }

  private static URI parsed(Section section, String key) {
    try {
      return new URI(section.text(key));
    } catch (URISyntaxException wrong) {
      throw section.mistake(key, "is no URL: " + wrong.getReason());
    }
  }
}

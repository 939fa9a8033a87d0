package io.rollcall.faces.standard;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.scim.ScimEndpoint;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Platform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Everything under `/scim/v2/{directoryId}`.
public final class StandardFace implements Face {
  /// What a client asks for that left the directory's id out of its base URL.
  private static final Set<String> ENDPOINTS =
      Set.of(
          "users",
          "groups",
          "me",
          "bulk",
          ".search",
          "schemas",
          "resourcetypes",
          "serviceproviderconfig",
          "serviceproviderconfigs");

  private final ScimEndpoint scim;

  /// @param bases where all directories are, to tell whoever comes to the wrong place
  /// @param limiter counts what directories send
  public StandardFace(Platform platform, Bases bases, RateLimiter limiter) {
    this.scim = new ScimEndpoint(platform, StandardPreset.dialect(), bases, limiter);
  }

  /// Silent where the path names no directory: the last of the faces says where the base is.
  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    return request
        .after(StandardPreset.BASE)
        .filter(tail -> !tail.isEmpty() && !isEndpoint(tail.getFirst()))
        .map(tail -> scim.answer(request, inDirectory(tail), tail.getFirst()));
  }

  private static boolean isEndpoint(String segment) {
    return ENDPOINTS.contains(segment.toLowerCase(Locale.ROOT));
  }

  private static List<String> inDirectory(List<String> tail) {
    return tail.subList(1, tail.size());
  }
}

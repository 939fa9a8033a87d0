package io.rollcall.faces.atlassian;

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

/// Everything under `/scim/directory/{directoryId}`, and the administration of an organization and
/// the accounts that it manages.
public final class AtlassianFace implements Face {
  /// What follows the base URL when the directory's id was left out of it.
  private static final Set<String> ENDPOINTS =
      Set.of("users", "groups", "schemas", "resourcetypes", "serviceproviderconfig");

  private final ScimEndpoint scim;
  private final AtlassianAdministration administration;

  /// @param bases where all directories are, to tell whoever comes to the wrong place
  /// @param limiter counts what directories and keys send
  public AtlassianFace(Platform platform, Bases bases, RateLimiter limiter) {
    this.scim = new ScimEndpoint(platform, AtlassianPreset.dialect(), bases, limiter);
    this.administration = new AtlassianAdministration(platform, limiter);
  }

  /// Every route of the administration as `METHOD /path`.
  public static List<String> routes(Platform platform) {
    return AtlassianAdministration.names(platform);
  }

  /// Silent where the path is one of the wrong bases in circulation: the last of the faces says
  /// where the right one is.
  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    return AtlassianAdministration.owns(request.path())
        ? Optional.of(administration.answer(request))
        : answerScim(request);
  }

  private Optional<WireAnswer> answerScim(WireRequest request) {
    return request
        .after(AtlassianPreset.BASE)
        .filter(tail -> !tail.isEmpty() && !ENDPOINTS.contains(lower(tail.getFirst())))
        .filter(tail -> tail.size() < 2 || !lower(tail.get(1)).equals("scim"))
        .map(tail -> scim.answer(request, inDirectory(tail), tail.getFirst()));
  }

  private static List<String> inDirectory(List<String> tail) {
    return tail.subList(1, tail.size());
  }

  private static String lower(String segment) {
    return segment.toLowerCase(Locale.ROOT);
  }
}

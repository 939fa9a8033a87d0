package io.rollcall.faces.miro;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.scim.ScimEndpoint;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Platform;
import java.util.List;
import java.util.Optional;

/// Everything under Miro's paths. The SCIM token names the directory, so every directory has the
/// same base.
public final class MiroFace implements Face {
  private final ScimEndpoint scim;
  private final MiroRest rest;

  /// @param bases where all directories are, to tell whoever comes to the wrong place
  /// @param limiter counts what directories and keys send
  public MiroFace(Platform platform, Bases bases, RateLimiter limiter) {
    this.scim = new ScimEndpoint(platform, MiroPreset.dialect(), bases, limiter);
    this.rest = new MiroRest(platform, limiter);
  }

  /// Every route of the REST API as `METHOD /path`.
  public static List<String> routes(Platform platform) {
    return new MiroRoutes(platform).names();
  }

  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    return MiroRoutes.owns(request.path())
        ? Optional.of(rest.answer(request))
        : request.after(MiroPreset.BASE).map(tail -> scim.answer(request, tail));
  }
}

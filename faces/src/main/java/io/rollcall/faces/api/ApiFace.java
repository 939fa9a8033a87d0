package io.rollcall.faces.api;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rate.Verdict;
import io.rollcall.faces.rest.KeyThrottle;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.DomainCheck;
import io.rollcall.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The administration API: authenticates, finds the route, and turns what is refused into problems.
public final class ApiFace implements Face {
  private static final String ROOT = "api";
  private static final String VENDORS = "v1";
  private static final KeyThrottle.Cost ONE =
      new KeyThrottle.Cost(
          RateClass.requests("the administration API", 1_500, Duration.ofSeconds(30)), 1, "");

  private final Platform platform;
  private final Routes routes;
  private final KeyThrottle throttle;

  /// @param basePath the path of a directory's SCIM base URL
  /// @param limiter counts what keys send
  public ApiFace(
      Platform platform,
      Function<Directory, String> basePath,
      DomainCheck domainCheck,
      RateLimiter limiter) {
    this.platform = platform;
    this.throttle = new KeyThrottle(limiter, platform.log());
    this.routes =
        new Routes(
            List.of(
                new OrganizationRoutes(platform).all(),
                new DomainRoutes(platform, domainCheck).all(),
                new DirectoryRoutes(platform, basePath).all(),
                new TokenRoutes(platform, basePath).all(),
                new MemberRoutes(platform).all(),
                new GroupRoutes(platform).all(),
                new AccountRoutes(platform).all(),
                new SchemaRoutes(platform).all(),
                new LogRoutes(platform).all()));
  }

  /// Below `/api/v1` are paths of others.
  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    List<String> path = request.path();
    boolean ours =
        !path.isEmpty()
            && path.getFirst().equals(ROOT)
            && !(path.size() > 1 && path.get(1).equals(VENDORS));
    return ours ? Optional.of(act(request)) : Optional.empty();
  }

  private WireAnswer act(WireRequest request) {
    About about = About.route(ROOT, routes.template(request.path()));
    try {
      Caller.OfOrganization caller = caller(request);
      return throttle
          .answer(caller, () -> ONE, new Words(request), () -> act(caller, request))
          .told(about.ofOrganization(caller.organizationId()));
    } catch (Problem.Refused e) {
      return e.problem().answer(request.id()).told(about);
    }
  }

  private WireAnswer act(Caller.OfOrganization caller, WireRequest request) {
    try {
      return routes.answer(caller, request);
    } catch (Problem.Refused e) {
      e.problem().unknown().ifPresent(refusal -> platform.log().unknown(caller, refusal));
      return e.problem().answer(request.id());
    }
  }

  private record Words(WireRequest request) implements KeyThrottle.Writing {
    @Override
    public WireAnswer refusal(String message) {
      return new Problem(429, message, Optional.empty()).answer(request.id());
    }

    /// Only a refusal says more than that there is a limit.
    @Override
    public WireAnswer told(WireAnswer answer, Verdict.Standing standing) {
      return answer;
    }
  }

  private Caller.OfOrganization caller(WireRequest request) {
    String key =
        request
            .bearer()
            .orElseThrow(() ->
                Problem.of(401, "This needs an organization key: Authorization: Bearer rco_…"));
    Caller caller =
        platform
            .tokens()
            .authenticate(key)
            .orElseThrow(() ->
                Problem.of(
                    401,
                    "This key is not known: it was revoked, has expired or was never given out."));
    if (caller instanceof Caller.OfOrganization organization) {
      return organization;
    }
    throw Problem.of(
        401,
        "This is a directory's SCIM token (rcd_…). The administration API needs an organization key (rco_…).");
  }
}

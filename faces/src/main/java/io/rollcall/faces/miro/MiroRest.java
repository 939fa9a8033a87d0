package io.rollcall.faces.miro;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.function.Supplier;

/// Miro's REST API: authenticate, find the route, do what it says. Whatever is refused is told in
/// the error's `message`, and in the log of the organization.
final class MiroRest {
  private final Platform platform;
  private final MiroRoutes routes;
  private final MiroThrottle throttle;
  private final MiroCredentials credentials;

  MiroRest(Platform platform, RateLimiter limiter) {
    this.platform = platform;
    this.credentials = new MiroCredentials(platform, limiter);
    this.routes = new MiroRoutes(platform);
    this.throttle = new MiroThrottle(limiter, platform.log());
  }

  WireAnswer answer(WireRequest wire) {
    About about = About.route(MiroPreset.NAME, routes.template(wire.path()));
    try {
      Caller.OfOrganization caller = credentials.caller(wire);
      return answer(caller, wire).told(about.ofOrganization(caller.organizationId()));
    } catch (MiroError.Refusal e) {
      return MiroAnswers.error(e.error()).told(about);
    }
  }

  private WireAnswer answer(Caller.OfOrganization caller, WireRequest wire) {
    return switch (routes.find(wire.method(), wire.path())) {
      case RouteTable.Found.Route<MiroRoute> found -> {
        MiroCall call = new MiroCall(caller, wire, found.variables());
        yield throttle.answer(call, found.route(), () -> orRefusal(caller, () -> act(call, found)));
      }
      case RouteTable.Found.OtherMethods<MiroRoute>(List<String> allow) ->
          notThere(caller, MiroError.notAllowed(Echo.of(wire.method()), allow));
      case RouteTable.Found.Nothing<MiroRoute> _ ->
          notThere(
              caller,
              MiroError.notFound(
                  "There is no " + Echo.of("/" + String.join("/", wire.path())) + " in this API."));
    };
  }

  private WireAnswer notThere(Caller.OfOrganization caller, MiroError error) {
    return throttle.answer(caller, () -> refused(caller, error));
  }

  private static WireAnswer act(MiroCall call, RouteTable.Found.Route<MiroRoute> found) {
    checkOwn(call.caller(), found);
    return found.route().handler().answer(call);
  }

  private WireAnswer orRefusal(Caller.OfOrganization caller, Supplier<WireAnswer> answer) {
    try {
      return answer.get();
    } catch (UnreadableException e) {
      return refused(caller, MiroError.invalid(e.detail()));
    } catch (MiroError.Refusal e) {
      return refused(caller, e.error());
    }
  }

  private WireAnswer refused(Caller.OfOrganization caller, MiroError error) {
    if (!error.logged()) {
      error
          .unknown()
          .ifPresentOrElse(
              unknown -> platform.log().unknown(caller, unknown),
              () -> platform.log().refused(caller, error.message()));
    }
    return MiroAnswers.error(error);
  }

  /// A key opens its own organization only; any other id is answered alike, whether such an
  /// organization exists or not.
  private static void checkOwn(
      Caller.OfOrganization caller, RouteTable.Found.Route<MiroRoute> found) {
    String own = caller.organizationId();
    if (!found.variables().getOrDefault("org", own).equals(own)) {
      throw MiroError.forbidden(
              "This key opens the organization " + own + "; the path names another one.")
          .refusal();
    }
  }
}

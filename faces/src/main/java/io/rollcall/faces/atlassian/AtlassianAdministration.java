package io.rollcall.faces.atlassian;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.Template;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.scim.DirectoryBudgets;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Everything that an organization's key opens: authenticate, find the route, do what it says.
/// Whatever is refused is told in the error, and in the log of the organization.
final class AtlassianAdministration {
  private static final Set<String> ORGANIZATION_APIS = Set.of("v1", "v2");

  private final Platform platform;
  private final RouteTable<AtlassianRoute> routes;
  private final AtlassianThrottle throttle;
  private final AtlassianCredentials credentials;

  /// @param limiter counts what keys send, and directories that come here
  AtlassianAdministration(Platform platform, RateLimiter limiter) {
    this.platform = platform;
    this.routes = table(platform);
    this.throttle = new AtlassianThrottle(limiter, platform.log());
    this.credentials =
        new AtlassianCredentials(platform, new DirectoryBudgets(limiter, platform.log()));
  }

  private static RouteTable<AtlassianRoute> table(Platform platform) {
    return new RouteTable<>(
        Stream.of(
                new LinkRoutes(platform).all(),
                new ManageRoutes(platform).all(),
                new OrganizationRoutes(platform).all(),
                new EventRoutes(platform).all(),
                new PeopleRoutes(platform).all(),
                new PersonRoutes(platform).all(),
                new InviteRoutes(platform).all(),
                new GroupSearchRoutes(platform).all(),
                new GroupRoutes(platform).all())
            .flatMap(List::stream)
            .toList());
  }

  /// Whether this path is one of the administration's. Wrong bases of SCIM are not.
  static boolean owns(List<String> path) {
    return switch (path.size()) {
      case 0, 1 -> false;
      default ->
          switch (path.getFirst()) {
            case "users" -> path.size() > 2 && path.get(2).equals("manage");
            case "admin" ->
                path.get(1).equals("user-provisioning")
                    || (path.size() > 2
                        && ORGANIZATION_APIS.contains(path.get(1))
                        && path.get(2).equals("orgs"));
            default -> false;
          };
    };
  }

  /// Every route as `METHOD /path`.
  static List<String> names(Platform platform) {
    return table(platform).names();
  }

  WireAnswer answer(WireRequest wire) {
    About about = About.route(AtlassianPreset.NAME, template(wire.path()));
    try {
      Caller.OfOrganization caller = credentials.caller(wire);
      return act(caller, wire).told(about.ofOrganization(caller.organizationId()));
    } catch (AtlassianError.Refusal e) {
      return AtlassianAnswers.error(e.error(), wire).told(about);
    }
  }

  /// The path as the request log has it, without ids.
  private String template(List<String> path) {
    return routes
        .at(path)
        .map(AtlassianRoute::template)
        .map(Template::path)
        .orElseGet(() -> "/" + path.getFirst() + "/…");
  }

  private WireAnswer act(Caller.OfOrganization caller, WireRequest wire) {
    return switch (routes.find(wire.method(), wire.path())) {
      case RouteTable.Found.Route<AtlassianRoute>(var route, var variables) -> {
        AtlassianCall call = new AtlassianCall(caller, wire, variables);
        yield throttle.answer(call, route, () -> orRefusal(caller, wire, () -> act(call, route)));
      }
      case RouteTable.Found.OtherMethods<AtlassianRoute>(List<String> allow) ->
          notThere(caller, wire, AtlassianError.notAllowed(Echo.of(wire.method()), allow));
      case RouteTable.Found.Nothing<AtlassianRoute> _ ->
          notThere(
              caller,
              wire,
              AtlassianError.notFound(
                  AtlassianError.NO_SUCH_THING,
                  "There is no " + Echo.of("/" + String.join("/", wire.path())) + " in this API."));
    };
  }

  private WireAnswer notThere(
      Caller.OfOrganization caller, WireRequest wire, AtlassianError error) {
    return throttle.answer(
        new AtlassianCall(caller, wire, Map.of()), () -> refused(caller, wire, error));
  }

  private static WireAnswer act(AtlassianCall call, AtlassianRoute route) {
    checkOwn(call);
    return route.handler().answer(call);
  }

  private WireAnswer orRefusal(
      Caller.OfOrganization caller, WireRequest wire, Supplier<WireAnswer> answer) {
    try {
      return answer.get();
    } catch (UnreadableException e) {
      return refused(caller, wire, AtlassianError.of(e));
    } catch (AtlassianError.Refusal e) {
      return refused(caller, wire, e.error());
    }
  }

  private WireAnswer refused(Caller.OfOrganization caller, WireRequest wire, AtlassianError error) {
    if (!error.logged()) {
      platform.log().refused(caller, error.detail());
    }
    return AtlassianAnswers.error(error, wire);
  }

  /// A key opens its own organization only; any other id is answered alike, whether such an
  /// organization exists or not.
  private static void checkOwn(AtlassianCall call) {
    String own = call.organization();
    if (!call.variables().getOrDefault("org", own).equals(own)) {
      throw AtlassianError.forbidden(
              "This key opens the organization " + own + "; the path names another one.")
          .refusal();
    }
  }
}

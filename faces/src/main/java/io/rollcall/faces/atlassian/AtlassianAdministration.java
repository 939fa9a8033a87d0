package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.RouteTable;
import io.rollcall.faces.rest.Template;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Everything that an organization's key opens: authenticate, find the route, do what it says.
/// Whatever is refused is told in the error, and in the log of the organization.
final class AtlassianAdministration {
  private static final Set<String> ORGANIZATION_APIS = Set.of("v1", "v2");

  private final Platform platform;
  private final RouteTable<AtlassianRoute> routes;

  AtlassianAdministration(Platform platform) {
    this.platform = platform;
    this.routes =
        new RouteTable<>(
            Stream.of(new LinkRoutes(platform).all(), new ManageRoutes(platform).all())
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
  List<String> names() {
    return routes.names();
  }

  WireAnswer answer(WireRequest wire) {
    About about = About.route(AtlassianPreset.NAME, template(wire.path()));
    try {
      Caller.OfOrganization caller = AtlassianCredentials.caller(platform, wire);
      return orRefusal(caller, () -> act(caller, wire))
          .told(about.ofOrganization(caller.organizationId()));
    } catch (AtlassianError.Refusal e) {
      return AtlassianAnswers.error(e.error()).told(about);
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
        checkOwn(call);
        yield route.handler().answer(call);
      }
      case RouteTable.Found.OtherMethods<AtlassianRoute>(List<String> allow) ->
          throw AtlassianError.notAllowed(Echo.of(wire.method()), allow).refusal();
      case RouteTable.Found.Nothing<AtlassianRoute> _ ->
          throw AtlassianError.notFound(
                  "There is no " + Echo.of("/" + String.join("/", wire.path())) + " in this API.")
              .refusal();
    };
  }

  private WireAnswer orRefusal(Caller.OfOrganization caller, Supplier<WireAnswer> answer) {
    try {
      return answer.get();
    } catch (UnreadableException e) {
      return refused(caller, AtlassianError.of(e));
    } catch (AtlassianError.Refusal e) {
      return refused(caller, e.error());
    }
  }

  private WireAnswer refused(Caller.OfOrganization caller, AtlassianError error) {
    if (!error.logged()) {
      platform.log().refused(caller, error.detail());
    }
    return AtlassianAnswers.error(error);
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

package io.rollcall.faces.scim;

import io.rollcall.faces.scim.ScimReply.Resource;
import io.rollcall.faces.scim.ScimRequest.Window;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Expected;
import io.rollcall.platform.Group;
import io.rollcall.platform.Listing;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Page;
import io.rollcall.platform.Platform;
import io.rollcall.platform.User;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the act that a request asks for and does it.
final class ScimActs {
  private final Platform platform;
  private final Dialect dialect;

  ScimActs(Platform platform, Dialect dialect) {
    this.platform = platform;
    this.dialect = dialect;
  }

  ScimReply act(Caller.OfDirectory caller, ScimRequest request) {
    return switch (request) {
      case ScimRequest.CreateUser(var resource, var shown) ->
          reply(
              platform.users().create(caller, new ResourceRequest(resource, List.of())),
              user -> new ScimReply.Created(of(user), shown));
      case ScimRequest.GetUser(var id, var shown) ->
          reply(
              platform.users().get(caller, id, true), user -> new ScimReply.Shown(of(user), shown));
      case ScimRequest.FindUsers(Window window, var shown) -> findUsers(caller, window, shown);
      case ScimRequest.PatchUser(var id, var patch, var shown) ->
          reply(
              platform.users().patch(caller, id, patch, Expected.ANY, true),
              user -> new ScimReply.Shown(of(user), shown));
      case ScimRequest.DeleteUser(var id) ->
          reply(platform.users().delete(caller, id, Expected.ANY), _ -> new ScimReply.Done());
      case ScimRequest.GetGroup(var id, var shown) ->
          reply(
              platform.groups().get(caller, id, withMembers(shown)),
              group -> new ScimReply.Shown(of(group), shown));
      case ScimRequest.FindGroups(Window window, var shown) -> findGroups(caller, window, shown);
      case ScimRequest.PatchGroup(var id, var patch, var shown) ->
          reply(
              platform.groups().patch(caller, id, patch, Expected.ANY, withMembers(shown)),
              group -> patched(group, shown));
      case ScimRequest.ShowServiceProviderConfig() ->
          new ScimReply.Document(Discovery.serviceProviderConfig(dialect));
      case ScimRequest.ShowResourceTypes(var name) ->
          name.map(n -> document(Discovery.resourceType(n), "resource type", n))
              .orElseGet(() -> new ScimReply.Documents(Discovery.resourceTypes()));
      case ScimRequest.ShowSchemas(var urn) ->
          urn.map(u -> document(Discovery.schema(u), "schema", u))
              .orElseGet(() -> new ScimReply.Documents(Discovery.schemas()));
      case ScimRequest.NotAllowed(var allow, var reason) -> new ScimReply.NotAllowed(allow, reason);
    };
  }

  private ScimReply findUsers(Caller.OfDirectory caller, Window window, Projection shown) {
    return reply(
        platform.users().find(caller, listing(window, true)),
        page -> listed(page, ScimActs::of, shown));
  }

  private ScimReply findGroups(Caller.OfDirectory caller, Window window, Projection shown) {
    return reply(
        platform.groups().find(caller, listing(window, withMembers(shown))),
        page -> listed(page, ScimActs::of, shown));
  }

  private static Listing listing(Window window, boolean withReferences) {
    return new Listing(
        window.filter(),
        Optional.empty(),
        new Listing.Window.Index(window.startIndex(), window.count()),
        withReferences);
  }

  private static <T> ScimReply listed(
      Page<T> page, Function<T, Resource> resource, Projection shown) {
    return new ScimReply.Listed(
        page.total(), page.startIndex(), page.items().stream().map(resource).toList(), shown);
  }

  private ScimReply patched(Group group, Projection shown) {
    return dialect.groups().patchShowsGroup()
        ? new ScimReply.Shown(of(group), shown)
        : new ScimReply.Done();
  }

  private static <T> ScimReply reply(Outcome<T> outcome, Function<T, ScimReply> done) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.Refused<T>(var refusal) -> new ScimReply.Refused(Refusals.scim(refusal));
    };
  }

  private static ScimReply document(Optional<Json.Obj> document, String kind, String name) {
    return document
        .<ScimReply>map(ScimReply.Document::new)
        .orElseGet(() ->
            new ScimReply.Refused(
                ScimError.notFound("There is no " + kind + " " + Echo.of(name) + ".")));
  }

  private static boolean withMembers(Projection shown) {
    return shown.wants("members", ResourceType.group());
  }

  private static Resource of(User user) {
    return new Resource(
        ResourceType.user(),
        user.id(),
        user.version(),
        user.created(),
        user.changed(),
        user.resource());
  }

  private static Resource of(Group group) {
    return new Resource(
        ResourceType.group(),
        group.id(),
        group.version(),
        group.created(),
        group.changed(),
        group.resource());
  }
}

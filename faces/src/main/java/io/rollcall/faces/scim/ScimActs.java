package io.rollcall.faces.scim;

import io.rollcall.faces.scim.ScimReply.Resource;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Listing;
import io.rollcall.platform.Page;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Types;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Projection;

/// Finds the act that a request asks for and does it.
final class ScimActs {
  private final Dialect dialect;
  private final Refusals refusals;
  private final ResourceActs users;
  private final ResourceActs groups;
  private final RootSearch rootSearch;

  ScimActs(Platform platform, Dialect dialect) {
    this.dialect = dialect;
    this.refusals = new Refusals(dialect);
    this.users = new ResourceActs.OfUsers(platform.users());
    this.groups = new ResourceActs.OfGroups(platform.groups());
    this.rootSearch = new RootSearch(users, groups, refusals);
  }

  ScimReply act(Caller.OfDirectory caller, ScimRequest.Single request) {
    return switch (request) {
      case ScimRequest.Create create -> create(caller, create);
      case ScimRequest.Get get -> get(caller, get);
      case ScimRequest.Find find -> find(caller, find);
      case ScimRequest.FindAll find -> rootSearch.find(caller, find);
      case ScimRequest.Replace replace -> replace(caller, replace);
      case ScimRequest.Patch patch -> patch(caller, patch);
      case ScimRequest.Delete(Kind kind, var id, var expected) ->
          refusals.reply(of(kind).delete(caller, id, expected), _ -> new ScimReply.Deleted());
      case ScimRequest.ForAnybody open -> answer(open, caller.types());
    };
  }

  /// @param types what is told of
  ScimReply answer(ScimRequest.ForAnybody request, Types types) {
    return switch (request) {
      case ScimRequest.ShowMethods(var allow) -> new ScimReply.Methods(allow);
      case ScimRequest.NotAllowed(var allow, var reason) ->
          new ScimReply.NotAllowed(allow, ScimError.methodNotAllowed(reason));
      case ScimRequest.Described described -> new Discovery(dialect, types).describe(described);
    };
  }

  private ResourceActs of(Kind kind) {
    return switch (kind) {
      case USER -> users;
      case GROUP -> groups;
    };
  }

  private ScimReply create(Caller.OfDirectory caller, ScimRequest.Create create) {
    boolean references = create.kind().wantsReferences(create.shown(), caller.types());
    return refusals.reply(
        of(create.kind()).create(caller, create.resource(), references),
        made -> new ScimReply.Created(made, create.shown()));
  }

  /// A User's groups are derived, and its version does not tell of them: whoever is to see them
  /// gets them, whatever version they have.
  private ScimReply get(Caller.OfDirectory caller, ScimRequest.Get get) {
    boolean references = get.kind().wantsReferences(get.shown(), caller.types());
    return refusals.reply(
        of(get.kind()).get(caller, get.id(), references),
        found ->
            get.unless().includes(found.version()) && !(references && get.kind() == Kind.USER)
                ? new ScimReply.NotModified(found)
                : new ScimReply.Shown(found, get.shown()));
  }

  private ScimReply find(Caller.OfDirectory caller, ScimRequest.Find find) {
    return refusals.reply(
        of(find.kind()).find(caller, find.listing()),
        page ->
            switch (find.listing().window()) {
              case Listing.Window.Index _ -> listed(page, find.shown());
              case Listing.Window.Cursor _ ->
                  new ScimReply.ListedByCursor(
                      page.total(), page.items(), page.nextCursor(), find.shown());
            });
  }

  private static ScimReply listed(Page<Resource> page, Projection shown) {
    return new ScimReply.Listed(page.total(), page.startIndex(), page.items(), shown);
  }

  private ScimReply replace(Caller.OfDirectory caller, ScimRequest.Replace replace) {
    boolean references = replace.kind().wantsReferences(replace.shown(), caller.types());
    return refusals.reply(
        of(replace.kind())
            .replace(caller, replace.id(), replace.resource(), replace.expected(), references),
        replaced -> new ScimReply.Shown(replaced, replace.shown()));
  }

  /// A group whose members were changed is shown to those only who ask for attributes (RFC 7644
  /// §3.5.2 leaves 204 to the server).
  private ScimReply patch(Caller.OfDirectory caller, ScimRequest.Patch patch) {
    boolean silent =
        patch.kind() == Kind.GROUP
            && dialect.has(Dialect.Feature.SILENT_GROUP_PATCH)
            && patch.shown().equals(Projection.DEFAULT);
    boolean references = !silent && patch.kind().wantsReferences(patch.shown(), caller.types());
    return refusals.reply(
        of(patch.kind()).patch(caller, patch.id(), patch.patch(), patch.expected(), references),
        patched ->
            silent ? new ScimReply.Changed(patched) : new ScimReply.Shown(patched, patch.shown()));
  }
}

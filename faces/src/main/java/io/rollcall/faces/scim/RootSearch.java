package io.rollcall.faces.scim;

import io.rollcall.faces.scim.ScimReply.Resource;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Listing;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Page;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.RootFilter;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A query of all resources (RFC 7644 §3.4.2.1): the users, then the groups, in one list.
///
/// A cursor is that of the list that it leads on in, with `u.` or `g.` in front; `g.` alone is the
/// beginning of the groups.
record RootSearch(ResourceActs users, ResourceActs groups, Refusals refusals) {
  private static final String IN_USERS = "u.";
  private static final String IN_GROUPS = "g.";

  ScimReply find(Caller.OfDirectory caller, ScimRequest.FindAll find) {
    return switch (find.window()) {
      case Listing.Window.Index window -> byPlace(caller, find, window);
      case Listing.Window.Cursor window -> byCursor(caller, find, window);
    };
  }

  private ScimReply byPlace(
      Caller.OfDirectory caller, ScimRequest.FindAll find, Listing.Window.Index window) {
    return refusals.reply(
        search(caller, find, Kind.USER, window),
        found ->
            refusals.reply(
                search(caller, find, Kind.GROUP, rest(window, found)),
                more ->
                    new ScimReply.Listed(
                        found.total() + more.total(),
                        window.startIndex(),
                        joined(found.items(), more.items()),
                        find.shown())));
  }

  /// What of the groups belongs on the page: nothing before the last user is on one.
  private static Listing.Window.Index rest(Listing.Window.Index window, Page<Resource> users) {
    int before = Math.toIntExact(Math.min(users.total(), window.startIndex() - 1L));
    return before + users.items().size() < users.total()
        ? new Listing.Window.Index(1, 0)
        : new Listing.Window.Index(
            window.startIndex() - before, window.count() - users.items().size());
  }

  private static List<Resource> joined(List<Resource> first, List<Resource> second) {
    List<Resource> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private ScimReply byCursor(
      Caller.OfDirectory caller, ScimRequest.FindAll find, Listing.Window.Cursor window) {
    String after = window.after().orElse(IN_USERS);
    if (!after.startsWith(IN_USERS) && !after.startsWith(IN_GROUPS)) {
      return new ScimReply.Refused(
          ScimError.invalidCursor(
              "The cursor "
                  + Echo.of(after)
                  + " is none of this query's. Begin with an empty cursor, then send each nextCursor as it is."));
    }
    Kind kind = after.startsWith(IN_USERS) ? Kind.USER : Kind.GROUP;
    Optional<String> inner = Optional.of(after.substring(2)).filter(text -> !text.isEmpty());
    return refusals.reply(
        search(caller, find, kind, new Listing.Window.Cursor(inner, window.count())),
        found -> listed(caller, find, kind, found));
  }

  /// The total is that of both lists.
  private ScimReply listed(
      Caller.OfDirectory caller, ScimRequest.FindAll find, Kind kind, Page<Resource> page) {
    Kind other = kind == Kind.USER ? Kind.GROUP : Kind.USER;
    return refusals.reply(
        search(caller, find, other, new Listing.Window.Index(1, 0)),
        rest ->
            new ScimReply.ListedByCursor(
                page.total() + rest.total(), page.items(), next(kind, page), find.shown()));
  }

  private static Optional<String> next(Kind kind, Page<Resource> page) {
    return switch (kind) {
      case USER -> Optional.of(page.nextCursor().map(IN_USERS::concat).orElse(IN_GROUPS));
      case GROUP -> page.nextCursor().map(IN_GROUPS::concat);
    };
  }

  /// Of one kind, what the filter says of it: an attribute that it lacks is absent (RFC 7644
  /// §3.4.2.1).
  private Outcome<Page<Resource>> search(
      Caller.OfDirectory caller, ScimRequest.FindAll find, Kind kind, Listing.Window window) {
    Optional<Filter> filter = find.filter().map(all -> filter(caller, kind, all));
    if (filter.filter(RootFilter.NONE::equals).isPresent()) {
      return Outcome.done(new Page<>(0, 1, List.of()));
    }
    boolean references = kind.wantsReferences(find.shown(), caller.types());
    return of(kind).find(caller, new Listing(filter, Optional.empty(), window, references));
  }

  private static Filter filter(Caller.OfDirectory caller, Kind kind, Filter all) {
    RootFilter.check(all, List.of(caller.types().user(), caller.types().group()));
    return RootFilter.of(
        all, kind.type(caller.types()), new Reading(Terms.of(caller).leniencies()));
  }

  private ResourceActs of(Kind kind) {
    return switch (kind) {
      case USER -> users;
      case GROUP -> groups;
    };
  }
}

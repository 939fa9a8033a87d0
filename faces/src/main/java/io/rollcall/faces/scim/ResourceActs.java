package io.rollcall.faces.scim;

import io.rollcall.faces.scim.ScimReply.Resource;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Expected;
import io.rollcall.platform.Group;
import io.rollcall.platform.Groups;
import io.rollcall.platform.Listing;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Page;
import io.rollcall.platform.User;
import io.rollcall.platform.Users;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceRequest;
import java.util.function.Function;

/// The acts that users and groups both have, seen alike.
///
/// `withReferences` says whether a user comes with its groups, a group with its members.
sealed interface ResourceActs {
  Outcome<Resource> create(
      Caller.OfDirectory caller, ResourceRequest request, boolean withReferences);

  Outcome<Resource> get(Caller.OfDirectory caller, String id, boolean withReferences);

  Outcome<Page<Resource>> find(Caller.OfDirectory caller, Listing listing);

  Outcome<Resource> replace(
      Caller.OfDirectory caller,
      String id,
      ResourceRequest request,
      Expected expected,
      boolean withReferences);

  Outcome<Resource> patch(
      Caller.OfDirectory caller,
      String id,
      PatchRequest request,
      Expected expected,
      boolean withReferences);

  Outcome<String> delete(Caller.OfDirectory caller, String id, Expected expected);

  private static <T> Page<Resource> page(Page<T> page, Function<T, Resource> resource) {
    return new Page<>(
        page.total(),
        page.startIndex(),
        page.items().stream().map(resource).toList(),
        page.nextCursor());
  }

  record OfUsers(Users users) implements ResourceActs {
    @Override
    public Outcome<Resource> create(
        Caller.OfDirectory caller, ResourceRequest request, boolean withReferences) {
      return users.create(caller, request).map(user -> resource(caller, user));
    }

    @Override
    public Outcome<Resource> get(Caller.OfDirectory caller, String id, boolean withReferences) {
      return users.get(caller, id, withReferences).map(user -> resource(caller, user));
    }

    @Override
    public Outcome<Page<Resource>> find(Caller.OfDirectory caller, Listing listing) {
      return users
          .find(caller, listing)
          .map(found -> ResourceActs.page(found, user -> resource(caller, user)));
    }

    @Override
    public Outcome<Resource> replace(
        Caller.OfDirectory caller,
        String id,
        ResourceRequest request,
        Expected expected,
        boolean withReferences) {
      return users
          .replace(caller, id, request, expected, withReferences)
          .map(user -> resource(caller, user));
    }

    @Override
    public Outcome<Resource> patch(
        Caller.OfDirectory caller,
        String id,
        PatchRequest request,
        Expected expected,
        boolean withReferences) {
      return users
          .patch(caller, id, request, expected, withReferences)
          .map(user -> resource(caller, user));
    }

    @Override
    public Outcome<String> delete(Caller.OfDirectory caller, String id, Expected expected) {
      return users.delete(caller, id, expected);
    }

    private static Resource resource(Caller.OfDirectory caller, User user) {
      return new Resource(
          caller.types().user(),
          user.id(),
          user.version(),
          user.created(),
          user.changed(),
          user.resource());
    }
  }

  record OfGroups(Groups groups) implements ResourceActs {
    @Override
    public Outcome<Resource> create(
        Caller.OfDirectory caller, ResourceRequest request, boolean withReferences) {
      return groups.create(caller, request, withReferences).map(group -> resource(caller, group));
    }

    @Override
    public Outcome<Resource> get(Caller.OfDirectory caller, String id, boolean withReferences) {
      return groups.get(caller, id, withReferences).map(group -> resource(caller, group));
    }

    @Override
    public Outcome<Page<Resource>> find(Caller.OfDirectory caller, Listing listing) {
      return groups
          .find(caller, listing)
          .map(found -> ResourceActs.page(found, group -> resource(caller, group)));
    }

    @Override
    public Outcome<Resource> replace(
        Caller.OfDirectory caller,
        String id,
        ResourceRequest request,
        Expected expected,
        boolean withReferences) {
      return groups
          .replace(caller, id, request, expected, withReferences)
          .map(group -> resource(caller, group));
    }

    @Override
    public Outcome<Resource> patch(
        Caller.OfDirectory caller,
        String id,
        PatchRequest request,
        Expected expected,
        boolean withReferences) {
      return groups
          .patch(caller, id, request, expected, withReferences)
          .map(group -> resource(caller, group));
    }

    @Override
    public Outcome<String> delete(Caller.OfDirectory caller, String id, Expected expected) {
      return groups.delete(caller, id, expected);
    }

    private static Resource resource(Caller.OfDirectory caller, Group group) {
      return new Resource(
          caller.types().group(),
          group.id(),
          group.version(),
          group.created(),
          group.changed(),
          group.resource());
    }
  }
}

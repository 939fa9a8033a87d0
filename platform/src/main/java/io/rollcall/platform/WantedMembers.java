package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.MemberChange;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a request makes of a group's members in the end, in however many operations it says so.
///
/// @param whole whether everybody goes who is not wanted
/// @param wanted who is to be a member
/// @param unwanted who is not
/// @param named whom an add or a replace names, also if a later operation removes them: each must
///   exist
/// @param dropped whom a remove names
record WantedMembers(
    boolean whole,
    Set<String> wanted,
    Set<String> unwanted,
    Set<String> named,
    Set<String> dropped) {

  /// Changes nobody.
  static final WantedMembers AS_THEY_ARE = of(List.of());

  WantedMembers {
    wanted = Collections.unmodifiableSet(new LinkedHashSet<>(wanted));
    unwanted = Collections.unmodifiableSet(new LinkedHashSet<>(unwanted));
    named = Collections.unmodifiableSet(new LinkedHashSet<>(named));
    dropped = Collections.unmodifiableSet(new LinkedHashSet<>(dropped));
  }

  static WantedMembers of(List<MemberChange> changes) {
    boolean whole = false;
    Set<String> wanted = new LinkedHashSet<>();
    Set<String> unwanted = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    Set<String> dropped = new LinkedHashSet<>();
    for (MemberChange change : changes) {
      switch (change) {
        case MemberChange.Add(Set<String> ids) -> {
          named.addAll(ids);
          move(ids, unwanted, wanted);
        }
        case MemberChange.Remove(Set<String> ids) -> {
          dropped.addAll(ids);
          move(ids, wanted, unwanted);
        }
        case MemberChange.Replace(Set<String> ids) -> {
          named.addAll(ids);
          whole = true;
          wanted.clear();
          move(ids, unwanted, wanted);
        }
        case MemberChange.Clear() -> {
          whole = true;
          wanted.clear();
        }
      }
    }
    return new WantedMembers(whole, wanted, unwanted, named, dropped);
  }

  private static void move(Set<String> ids, Set<String> from, Set<String> to) {
    from.removeAll(ids);
    to.addAll(ids);
  }

  /// Exactly the members that a resource names (POST, PUT); none, if it has no `members`.
  ///
  /// @throws ScimException invalidValue if one has no `value`
  static WantedMembers exactly(Json.Obj resource) {
    Set<String> ids = new LinkedHashSet<>();
    for (Json member : resource.items("members")) {
      ids.add(
          member instanceof Json.Obj object && object.string("value").isPresent()
              ? object.string("value").orElseThrow()
              : withoutValue());
    }
    return new WantedMembers(true, ids, Set.of(), ids, Set.of());
  }

  private static String withoutValue() {
    throw ScimError.invalidValue(
            "Each of the members needs a value, the id of a User or of a Group.")
        .exception();
  }

  boolean isNothing() {
    return !whole && named.isEmpty() && dropped.isEmpty();
  }

  /// Everybody whose id has to be looked up.
  Set<String> mentioned() {
    Set<String> all = new LinkedHashSet<>(named);
    all.addAll(dropped);
    return all;
  }
}

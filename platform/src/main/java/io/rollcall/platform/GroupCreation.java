package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.schema.ResourceRequest;
import java.util.Optional;

/// What POST of a Group does: a group of the directory, with the members that it names.
record GroupCreation(Act act, Caller.OfDirectory caller) {

  Outcome<GroupRows.Row> create(ResourceRequest request) {
    GroupAttributes attributes = GroupAttributes.read(request.resource(), caller.preset());
    WantedMembers wanted = WantedMembers.exactly(request.resource());
    GroupRows.Row group = row(attributes);
    GroupMembers members =
        GroupMembers.of(
            act,
            caller,
            wanted,
            act.namedMembers().of(group.ownerId(), GroupChange.lookedUp(caller, wanted)));
    Optional<Refusal> refusal =
        GroupName.refusal(act, caller.preset(), group).or(() -> members.refusal(group));
    if (refusal.isPresent()) {
      return refuse(refusal.get(), group.displayName());
    }
    act.groups().insert(group);
    int added = wanted.wanted().isEmpty() ? 0 : members.apply(group.id()).added();
    act.log(
        caller.organizationId(),
        Kind.GROUP_CREATED,
        Subject.resource(group.id()),
        "Group %s (%s) created with %d members.".formatted(group.displayName(), group.id(), added),
        request.leniencies());
    return Outcome.done(group);
  }

  private <T> Outcome<T> refuse(Refusal refusal, String name) {
    String organizationId = caller.organizationId();
    String logged = GroupName.logged(caller.preset(), organizationId, name, refusal);
    return logged.equals(refusal.detail())
        ? act.refuse(organizationId, refusal, Subject.NONE)
        : act.refuse(organizationId, refusal, Subject.NONE, logged, Optional.empty());
  }

  private GroupRows.Row row(GroupAttributes attributes) {
    return attributes.row(
        new GroupAttributes.Place(newId(), Act.groupOwner(caller), caller.organizationId()),
        caller.types().group(),
        1,
        act.now(),
        act.now());
  }

  private String newId() {
    return switch (caller.preset().scimIdIs()) {
      case ACCOUNT -> act.ids().number();
      case RECORD -> act.ids().uuid();
    };
  }
}

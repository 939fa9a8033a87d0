package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Level.L1;
import static io.rollcall.faces.miro.Level.L4;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Platform;
import io.rollcall.platform.UserGroup;
import io.rollcall.platform.UserGroupMember;
import io.rollcall.platform.UserGroupMembers;
import io.rollcall.platform.UserGroups;
import java.util.List;
import java.util.Optional;

/// User groups, and who is in them.
record UserGroupRoutes(Platform platform) {
  private static final String GROUPS = "/v2/orgs/{org}/groups";
  private static final String GROUP = GROUPS + "/{group}";
  private static final String MEMBERS = GROUP + "/members";
  private static final String MEMBER = MEMBERS + "/{member}";

  List<MiroRoute> all() {
    return List.of(
        MiroRoute.of("GET", GROUPS, L1, this::list),
        MiroRoute.of("POST", GROUPS, L1, this::create),
        MiroRoute.of("GET", GROUP, L1, this::show),
        MiroRoute.of("PATCH", GROUP, L1, this::change),
        MiroRoute.of("DELETE", GROUP, L4, this::delete),
        MiroRoute.of("GET", MEMBERS, L1, this::members),
        MiroRoute.of("POST", MEMBERS, L1, this::addMember),
        new UserGroupBulk(platform).route(MEMBERS),
        MiroRoute.of("GET", MEMBER, L1, this::member),
        MiroRoute.of("DELETE", MEMBER, L4, this::removeMember));
  }

  private UserGroups groups() {
    return platform.userGroups();
  }

  private UserGroupMembers people() {
    return groups().members();
  }

  private WireAnswer list(MiroCall call) {
    return MiroAnswers.page(
        groups().page(call.organization(), call.cursor(), call.limit() + 1),
        call.limit(),
        MiroShapes::group,
        UserGroup::id);
  }

  private WireAnswer create(MiroCall call) {
    String name =
        call.required("name", "{\"name\": \"Designers\", \"description\": \"Who draws\"}");
    return MiroAnswers.created(
        MiroShapes.group(
            MiroError.done(
                groups()
                    .create(
                        call.caller(),
                        call.organization(),
                        name,
                        call.text("description").orElse("")))));
  }

  private WireAnswer show(MiroCall call) {
    return groups()
        .get(call.organization(), call.variable("group"))
        .map(group -> MiroAnswers.ok(MiroShapes.group(group)))
        .orElseThrow(() -> unknownGroup(call));
  }

  static MiroError.Refusal unknownGroup(MiroCall call) {
    return MiroError.unknown("User group", call.variable("group"));
  }

  private WireAnswer change(MiroCall call) {
    Optional<String> name = call.text("name");
    Optional<String> description = call.text("description");
    if (name.isEmpty() && description.isEmpty()) {
      throw MiroError.invalid(
              "The body needs \"name\" or \"description\", as in {\"description\": \"Who draws\"}.")
          .refusal();
    }
    return MiroAnswers.ok(
        MiroShapes.group(
            MiroError.done(
                groups()
                    .change(
                        call.caller(),
                        call.organization(),
                        call.variable("group"),
                        name,
                        description))));
  }

  private WireAnswer delete(MiroCall call) {
    String _ =
        MiroError.done(groups().delete(call.caller(), call.organization(), call.variable("group")));
    return MiroAnswers.nothing();
  }

  private WireAnswer members(MiroCall call) {
    List<UserGroupMember> members =
        people()
            .page(call.organization(), call.variable("group"), call.cursor(), call.limit() + 1)
            .orElseThrow(() -> unknownGroup(call));
    return MiroAnswers.page(
        members, call.limit(), MiroShapes::groupMember, UserGroupMember::accountId);
  }

  private WireAnswer addMember(MiroCall call) {
    String email = call.required("email", "{\"email\": \"ada@acme.example\"}");
    return MiroAnswers.created(
        MiroShapes.groupMember(
            MiroError.done(
                people()
                    .add(
                        call.caller(),
                        call.organization(),
                        call.variable("group"),
                        call.address(email)))));
  }

  private WireAnswer member(MiroCall call) {
    return people()
        .get(call.organization(), call.variable("group"), call.variable("member"))
        .map(member -> MiroAnswers.ok(MiroShapes.groupMember(member)))
        .orElseThrow(() -> MiroError.unknown("Member of the user group", call.variable("member")));
  }

  private WireAnswer removeMember(MiroCall call) {
    UserGroupMember _ =
        MiroError.done(
            people()
                .remove(
                    call.caller(),
                    call.organization(),
                    call.variable("group"),
                    call.variable("member")));
    return MiroAnswers.nothing();
  }
}

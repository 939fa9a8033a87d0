package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Member;
import io.rollcall.platform.MemberQuery;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Who is in the organization, guests included: what its administrators do in the app's own pages.
record MemberRoutes(Platform platform) {
  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/members", this::list, "email", "role", "active", "after", "limit"),
        Route.of("POST", "/api/members", this::invite),
        Route.of("GET", "/api/members/{account}", this::show),
        Route.of("PATCH", "/api/members/{account}", this::update),
        Route.of("DELETE", "/api/members/{account}", this::remove));
  }

  private WireAnswer list(Call call) {
    MemberQuery query =
        new MemberQuery(
            call.parameter("email").map(List::of).orElse(List.of()),
            call.parameter("role").map(MemberRoutes::role),
            call.flag("active"),
            call.parameter("after"),
            call.limit() + 1);
    return Answers.page(
        platform.members().list(call.organization(), query),
        call.limit(),
        MemberRoutes::json,
        Member::accountId);
  }

  private WireAnswer invite(Call call) {
    Fields fields = call.fields("email", "role", "name");
    Member added =
        Problem.done(
            platform
                .members()
                .add(
                    call.caller(),
                    call.organization(),
                    fields.required("email"),
                    role(fields.string("role").orElse("member")),
                    fields.string("name")));
    return Answers.created(call, "/api/members/" + added.accountId(), json(added));
  }

  private WireAnswer show(Call call) {
    String account = call.variable("account");
    return platform
        .members()
        .get(call.organization(), account)
        .map(found -> Answers.ok(json(found)))
        .orElseThrow(() -> Problem.unknown("Member", account));
  }

  private WireAnswer update(Call call) {
    Role role = role(call.fields("role").required("role"));
    return Answers.ok(
        json(
            Problem.done(
                platform
                    .members()
                    .changeRole(
                        call.caller(), call.organization(), call.variable("account"), role))));
  }

  private WireAnswer remove(Call call) {
    Member _ =
        Problem.done(
            platform
                .members()
                .remove(call.caller(), call.organization(), call.variable("account")));
    return Answers.done();
  }

  private static Role role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> word(role).equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            Problem.invalid(
                "There is no role "
                    + Echo.of(name)
                    + "; there is: "
                    + Arrays.stream(Role.values())
                        .map(MemberRoutes::word)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Json.Obj json(Member member) {
    Json.Builder json = Json.object().put("accountId", member.accountId());
    if (!member.email().isEmpty()) {
      json.put("email", member.email());
    }
    return json.put("active", member.active())
        .put("role", word(member.role()))
        .putIfPresent("license", member.license())
        .putIfPresent("lastActivityAt", member.lastActivityAt().map(Object::toString))
        .put("since", member.since().toString())
        .build();
  }
}

package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Level.L2;
import static io.rollcall.faces.miro.Level.L3;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogPosition;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Member;
import io.rollcall.platform.MemberQuery;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;

/// The organization, everybody in it, and what happened there.
record OrganizationRoutes(Platform platform) {
  private static final int MOST_EMAILS = 10;

  List<MiroRoute> all() {
    return List.of(
        MiroRoute.of("GET", "/v2/orgs/{org}", L3, this::show),
        MiroRoute.of("GET", "/v2/orgs/{org}/members", L3, this::members),
        MiroRoute.of("GET", "/v2/orgs/{org}/members/{member}", L3, this::member),
        MiroRoute.of("GET", "/v2/audit/logs", L2, this::audit));
  }

  static Organization own(Platform platform, MiroCall call) {
    return platform
        .organizations()
        .withId(call.organization())
        .orElseThrow(() -> MiroError.notFound("The organization was deleted.").refusal());
  }

  private WireAnswer show(MiroCall call) {
    return MiroAnswers.ok(MiroShapes.organization(own(platform, call)));
  }

  private WireAnswer members(MiroCall call) {
    return call.parameter("emails").isPresent() ? byEmail(call) : page(call);
  }

  /// Miro ignores every other parameter then, and the answer is no page.
  private WireAnswer byEmail(MiroCall call) {
    List<String> emails = call.list("emails", MOST_EMAILS);
    var query =
        new MemberQuery(
            emails, Optional.empty(), Optional.empty(), Optional.empty(), emails.size());
    return MiroAnswers.ok(
        Json.array(
            platform.members().list(call.organization(), query).stream()
                .map(MiroShapes::member)
                .toList()));
  }

  private WireAnswer page(MiroCall call) {
    var query =
        new MemberQuery(
            List.of(),
            call.parameter("role").map(OrganizationRoutes::role),
            call.flag("active"),
            call.cursor(),
            call.limit() + 1);
    return MiroAnswers.page(
        platform.members().list(call.organization(), query),
        call.limit(),
        MiroShapes::member,
        Member::accountId);
  }

  private static Role role(String name) {
    return MiroRoles.read(name)
        .orElseThrow(() -> MiroError.invalid("There is no role " + Echo.of(name) + ".").refusal());
  }

  private WireAnswer member(MiroCall call) {
    String id = call.variable("member");
    return platform
        .members()
        .get(call.organization(), id)
        .map(member -> MiroAnswers.ok(MiroShapes.member(member)))
        .orElseThrow(() -> MiroError.notFound("Member " + Echo.of(id) + " not found.").refusal());
  }

  private WireAnswer audit(MiroCall call) {
    if (call.parameter("sorting").orElse("ASC").equalsIgnoreCase("DESC")) {
      throw MiroError.invalid("The log is served oldest first only: sorting=ASC.").refusal();
    }
    var query =
        new LogQuery(
            Optional.empty(),
            Optional.of(call.instant("createdAfter")),
            Optional.of(call.instant("createdBefore")),
            call.parameter("cursor").map(OrganizationRoutes::position),
            call.limit() + 1,
            false,
            LogQuery.Audience.ORGANIZATION,
            true);
    List<LogEntry> entries = platform.log().read(call.organization(), query);
    Organization organization = own(platform, call);
    return MiroAnswers.page(
        entries,
        call.limit(),
        entry -> MiroAudit.item(entry, organization),
        entry -> entry.position().text());
  }

  private static LogPosition position(String cursor) {
    return LogPosition.read(cursor).orElseThrow(() -> MiroCall.noCursor(cursor));
  }
}

package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Level.L2;
import static io.rollcall.faces.miro.Level.L3;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.LogPage;
import io.rollcall.platform.LogPosition;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Member;
import io.rollcall.platform.MemberQuery;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The organization, everybody in it, and what happened there.
record OrganizationRoutes(Platform platform) {
  private static final int MOST_EMAILS = 10;
  private static final String UNKNOWN_ROLE = "unknown";
  private static final Duration AUDITED = Duration.ofDays(90);

  List<MiroRoute> all() {
    return List.of(
        MiroRoute.of("GET", "/v2/orgs/{org}", L3, this::show),
        MiroRoute.of("GET", "/v2/orgs/{org}/members", L3, this::members),
        MiroRoute.of("GET", "/v2/orgs/{org}/members/{member}", L3, this::member),
        MiroRoute.of("GET", "/v2/audit/logs", L2, this::audit),
        MiroRoute.of("POST", "/v2/sessions/reset_all", L3, this::resetSessions));
  }

  static Organization own(Platform platform, MiroCall call) {
    return platform
        .organizations()
        .withId(call.organization())
        .orElseThrow(() -> MiroError.notFound("The organization was deleted.").refusal());
  }

  private WireAnswer show(MiroCall call) {
    var full =
        new MemberQuery(
            List.of(),
            Optional.empty(),
            Optional.of(MiroLicenses.read(MiroLicenses.FULL)),
            Optional.of(true),
            Optional.empty(),
            1);
    return MiroAnswers.ok(
        MiroShapes.organization(
            own(platform, call), platform.members().count(call.organization(), full)));
  }

  private WireAnswer members(MiroCall call) {
    return call.wire().query().has("emails") ? byEmail(call) : page(call);
  }

  /// Miro ignores every other parameter then, and the answer is no page. A list of nobody is
  /// refused: whoever sends it does not mean everybody.
  private WireAnswer byEmail(MiroCall call) {
    List<String> emails = call.list("emails", MOST_EMAILS);
    var query =
        new MemberQuery(
            emails, Optional.empty(), Optional.empty(), Optional.empty(), emails.size());
    return MiroAnswers.ok(
        Json.array(shapes(call, platform.members().list(call.organization(), query))));
  }

  private WireAnswer page(MiroCall call) {
    var query =
        new MemberQuery(
            List.of(),
            call.parameter("role").flatMap(OrganizationRoutes::role),
            call.parameter("license").map(MiroLicenses::read),
            call.flag("active"),
            call.cursor(),
            call.limit() + 1);
    List<Member> members =
        call.parameter("role").filter(UNKNOWN_ROLE::equalsIgnoreCase).isPresent()
            ? List.of()
            : platform.members().list(call.organization(), query);
    var roles = otherRoles(call, members);
    return MiroAnswers.page(
        members, call.limit(), member -> shape(member, roles), Member::accountId);
  }

  private List<Json.Obj> shapes(MiroCall call, List<Member> members) {
    var roles = otherRoles(call, members);
    return members.stream().map(member -> shape(member, roles)).toList();
  }

  private Map<String, List<Json.Obj>> otherRoles(MiroCall call, List<Member> members) {
    return platform
        .members()
        .otherRoles(call.organization(), members.stream().map(Member::accountId).toList());
  }

  private static Json.Obj shape(Member member, Map<String, List<Json.Obj>> roles) {
    return MiroShapes.member(member, roles.getOrDefault(member.accountId(), List.of()));
  }

  /// Nobody has the role `unknown`.
  private static Optional<Role> role(String name) {
    if (name.equalsIgnoreCase(UNKNOWN_ROLE)) {
      return Optional.empty();
    }
    Optional<Role> role = MiroRoles.read(name);
    if (role.isEmpty()) {
      throw MiroError.invalid(
              "role is one of "
                  + Arrays.stream(Role.values())
                      .map(MiroRoles::restName)
                      .collect(Collectors.joining(", "))
                  + ", unknown; not "
                  + Echo.of(name)
                  + ".")
          .refusal();
    }
    return role;
  }

  private WireAnswer member(MiroCall call) {
    String id = call.variable("member");
    return platform
        .members()
        .get(call.organization(), id)
        .map(member -> MiroAnswers.ok(shapes(call, List.of(member)).getFirst()))
        .orElseThrow(() -> MiroError.unknown("Member", id));
  }

  private WireAnswer audit(MiroCall call) {
    Instant reach = platform.log().ago(AUDITED);
    Instant after = call.instant("createdAfter");
    var query =
        new LogQuery(
            Optional.empty(),
            Optional.of(after.isBefore(reach) ? reach : after),
            Optional.of(call.instant("createdBefore")),
            call.parameter("cursor").map(OrganizationRoutes::position),
            call.limit(),
            false,
            LogQuery.Audience.ORGANIZATION,
            true);
    LogPage page =
        newestFirst(call)
            ? platform.log().readBack(call.organization(), query)
            : platform.log().read(call.organization(), query);
    Organization organization = own(platform, call);
    return MiroAnswers.page(
        page.entries(),
        call.limit(),
        entry -> MiroAudit.item(entry, organization),
        page.isMore() ? Optional.of(page.end().text()) : Optional.empty());
  }

  private static boolean newestFirst(MiroCall call) {
    String sorting = call.parameter("sorting").orElse("ASC");
    return switch (sorting.toUpperCase(Locale.ROOT)) {
      case "ASC" -> false;
      case "DESC" -> true;
      default ->
          throw MiroError.invalid("sorting is ASC or DESC, not " + Echo.of(sorting) + ".")
              .refusal();
    };
  }

  /// There are no sessions of people here; that it was asked for is in the log.
  private WireAnswer resetSessions(MiroCall call) {
    String email =
        call.parameter("email")
            .orElseThrow(() ->
                MiroError.invalid(
                        "email is required: POST /v2/sessions/reset_all?email=ada@acme.example")
                    .refusal());
    String _ =
        MiroError.done(
            platform.sessions().reset(call.caller(), call.organization(), call.address(email)));
    return WireAnswer.empty(200);
  }

  private static LogPosition position(String cursor) {
    return LogPosition.read(cursor).orElseThrow(() -> MiroCall.noCursor(cursor));
  }
}

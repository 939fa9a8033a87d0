package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Level.L1;
import static io.rollcall.faces.miro.Level.L2;
import static io.rollcall.faces.miro.Level.L4;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Team;
import io.rollcall.platform.TeamMember;
import io.rollcall.platform.TeamMembers;
import io.rollcall.platform.TeamRole;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Teams, and who is in them.
record TeamRoutes(Platform platform) {
  private static final String TEAMS = "/v2/orgs/{org}/teams";
  private static final String TEAM = TEAMS + "/{team}";
  private static final String MEMBERS = TEAM + "/members";
  private static final String MEMBER = MEMBERS + "/{member}";

  /// Roles in Miro that nobody has in a team here: guests are in no team.
  private static final Set<String> ROLES_OF_GUESTS = Set.of("non_team", "team_guest");

  List<MiroRoute> all() {
    return List.of(
        MiroRoute.of("GET", TEAMS, L1, this::list),
        MiroRoute.of("POST", TEAMS, L1, this::create),
        MiroRoute.of("GET", TEAM, L1, this::show),
        MiroRoute.of("PATCH", TEAM, L1, this::rename),
        MiroRoute.of("DELETE", TEAM, L4, this::delete),
        MiroRoute.of("GET", MEMBERS, L2, this::members),
        MiroRoute.of("POST", MEMBERS, L2, this::addMember),
        MiroRoute.of("GET", MEMBER, L1, this::member),
        MiroRoute.of("PATCH", MEMBER, L2, this::changeRole),
        MiroRoute.of("DELETE", MEMBER, L1, this::removeMember));
  }

  private WireAnswer list(MiroCall call) {
    List<Team> teams =
        platform
            .teams()
            .page(
                call.organization(),
                call.parameter("name").orElse(""),
                call.cursor(),
                call.limit() + 1);
    return MiroAnswers.page(teams, call.limit(), MiroShapes::team, Team::id);
  }

  private WireAnswer create(MiroCall call) {
    return MiroAnswers.created(
        MiroShapes.team(
            MiroError.done(
                platform.teams().create(call.caller(), call.organization(), name(call)))));
  }

  private static String name(MiroCall call) {
    return call.required("name", "{\"name\": \"Design\"}");
  }

  private WireAnswer show(MiroCall call) {
    return platform
        .teams()
        .get(call.organization(), call.variable("team"))
        .map(team -> MiroAnswers.ok(MiroShapes.team(team)))
        .orElseThrow(() -> unknownTeam(call));
  }

  static MiroError.Refusal unknownTeam(MiroCall call) {
    return MiroError.unknown("Team", call.variable("team"));
  }

  private WireAnswer rename(MiroCall call) {
    return MiroAnswers.ok(
        MiroShapes.team(
            MiroError.done(
                platform
                    .teams()
                    .rename(
                        call.caller(), call.organization(), call.variable("team"), name(call)))));
  }

  private WireAnswer delete(MiroCall call) {
    Team _ =
        MiroError.done(
            platform.teams().delete(call.caller(), call.organization(), call.variable("team")));
    return MiroAnswers.nothing();
  }

  private TeamMembers people() {
    return platform.teams().members();
  }

  private WireAnswer members(MiroCall call) {
    Optional<String> asked = call.parameter("role").map(text -> text.toLowerCase(Locale.ROOT));
    boolean nobody = asked.filter(ROLES_OF_GUESTS::contains).isPresent();
    Optional<TeamRole> role = nobody ? Optional.empty() : asked.map(TeamRoutes::role);
    List<TeamMember> members =
        people()
            .page(call.organization(), call.variable("team"), role, call.cursor(), call.limit() + 1)
            .orElseThrow(() -> unknownTeam(call));
    return MiroAnswers.page(
        nobody ? List.of() : members, call.limit(), MiroShapes::teamMember, TeamMember::accountId);
  }

  private static TeamRole role(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "member" -> TeamRole.MEMBER;
      case "admin" -> TeamRole.ADMIN;
      default ->
          throw MiroError.invalid(
                  "role is member or admin, not "
                      + Echo.of(text)
                      + "; lists are also asked for non_team and team_guest.")
              .refusal();
    };
  }

  private WireAnswer addMember(MiroCall call) {
    String email =
        call.required("email", "{\"email\": \"ada@acme.example\", \"role\": \"member\"}");
    TeamRole role = call.text("role").map(TeamRoutes::role).orElse(TeamRole.MEMBER);
    return MiroAnswers.created(
        MiroShapes.teamMember(
            MiroError.done(
                people()
                    .add(
                        call.caller(),
                        call.organization(),
                        call.variable("team"),
                        call.address(email),
                        role))));
  }

  private WireAnswer member(MiroCall call) {
    return people()
        .get(call.organization(), call.variable("team"), call.variable("member"))
        .map(member -> MiroAnswers.ok(MiroShapes.teamMember(member)))
        .orElseThrow(() -> MiroError.unknown("Team member", call.variable("member")));
  }

  private WireAnswer changeRole(MiroCall call) {
    TeamRole role = role(call.required("role", "{\"role\": \"admin\"}"));
    return MiroAnswers.ok(
        MiroShapes.teamMember(
            MiroError.done(
                people()
                    .changeRole(
                        call.caller(),
                        call.organization(),
                        call.variable("team"),
                        call.variable("member"),
                        role))));
  }

  private WireAnswer removeMember(MiroCall call) {
    TeamMember _ =
        MiroError.done(
            people()
                .remove(
                    call.caller(),
                    call.organization(),
                    call.variable("team"),
                    call.variable("member")));
    return MiroAnswers.nothing();
  }
}

package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Level.L1;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Team;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Teams.
record TeamRoutes(Platform platform) {
  private static final String TEAMS = "/v2/orgs/{org}/teams";

  List<MiroRoute> all() {
    return List.of(
        MiroRoute.of("GET", TEAMS, L1, this::list), MiroRoute.of("POST", TEAMS, L1, this::create));
  }

  private WireAnswer list(MiroCall call) {
    String part = call.parameter("name").orElse("").toLowerCase(Locale.ROOT);
    List<Team> rest =
        platform.teams().list(call.organization()).stream()
            .filter(team -> team.name().toLowerCase(Locale.ROOT).contains(part))
            .filter(team -> team.id().compareTo(call.cursor().orElse("")) > 0)
            .sorted(Comparator.comparing(Team::id))
            .limit(call.limit() + 1L)
            .toList();
    return MiroAnswers.page(rest, call.limit(), MiroShapes::team, Team::id);
  }

  private WireAnswer create(MiroCall call) {
    String name = call.required("name", "{\"name\": \"Design\"}");
    return MiroAnswers.created(
        MiroShapes.team(
            MiroError.done(platform.teams().create(call.caller(), call.organization(), name))));
  }
}

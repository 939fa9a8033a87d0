package io.rollcall.faces.atlassian;

import io.rollcall.faces.atlassian.AtlassianAnswers.Page;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Domain;
import io.rollcall.platform.Organization;
import io.rollcall.platform.PeoplePage;
import io.rollcall.platform.Person;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Refusal;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The organization, its domains, its user directory and the accounts that it manages.
record OrganizationRoutes(Platform platform) {
  private static final String V1 = "/admin/v1/orgs/{org}";
  private static final int USERS = 100;
  private static final int DIRECTORIES = 100;

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("GET", "/admin/v1/orgs", this::organizations),
        AtlassianRoute.of("GET", V1, this::organization),
        AtlassianRoute.of("GET", V1 + "/users", this::managed),
        AtlassianRoute.of("GET", V1 + "/domains", this::domains),
        AtlassianRoute.of("GET", V1 + "/domains/{domain}", this::domain),
        AtlassianRoute.of("GET", "/admin/v2/orgs/{org}/directories", this::directories));
  }

  static Organization own(Platform platform, AtlassianCall call) {
    return platform
        .organizations()
        .withId(call.organization())
        .orElseThrow(() ->
            AtlassianError.notFound("ADMIN-404-2", "The organization was deleted.").refusal());
  }

  private WireAnswer organizations(AtlassianCall call) {
    return AtlassianAnswers.byUrl(
        call.wire(),
        new Page<>(List.of(own(platform, call)), Optional.empty()),
        Json.Obj.EMPTY,
        each -> AtlassianShapes.organization(each, call));
  }

  private WireAnswer organization(AtlassianCall call) {
    return AtlassianAnswers.one(AtlassianShapes.organization(own(platform, call), call));
  }

  private WireAnswer managed(AtlassianCall call) {
    Optional<String> cursor = call.wanted().parameter("cursor");
    try {
      PeoplePage page = platform.people().managed(call.organization(), cursor, USERS);
      return AtlassianAnswers.byUrl(
          call.wire(),
          new Page<>(page.people(), page.next()),
          Json.object().put("total", page.total()).build(),
          PersonShapes::managed);
    } catch (ScimException _) {
      throw AtlassianCall.noCursor(cursor.orElse(""));
    }
  }

  private WireAnswer domains(AtlassianCall call) {
    return AtlassianAnswers.byUrl(
        call.wire(),
        new Page<>(platform.domains().list(call.organization()), Optional.empty()),
        Json.Obj.EMPTY,
        domain -> AtlassianShapes.domain(domain, call));
  }

  private WireAnswer domain(AtlassianCall call) {
    String id = call.variable("domain");
    Domain domain =
        platform
            .domains()
            .get(call.organization(), id)
            .orElseThrow(() -> {
              Refusal.Unknown unknown = new Refusal.Unknown("Domain", id);
              platform.log().unknown(call.caller(), unknown);
              return AtlassianError.notFound(AtlassianError.NO_DOMAIN, unknown.detail())
                  .ofAct()
                  .refusal();
            });
    return AtlassianAnswers.one(AtlassianShapes.domain(domain, call));
  }

  /// There is one, so no page leads to another.
  private WireAnswer directories(AtlassianCall call) {
    int _ = call.wanted().limit(DIRECTORIES, DIRECTORIES);
    call.wanted()
        .parameter("cursor")
        .ifPresent(text -> {
          throw AtlassianCall.noCursor(text);
        });
    Organization own = own(platform, call);
    boolean isWanted =
        !UserDirectory.isLeftOut(call, call.wanted().parameters("directoryIds"))
            && call.wanted()
                .parameter("searchTerm")
                .map(term -> lower(own.name()).contains(lower(term)))
                .orElse(true)
            && call.wanted().parameter("accountId").map(id -> isHere(call, id)).orElse(true);
    List<Organization> found = isWanted ? List.of(own) : List.of();
    return AtlassianAnswers.byCursor(
        new Page<>(found, Optional.empty()), AtlassianShapes::directory);
  }

  private boolean isHere(AtlassianCall call, String accountId) {
    return platform.people().get(call.organization(), accountId).flatMap(Person::seat).isPresent();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

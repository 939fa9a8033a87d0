package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Domain;
import io.rollcall.platform.DomainCheck;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;

/// Domains: asked for, proved, given up.
record DomainRoutes(Platform platform, DomainCheck check) {
  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/domains", this::list),
        Route.of("POST", "/api/domains", this::claim),
        Route.of("GET", "/api/domains/{domain}", this::show),
        Route.of("DELETE", "/api/domains/{domain}", this::release),
        Route.of("POST", "/api/domains/{domain}/prove", this::prove));
  }

  private WireAnswer list(Call call) {
    return Answers.list(platform.domains().list(call.organization()), DomainRoutes::json);
  }

  private WireAnswer claim(Call call) {
    String domain = call.fields("domain").required("domain");
    Domain claimed =
        Problem.done(platform.domains().claim(call.caller(), call.organization(), domain));
    return Answers.created(call, "/api/domains/" + claimed.name(), json(claimed));
  }

  private WireAnswer show(Call call) {
    String domain = call.variable("domain");
    return platform
        .domains()
        .get(call.organization(), domain)
        .map(found -> Answers.ok(json(found)))
        .orElseThrow(() -> Problem.unknown("Domain", domain));
  }

  private WireAnswer prove(Call call) {
    Fields _ = call.fields();
    return Answers.ok(
        json(
            Problem.done(
                platform
                    .domains()
                    .prove(call.caller(), call.organization(), call.variable("domain"), check))));
  }

  private WireAnswer release(Call call) {
    Domain _ =
        Problem.done(
            platform
                .domains()
                .release(call.caller(), call.organization(), call.variable("domain")));
    return Answers.done();
  }

  private static Json.Obj json(Domain domain) {
    Json.Builder json =
        Json.object()
            .put("domain", domain.name())
            .put("verified", domain.isVerified())
            .put("since", domain.since().toString());
    domain
        .challenge()
        .ifPresent(shown ->
            json.put("dnsName", shown.dnsName())
                .put("fileUrl", shown.fileUrl())
                .put("text", shown.text()));
    return json.build();
  }
}

package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// The organization's people as its own API shows them, with or without a record in a directory
/// (`POST /admin/v2/orgs/{orgId}/directories/-/users/search`).
final class AtlassianPeople {
  /// The role of accounts with an address on a domain that the organization verified.
  static final String MANAGED = "managed account";

  private final HttpCaller caller;
  private final String org;

  AtlassianPeople(HttpCaller caller, String org) {
    this.caller = caller;
    this.org = org;
  }

  Optional<Sight> byAddress(String address) {
    Json.Obj wanted =
        Json.object().put("emails", Json.array(List.of(Json.string(address)))).build();
    return people(searched(wanted)).stream()
        .flatMap(person -> sight(person).stream())
        .filter(sight -> Address.same(sight.address(), address))
        .findFirst();
  }

  /// The account id of somebody whose account the organization manages.
  Optional<String> somebodyManaged() {
    Json.Obj wanted = Json.object().put("claimStatus", "managed").put("limit", 1).build();
    return people(searched(wanted)).stream()
        .flatMap(person -> person.string("accountId").stream())
        .findFirst();
  }

  private HttpAnswer searched(Json.Obj wanted) {
    return caller.send(
        Call.search(
            "people",
            Call.path("admin", "v2", "orgs", org, "directories", "-", "users", "search"),
            wanted));
  }

  private List<Json.Obj> people(HttpAnswer answer) {
    return answer
        .object()
        .filter(body -> answer.succeeded() && body.find("data").isPresent())
        .map(body -> body.objects("data"))
        .orElseThrow(() -> nonsense(answer));
  }

  private static Optional<Sight> sight(Json.Obj person) {
    boolean managed = person.string("claimStatus").filter("managed"::equals).isPresent();
    boolean active =
        person.string("accountStatus").filter(status -> !status.equals("active")).isEmpty();
    return person
        .string("accountId")
        .flatMap(id ->
            person
                .string("email")
                .map(address ->
                    new Sight(
                        id,
                        address,
                        active,
                        managed ? MANAGED : "account that nobody manages",
                        false,
                        Optional.empty())));
  }

  private TargetTrouble nonsense(HttpAnswer answer) {
    return new TargetTrouble(
        answer.status() == 404 ? Kind.TERMINAL : Kind.TRANSIENT,
        "%s: %s answers %s. Check `admin.url` (for Atlassian https://api.atlassian.com) and `admin.org` (%s): %s"
            .formatted(
                caller.endpoint().name(),
                answer.request(),
                answer.status(),
                org,
                answer.excerpt()));
  }
}

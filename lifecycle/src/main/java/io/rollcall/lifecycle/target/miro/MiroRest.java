package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The organization's members as REST shows them, guests included.
final class MiroRest {
  /// About how many addresses one request may ask.
  static final int MOST_ADDRESSES = 10;

  private static final Map<String, String> ROLES =
      Map.of(
          "organization_internal_admin", "administrator",
          "organization_internal_user", "member",
          "organization_external_user", "guest",
          "organization_team_guest_user", "team guest");
  private static final Set<String> SHOWN_BY_SCIM =
      Set.of("organization_internal_admin", "organization_internal_user");

  private static final Set<String> GUESTS =
      Set.of("organization_external_user", "organization_team_guest_user");

  private final HttpCaller caller;
  private final String org;

  MiroRest(HttpCaller caller, String org) {
    this.caller = caller;
    this.org = org;
  }

  Optional<Sight> byAddress(String address) {
    return sights(asked(List.of(address))).stream()
        .filter(sight -> Address.same(sight.address(), address))
        .findFirst();
  }

  /// Asks about some addresses, at most {@link #MOST_ADDRESSES}.
  HttpAnswer asked(List<String> addresses) {
    return caller.send(
        Call.get(MiroTraits.REST, Call.path("v2", "orgs", org, "members"))
            .with("emails", String.join(",", addresses)));
  }

  /// Whom an answer shows.
  ///
  /// @throws TargetTrouble where it is no answer to the question
  List<Sight> sights(HttpAnswer answer) {
    return members(answer).stream().flatMap(member -> sight(member).stream()).toList();
  }

  Optional<Sight> byId(String accountId) {
    HttpAnswer answer =
        caller.send(Call.get(MiroTraits.REST, Call.path("v2", "orgs", org, "members", accountId)));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    return Optional.of(
        answer
            .object()
            .filter(_ -> answer.succeeded())
            .flatMap(MiroRest::sight)
            .orElseThrow(() -> nonsense(answer)));
  }

  /// With `emails` the answer is a bare array, otherwise a page with the members in `data`.
  private List<Json.Obj> members(HttpAnswer answer) {
    Json json = answer.json().filter(_ -> answer.succeeded()).orElseThrow(() -> nonsense(answer));
    return switch (json) {
      case Json.Arr array -> Json.object().put("data", array).build().objects("data");
      case Json.Obj page when page.find("data").isPresent() -> page.objects("data");
      case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> throw nonsense(answer);
    };
  }

  private static Optional<Sight> sight(Json.Obj member) {
    String role = member.string("role").orElse("unknown").toLowerCase(Locale.ROOT);
    return member
        .string("id")
        .flatMap(id ->
            member
                .string("email")
                .map(address ->
                    new Sight(
                            id,
                            address,
                            member.bool("active").orElse(true),
                            ROLES.getOrDefault(role, role),
                            SHOWN_BY_SCIM.contains(role),
                            member.string("lastActivityAt").flatMap(MiroRest::instant))
                        .being(belonging(role))));
  }

  private static Sight.Belonging belonging(String role) {
    if (SHOWN_BY_SCIM.contains(role)) {
      return Sight.Belonging.MEMBER;
    }
    return GUESTS.contains(role) ? Sight.Belonging.GUEST : Sight.Belonging.UNTOLD;
  }

  /// A time as REST writes it; empty text means never.
  static Optional<Instant> instant(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  private TargetTrouble nonsense(HttpAnswer answer) {
    return answer.status() == 404
        ? new TargetTrouble(
            Kind.TERMINAL,
            "%s: %s answers 404. Check `rest.url` (for Miro https://api.miro.com) and `rest.org` (%s): %s"
                .formatted(caller.endpoint().name(), answer.request(), org, answer.excerpt()))
        : new TargetTrouble(
            Kind.TRANSIENT,
            "%s: %s answers %s with something unexpected: %s"
                .formatted(
                    caller.endpoint().name(), answer.request(), answer.status(), answer.excerpt()));
  }
}

package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The organization's people as its own API shows them, with or without a record in a directory
/// (`POST /admin/v2/orgs/{orgId}/directories/-/users/search`).
final class AtlassianPeople {
  private static final String MANAGED = "managed account";
  private static final String UNMANAGED = "account that nobody manages";
  private static final String DELETING = "account in its deletion period";
  private static final String ROLES = "platformRoles";
  private static final Duration SETTLED = Duration.ofDays(2);

  private final HttpCaller caller;
  private final String org;

  AtlassianPeople(HttpCaller caller, String org) {
    this.caller = caller;
    this.org = org;
  }

  /// What is seen of somebody, with what only some accounts show.
  ///
  /// @param administrator whether it administers the organization, or may
  /// @param managed whether the organization manages the account
  record Seen(Sight sight, String name, boolean administrator, boolean managed) {}

  Optional<Seen> byAddress(String address) {
    return found("emails", address, seen -> Address.same(seen.sight().address(), address));
  }

  Optional<Seen> byId(String accountId) {
    return found("accountIds", accountId, seen -> seen.sight().accountId().equals(accountId));
  }

  private Optional<Seen> found(String by, String value, Predicate<Seen> isIt) {
    Json.Obj wanted =
        Json.object()
            .put(by, Json.array(List.of(Json.string(value))))
            .put("expand", Json.strings(List.of(ROLES)))
            .build();
    return people(searched(wanted)).stream()
        .flatMap(person -> seen(person).stream())
        .filter(isIt)
        .findFirst();
  }

  /// When an account was used last in the organization's products, empty where never. It is told up
  /// to a day late, and of who is in the organization.
  ///
  /// @param now what time it is
  /// @return empty where that is not known: the key may not ask, the account is not in the
  ///   organization or came less than two days ago, or there is more than one page
  Optional<Used> used(String accountId, Instant now) {
    HttpAnswer answer =
        caller.send(
            Call.get(
                    "people",
                    Call.path(
                        "admin",
                        "v1",
                        "orgs",
                        org,
                        "directory",
                        "users",
                        accountId,
                        "last-active-dates"))
                .expecting(403, 404));
    return answer
        .object()
        .filter(body ->
            answer.succeeded() && body.object("links").flatMap(l -> l.string("next")).isEmpty())
        .flatMap(body -> body.object("data"))
        .filter(data -> data.find("product_access").isPresent())
        .flatMap(data -> used(data, now));
  }

  /// @param last empty: never
  record Used(Optional<Instant> last) {}

  private static Optional<Used> used(Json.Obj data, Instant now) {
    try {
      Optional<Instant> last =
          data.objects("product_access").stream()
              .flatMap(product -> time(product, "last_active").stream())
              .max(Comparator.naturalOrder());
      boolean settled =
          time(data, "added_to_org").filter(added -> added.plus(SETTLED).isBefore(now)).isPresent();
      return last.isPresent() || settled ? Optional.of(new Used(last)) : Optional.empty();
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  // A day is told mostly, a moment sometimes.
  private static Optional<Instant> time(Json.Obj of, String name) {
    return of.string(name + "_timestamp")
        .map(Instant::parse)
        .or(() ->
            of.string(name)
                .map(day -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant()));
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

  private static Optional<Seen> seen(Json.Obj person) {
    boolean managed = person.string("claimStatus").filter("managed"::equals).isPresent();
    boolean active =
        person.string("accountStatus").filter(status -> !status.equals("active")).isEmpty();
    Optional<String> id = person.string("accountId");
    Optional<String> address = person.string("email");
    if (id.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    boolean deleting = isDeleting(person);
    String role = managed ? MANAGED : UNMANAGED;
    return Optional.of(
        new Seen(
            new Sight(
                    id.get(),
                    address.get(),
                    active,
                    deleting ? DELETING : role,
                    false,
                    Optional.empty())
                .being(
                    deleting
                        ? Sight.Belonging.IN_DELETION
                        : managed ? Sight.Belonging.MANAGED : Sight.Belonging.UNMANAGED,
                    deleting ? moment(person, "deactivatedOn") : Optional.empty()),
            person.string("name").orElse(""),
            mayAdminister(person),
            managed));
  }

  // The search shows it in two places; either is enough.
  private static boolean isDeleting(Json.Obj person) {
    return person.bool("forDeletion").orElse(false)
        || person.string("status").filter("for_deletion"::equals).isPresent();
  }

  private static Optional<Instant> moment(Json.Obj of, String name) {
    try {
      return of.string(name).map(Instant::parse);
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  // Whose roles are not told may be anybody.
  private static boolean mayAdminister(Json.Obj person) {
    return person.find(ROLES).filter(Json.Arr.class::isInstance).isEmpty()
        || person.items(ROLES).stream().anyMatch(AtlassianPeople::mayAdminister);
  }

  private static boolean mayAdminister(Json role) {
    return switch (role) {
      case Json.Str(String name) -> name.toLowerCase(Locale.ROOT).contains("admin");
      case Json.Obj object -> object.toString().toLowerCase(Locale.ROOT).contains("admin");
      default -> true;
    };
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

package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.JsonFields;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.platform.PeopleQuery;
import io.rollcall.platform.Person;
import io.rollcall.platform.Role;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whom a search wants, and how much of them.
///
/// @param query what the platform looks for
/// @param also what has to hold besides
/// @param ofNobody whether it asks for what nobody has here: resources, or a second factor
/// @param expand what is said of people besides
record PeopleSearch(
    PeopleQuery query,
    Also also,
    List<String> directoryIds,
    boolean ofNobody,
    List<String> expand,
    Optional<String> cursor,
    int limit) {
  /// What has several values, where the search is in a query string.
  static final List<String> LISTS =
      List.of(
          "accountIds",
          "directoryIds",
          "resourceIds",
          "groupIds",
          "status",
          "accountStatus",
          "membershipStatus",
          "roleIds",
          "emailDomains",
          "emails",
          "expand");

  private static final int USUAL = 50;
  private static final int LARGEST = 100;
  private static final List<String> STATUSES =
      Arrays.stream(Person.Status.values()).map(PersonShapes::word).toList();
  private static final List<String> EXPAND =
      List.of(
          PersonShapes.ROLES, PersonShapes.RESOURCES, PersonShapes.PRODUCTS, PersonShapes.GROUPS);

  /// Conditions that are looked at one by one; an empty list is none.
  ///
  /// @param term empty for none
  record Also(
      List<String> statuses,
      List<String> accountStatuses,
      List<String> membershipStatuses,
      List<String> roles,
      List<String> domains,
      String term) {

    boolean holds(Person person) {
      return isAmong(statuses, PersonShapes.word(person.status()))
          && isAmong(accountStatuses, AtlassianShapes.accountStatus(person.isUsable()))
          && isAmong(membershipStatuses, PersonShapes.membershipStatus(person))
          && (roles.isEmpty() || roles.stream().anyMatch(role -> hasRole(person, role)))
          && (domains.isEmpty() || isOnDomain(person))
          && (term.isEmpty() || hasTerm(person));
    }

    private static boolean isAmong(List<String> wanted, String value) {
      return wanted.isEmpty() || wanted.contains(value);
    }

    private static boolean hasRole(Person person, String name) {
      return person.seat().map(Person.Seat::role).filter(role -> isCalled(role, name)).isPresent();
    }

    private static boolean isCalled(Role role, String name) {
      return switch (role) {
        case ADMIN -> name.equals(PersonShapes.ADMINISTRATOR) || name.equals("atlassian/user");
        case MEMBER -> name.equals("atlassian/user");
        case GUEST, TEAM_GUEST -> name.equals("atlassian/guest");
      };
    }

    private boolean isOnDomain(Person person) {
      return person.address().map(Address::domain).filter(domains::contains).isPresent();
    }

    private boolean hasTerm(Person person) {
      return lower(person.displayName()).contains(term)
          || person.address().map(Also::lower).filter(text -> text.contains(term)).isPresent();
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  static PeopleSearch read(JsonFields fields) {
    check(fields);
    Optional<Boolean> managed =
        fields.word("claimStatus", List.of("managed", "unmanaged")).map("managed"::equals);
    return new PeopleSearch(
        new PeopleQuery(
            fields.texts("accountIds"), fields.texts("emails"), fields.texts("groupIds"), managed),
        also(fields),
        fields.texts("directoryIds"),
        !fields.texts("resourceIds").isEmpty() || hasSecondFactor(fields),
        fields.words("expand", EXPAND),
        AtlassianCall.cursor(fields.text("cursor").filter(text -> !text.isEmpty())),
        fields.limit(USUAL, LARGEST));
  }

  private static Also also(JsonFields fields) {
    return new Also(
        fields.words("status", STATUSES),
        fields.words("accountStatus", List.of("active", "inactive", "closed")),
        fields.words("membershipStatus", List.of("active", "suspended", "no_membership")),
        fields.texts("roleIds"),
        fields.texts("emailDomains").stream()
            .map(domain -> Address.domainKey(domain.startsWith("@") ? domain.substring(1) : domain))
            .toList(),
        fields.text("searchTerm").map(Also::lower).map(String::strip).orElse(""));
  }

  private static void check(JsonFields fields) {
    if (fields.member("emails").isPresent() && fields.member("searchTerm").isPresent()) {
      throw new UnreadableException(
          "searchTerm", "emails and searchTerm exclude each other: send one of them.");
    }
    if (fields.member("sortBy").filter(sort -> !sort.equals(Json.Arr.EMPTY)).isPresent()) {
      throw new UnreadableException(
          "sortBy", "sortBy is not possible here: people come in the order of their account ids.");
    }
  }

  private static boolean hasSecondFactor(JsonFields fields) {
    return fields.flag("mfaEnabled").filter(enabled -> enabled).isPresent();
  }
}

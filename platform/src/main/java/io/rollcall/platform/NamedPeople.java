package io.rollcall.platform;

import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRows;
import io.rollcall.platform.sql.OrganizationRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// People of an organization, as a request names them: by account id or by address.
///
/// @param found by the text that names them; who is not in the organization is not there
record NamedPeople(Map<String, MemberRow> found) {

  /// Finds them and holds their memberships: three statements, however many they are. Where an
  /// address was another account's by the time that was held, it is looked for once more.
  static NamedPeople of(Act act, OrganizationRows.Row organization, Collection<String> texts) {
    List<String> named = texts.stream().distinct().toList();
    Map<String, MemberRow> found = new LinkedHashMap<>();
    List<String> moved = look(act, organization, named, found);
    if (!moved.isEmpty()) {
      var _ = look(act, organization, moved, found);
    }
    return new NamedPeople(found);
  }

  /// @param found gets those who are found
  /// @return the addresses whose accounts were found, and had others by the time they were held
  private static List<String> look(
      Act act,
      OrganizationRows.Row organization,
      List<String> named,
      Map<String, MemberRow> found) {
    Map<String, String> ids = ids(act, organization, named);
    Map<String, MemberRow> members =
        ids.isEmpty() ? Map.of() : act.memberships().lock(organization.id(), ids.values());
    List<String> moved = new ArrayList<>();
    ids.forEach((text, id) -> {
      MemberRow row = members.get(id);
      if (isAddress(text) && row != null && !row.account().addressKey().equals(key(text))) {
        moved.add(text);
      } else if (row != null && !row.membership().isSevered()) {
        found.put(text, row);
      }
    });
    return moved;
  }

  private static Map<String, String> ids(
      Act act, OrganizationRows.Row organization, List<String> named) {
    Map<String, String> idsByKey = byAddress(act, organization, named);
    Map<String, String> ids = new LinkedHashMap<>();
    for (String text : named) {
      Optional<String> id =
          isAddress(text)
              ? Optional.ofNullable(idsByKey.get(Act.askableKey(text)))
              : Optional.of(text).filter(Act::couldBeId);
      id.ifPresent(known -> ids.put(text, known));
    }
    return ids;
  }

  private static Optional<String> key(String address) {
    return Optional.of(Act.askableKey(address));
  }

  private static boolean isAddress(String text) {
    return text.contains("@");
  }

  private static Map<String, String> byAddress(
      Act act, OrganizationRows.Row organization, List<String> named) {
    List<String> keys = named.stream().filter(NamedPeople::isAddress).map(Act::askableKey).toList();
    if (keys.isEmpty()) {
      return Map.of();
    }
    MembershipRows.Query query =
        new MembershipRows.Query(
            keys, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    return act.memberships().list(organization.id(), query, keys.size()).stream()
        .collect(
            Collectors.toMap(
                row -> row.account().addressKey().orElse(""),
                row -> row.account().id(),
                (one, _) -> one));
  }

  Optional<MemberRow> named(String text) {
    return Optional.ofNullable(found.get(text));
  }

  /// Why this person may not come into a team or a user group.
  ///
  /// @param text what names them
  Optional<Refusal> unwelcome(String text) {
    MemberRow row = found.get(text);
    if (row == null) {
      return Optional.of(new Refusal.Unknown("Member", text));
    }
    String account = "Account " + row.account().id();
    if (!Role.ofCode(row.membership().role()).isUser()) {
      return Optional.of(
          new Refusal.Forbidden(
              "guest",
              account
                  + " is a guest of the organization; make it a member first, for example by adding it to a group over SCIM."));
    }
    return UserWriter.isActive(row.membership(), row.account())
        ? Optional.empty()
        : Optional.of(
            new Refusal.Forbidden(
                "inactive",
                account
                    + " is deactivated; have it activated first, over SCIM or where its access was suspended."));
  }
}

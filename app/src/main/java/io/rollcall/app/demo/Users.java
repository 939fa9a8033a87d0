package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An app's Users as SCIM shows them at one moment.
record Users(List<User> all) {
  private static final String ATLASSIAN = "urn:scim:schemas:extension:atlassian-external:1.0";

  Users {
    all = List.copyOf(all);
  }

  /// @param id the SCIM User's
  /// @param account the account's, which is the same at Miro
  /// @param key what never changes of a person: the employee number, or what the source calls them
  /// @param roles besides that of a member
  record User(
      String id,
      String account,
      String address,
      boolean active,
      String givenName,
      String familyName,
      String department,
      String key,
      Set<String> roles) {
    static User of(Json.Obj resource) {
      Json.Obj name = resource.object("name").orElse(Json.Obj.EMPTY);
      Json.Obj enterprise = resource.object(Schemas.ENTERPRISE_URN).orElse(Json.Obj.EMPTY);
      String id = resource.string("id").orElse("");
      return new User(
          id,
          resource
              .object(ATLASSIAN)
              .flatMap(atlassian -> atlassian.string("atlassianAccountId"))
              .orElse(id),
          resource.string("userName").orElse(""),
          resource.bool("active").orElse(false),
          name.string("givenName").orElse(""),
          name.string("familyName").orElse(""),
          enterprise.string("department").orElse(""),
          enterprise.string("employeeNumber").or(() -> resource.string("externalId")).orElse(""),
          roles(resource));
    }

    private static Set<String> roles(Json.Obj resource) {
      return resource.objects("roles").stream()
          .filter(role -> !role.bool("primary").orElse(false))
          .flatMap(role -> role.string("value").stream())
          .collect(Collectors.toUnmodifiableSet());
    }

    boolean isOf(Employee employee) {
      return !key.isEmpty() && List.of(employee.number(), employee.id()).contains(key);
    }

    /// Whether all that the app knows of somebody is so.
    boolean is(Employee employee) {
      return isOf(employee)
          && address.equals(employee.mail())
          && givenName.equals(employee.givenName())
          && familyName.equals(employee.familyName())
          && department.equals(employee.department());
    }
  }

  /// @param users the URL's path up to and with `/Users`
  static Users read(Web scim, String users) {
    List<User> all = new ArrayList<>();
    long total = 1;
    while (all.size() < total) {
      Json.Obj page = scim.get(users + "?count=1000&startIndex=" + (all.size() + 1)).body();
      List<Json.Obj> resources = page.objects("Resources");
      resources.stream().map(User::of).forEach(all::add);
      total = resources.isEmpty() ? 0 : page.integer("totalResults").orElse(0L);
    }
    return new Users(all);
  }

  List<User> active() {
    return all.stream().filter(User::active).toList();
  }

  Optional<User> withId(String id) {
    return all.stream().filter(user -> user.id().equals(id)).findFirst();
  }

  Optional<User> at(String address) {
    return all.stream().filter(user -> user.address().equals(address)).findFirst();
  }

  /// The User who bears somebody's number; none where several do.
  Optional<User> of(Employee employee) {
    List<User> theirs = all.stream().filter(user -> user.isOf(employee)).toList();
    return theirs.size() == 1 ? Optional.of(theirs.getFirst()) : Optional.empty();
  }

  /// All but some.
  Users without(Set<String> ids) {
    return new Users(all.stream().filter(user -> !ids.contains(user.id())).toList());
  }
}

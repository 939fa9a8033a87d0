package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;

/// The organization's Users as SCIM shows them at one moment.
///
/// @param resources as they came
record Users(List<Json.Obj> resources) {
  Users {
    resources = List.copyOf(resources);
  }

  /// @param id the account's
  record User(
      String id,
      String address,
      boolean active,
      String givenName,
      String familyName,
      String employeeNumber) {
    static User of(Json.Obj resource) {
      Json.Obj name = resource.object("name").orElse(Json.Obj.EMPTY);
      Json.Obj enterprise = resource.object(Schemas.ENTERPRISE_URN).orElse(Json.Obj.EMPTY);
      return new User(
          resource.string("id").orElse(""),
          resource.string("userName").orElse(""),
          resource.bool("active").orElse(false),
          name.string("givenName").orElse(""),
          name.string("familyName").orElse(""),
          enterprise.string("employeeNumber").orElse(""));
    }

    boolean is(Employee employee) {
      return address.equals(employee.mail())
          && givenName.equals(employee.givenName())
          && familyName.equals(employee.familyName())
          && employeeNumber.equals(employee.number());
    }
  }

  static Users read(Web scim) {
    return new Users(
        scim.get(Script.BASE + "/Users?startIndex=1&count=1000").body().objects("Resources"));
  }

  List<User> all() {
    return resources.stream().map(User::of).toList();
  }

  List<User> active() {
    return all().stream().filter(User::active).toList();
  }

  Optional<User> withId(String id) {
    return all().stream().filter(user -> user.id().equals(id)).findFirst();
  }

  Optional<User> at(String address) {
    return all().stream().filter(user -> user.address().equals(address)).findFirst();
  }
}

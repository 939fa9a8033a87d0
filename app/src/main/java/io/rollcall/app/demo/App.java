package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Locale;

/// One of the company's apps, asked and told over HTTP by whoever is not the engine.
sealed interface App permits MiroApp, AtlassianApp {
  Access access();

  /// What it is called in a sentence.
  String title();

  /// What it is called in the configuration.
  default String target() {
    return title().toLowerCase(Locale.ROOT);
  }

  /// Everybody in the organization as its other API has them, whatever SCIM shows.
  List<Member> members();

  /// What a script sends for a new hire.
  Json.Obj newUser(Employee person);

  /// What a change of address looks like.
  Json.Obj newAddress(String address);

  /// Where it is and what opens it, for the configuration.
  List<String> configuration(String url, String token, String key);

  /// @param account the account's id
  record Member(String account, String address, boolean active) {}

  /// What SCIM shows to Rollcall's own directory.
  default Users users() {
    return Users.read(access().scim(), access().base() + "/Users");
  }

  default Trail trail() {
    return Trail.read(access().key());
  }
}

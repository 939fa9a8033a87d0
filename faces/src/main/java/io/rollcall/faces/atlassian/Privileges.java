package io.rollcall.faces.atlassian;

import io.rollcall.platform.ManagedAccount;
import io.rollcall.scim.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an organization may do to an account that it manages, under Atlassian's names.
record Privileges(ManagedAccount account) {
  static final String PROFILE = "profile";
  static final List<String> NAMES =
      List.of(
          PROFILE,
          "profile.write",
          "profile.read",
          "email.set",
          "lifecycle.enablement",
          "lifecycle.delete",
          "apiToken.read",
          "apiToken.delete");

  /// What can be changed of a profile, and what is told of it besides.
  private static final List<String> WRITABLE = List.of("name");

  private static final List<String> READ_ONLY = List.of("account_id", "email");
  private static final String LINKED = "externalDirectory.scim";
  private static final String DELETING = "administrative";

  /// @param names which; all, if none is named
  Json.Obj json(List<String> names) {
    Map<String, Json> all = new LinkedHashMap<>();
    all.put(PROFILE, profile());
    all.put("profile.write", profile());
    all.put("profile.read", rule(Optional.empty()));
    all.put("email.set", rule(provisioned()));
    all.put("lifecycle.enablement", rule(deleting()));
    all.put("lifecycle.delete", rule(deleting()));
    all.put("apiToken.read", rule(Optional.empty()));
    all.put("apiToken.delete", rule(Optional.empty()));
    if (!names.isEmpty()) {
      all.keySet().retainAll(names);
    }
    return new Json.Obj(all);
  }

  /// A rule for each field.
  Json.Obj profile() {
    Json.Builder rules = Json.object();
    WRITABLE.forEach(field -> rules.put(field, rule(provisioned())));
    READ_ONLY.forEach(field -> rules.put(field, rule(Optional.of(DELETING))));
    return rules.build();
  }

  private Optional<String> provisioned() {
    return deleting().or(() -> account.isLinked() ? Optional.of(LINKED) : Optional.empty());
  }

  private Optional<String> deleting() {
    return account.deletionDue().map(_ -> DELETING);
  }

  private static Json.Obj rule(Optional<String> reason) {
    Json.Builder rule = Json.object().put("allowed", reason.isEmpty());
    return reason
        .map(key -> rule.put("reason", Json.object().put("key", key).build()))
        .orElse(rule)
        .build();
  }
}

package io.rollcall.faces.atlassian;

import io.rollcall.platform.ManagedAccount;
import io.rollcall.scim.json.Json;

/// What things look like on the administration paths.
final class AtlassianShapes {
  private static final String PERSON = "atlassian";

  private AtlassianShapes() {}

  static Json.Obj profile(ManagedAccount account) {
    return Json.object()
        .put("account_id", account.id())
        .put("account_type", PERSON)
        .put("account_status", status(account))
        .put("name", account.displayName())
        .put("nickname", account.displayName())
        .put("email", account.address())
        .build();
  }

  /// An account in its deletion period is shown as deactivated.
  private static String status(ManagedAccount account) {
    return account.isEnabled() && account.deletionDue().isEmpty() ? "active" : "inactive";
  }
}

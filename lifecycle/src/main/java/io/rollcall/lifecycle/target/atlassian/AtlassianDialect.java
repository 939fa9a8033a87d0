package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.target.scim.StandardDialect;
import io.rollcall.scim.json.Json;
import java.util.Optional;

/// SCIM as Atlassian speaks it.
final class AtlassianDialect extends StandardDialect {
  // The vendor's own name, without `ietf`.
  private static final String ACCOUNT = "urn:scim:schemas:extension:atlassian-external:1.0";

  AtlassianDialect() {
    super(AtlassianTraits.traits().settable());
  }

  @Override
  public Optional<String> managedAs(Json.Obj user) {
    return user.object(ACCOUNT).flatMap(account -> account.string("atlassianAccountId"));
  }

  @Override
  public boolean replacesAllEmails() {
    return false;
  }

  @Override
  public String rightBase() {
    return "For Atlassian it is https://api.atlassian.com/scim/directory/{directoryId}, as the directory's page shows it.";
  }
}

package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.target.scim.StandardDialect;

/// SCIM as Atlassian speaks it.
final class AtlassianDialect extends StandardDialect {
  AtlassianDialect() {
    super(AtlassianTraits.traits().settable());
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

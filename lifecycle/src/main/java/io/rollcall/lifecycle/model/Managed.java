package io.rollcall.lifecycle.model;

import java.util.List;
import java.util.Optional;

/// What an organization knows of an account that it manages beside SCIM, and may do to it.
///
/// @param name what the account is called
/// @param administrator whether it administers the organization, or may, where nobody tells
/// @param usageTold whether the target tells when the account was used last; where it does not, no
///   last use means nothing
/// @param records what directories know it as; whoever writes there drives it
/// @param hindrance why its address may not be changed even once no directory drives it, with what
///   to do about it; empty where it may
public record Managed(
    String name,
    boolean administrator,
    boolean usageTold,
    List<DirectoryRecord> records,
    Optional<String> hindrance) {
  public Managed {
    records = List.copyOf(records);
  }
}

package io.rollcall.platform;

import java.util.Set;

/// Who uses which license. Guests use none.
///
/// @param others whether those are meant who use none of these
public record Licenses(Set<String> names, boolean others) {
  public Licenses {
    names = Set.copyOf(names);
  }
}

package io.rollcall.lifecycle.model;

import java.util.Optional;

/// Whom a change is about, as a person reads it.
///
/// @param person the source id; empty for an account that belongs to nobody we know
/// @param name what to call them
/// @param address the address that the source gives them, or that the account has where the source
///   no longer names them
public record Who(Optional<SourceId> person, String name, String address) {
  public static Who of(Person person) {
    return new Who(Optional.of(person.id()), person.name(), person.address());
  }

  @Override
  public String toString() {
    return name.equals(address) ? address : name + " <" + address + ">";
  }
}

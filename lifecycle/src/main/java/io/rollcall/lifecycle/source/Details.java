package io.rollcall.lifecycle.source;

import io.rollcall.lifecycle.model.Attributes;
import java.util.Optional;
import java.util.TreeMap;

/// What sources say about a person besides address and state, each where there is one.
public record Details(
    Optional<String> givenName,
    Optional<String> familyName,
    Optional<String> displayName,
    Optional<String> employeeNumber,
    Optional<String> department) {

  /// As SCIM attributes. Who has no display name is called by given and family name.
  public Attributes attributes() {
    TreeMap<String, String> values = new TreeMap<>();
    givenName.ifPresent(value -> values.put(Attributes.GIVEN_NAME, value));
    familyName.ifPresent(value -> values.put(Attributes.FAMILY_NAME, value));
    displayName.or(this::fullName).ifPresent(value -> values.put(Attributes.DISPLAY_NAME, value));
    employeeNumber.ifPresent(value -> values.put(Attributes.EMPLOYEE_NUMBER, value));
    department.ifPresent(value -> values.put(Attributes.DEPARTMENT, value));
    return new Attributes(values);
  }

  private Optional<String> fullName() {
    String full = givenName.orElse("") + " " + familyName.orElse("");
    return Optional.of(full.strip()).filter(name -> !name.isEmpty());
  }
}

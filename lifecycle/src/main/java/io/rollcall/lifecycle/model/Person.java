package io.rollcall.lifecycle.model;

/// A person as the source says, already mapped to SCIM attributes.
///
/// @param id the immutable id
/// @param address the e-mail address that the person shall have at targets (their `userName`)
/// @param active whether the source lets the person sign in
/// @param attributes everything else that targets shall show; neither `userName` nor `active`
/// @param said what the source says in its own words, for mappings and scopes that ask for it
public record Person(
    SourceId id, String address, boolean active, Attributes attributes, Said said) {
  public Person(SourceId id, String address, boolean active, Attributes attributes) {
    this(id, address, active, attributes, Said.NOTHING);
  }

  /// The same person at another address.
  public Person at(String other) {
    return new Person(id, other, active, attributes, said);
  }

  /// How to call the person in a sentence.
  public String name() {
    String display = attributes.value(Attributes.DISPLAY_NAME);
    String full =
        attributes.value(Attributes.GIVEN_NAME) + " " + attributes.value(Attributes.FAMILY_NAME);
    if (!display.isEmpty()) {
      return display;
    }
    return full.isBlank() ? address : full.strip();
  }
}

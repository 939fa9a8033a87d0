package io.rollcall.lifecycle.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What an expression may ask about a person: `person.department`. Text that the source does not
/// give is empty.
enum Fact {
  ID("id"),
  SOURCE("source"),
  ADDRESS("address"),
  ACTIVE("active"),
  GIVEN_NAME("givenName"),
  FAMILY_NAME("familyName"),
  DISPLAY_NAME("displayName"),
  EMPLOYEE_NUMBER("employeeNumber"),
  DEPARTMENT("department");

  /// The variable that all of these are in.
  static final String PERSON = "person";

  /// What the source itself says, by its own names: `person.said["costCenter"]`, a list.
  static final String SAID = "said";

  /// The names of the groups that the person is in.
  static final String GROUPS = "groups";

  static final CelType TEXTS = ListType.create(SimpleType.STRING);
  static final CelType SAID_TYPE = MapType.create(SimpleType.STRING, TEXTS);

  private final String word;

  Fact(String word) {
    this.word = word;
  }

  String variable() {
    return PERSON + "." + word;
  }

  CelType type() {
    return this == ACTIVE ? SimpleType.BOOL : SimpleType.STRING;
  }

  Object of(Person person) {
    Attributes attributes = person.attributes();
    return switch (this) {
      case ID -> person.id().id();
      case SOURCE -> person.id().source();
      case ADDRESS -> person.address();
      case ACTIVE -> person.active();
      case GIVEN_NAME -> attributes.value(Attributes.GIVEN_NAME);
      case FAMILY_NAME -> attributes.value(Attributes.FAMILY_NAME);
      case DISPLAY_NAME -> attributes.value(Attributes.DISPLAY_NAME);
      case EMPLOYEE_NUMBER -> attributes.value(Attributes.EMPLOYEE_NUMBER);
      case DEPARTMENT -> attributes.value(Attributes.DEPARTMENT);
    };
  }

  /// Every word that may follow `person.`
  static List<String> words() {
    return Stream.concat(Arrays.stream(values()).map(fact -> fact.word), Stream.of(SAID)).toList();
  }
}

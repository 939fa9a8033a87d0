package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// The definition of an attribute with its characteristics (RFC 7643 §2.2, §7).
public record Attribute(
    String name,
    Type type,
    boolean multiValued,
    String description,
    boolean required,
    List<String> canonicalValues,
    boolean caseExact,
    Mutability mutability,
    Returned returned,
    Uniqueness uniqueness,
    List<String> referenceTypes,
    List<Attribute> subAttributes)
    implements Scope {

  /// Data types (RFC 7643 §2.3).
  public enum Type {
    STRING("string"),
    BOOLEAN("boolean"),
    DECIMAL("decimal"),
    INTEGER("integer"),
    DATE_TIME("dateTime"),
    BINARY("binary"),
    REFERENCE("reference"),
    COMPLEX("complex");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /// As the RFC spells it.
    public String word() {
      return word;
    }
  }

  /// Who may set the attribute, and when.
  public enum Mutability {
    READ_ONLY("readOnly"),
    READ_WRITE("readWrite"),
    IMMUTABLE("immutable"),
    WRITE_ONLY("writeOnly");

    private final String word;

    Mutability(String word) {
      this.word = word;
    }

    /// As the RFC spells it.
    public String word() {
      return word;
    }
  }

  /// When the attribute is part of an answer.
  public enum Returned {
    ALWAYS("always"),
    NEVER("never"),
    DEFAULT("default"),
    REQUEST("request");

    private final String word;

    Returned(String word) {
      this.word = word;
    }

    /// As the RFC spells it.
    public String word() {
      return word;
    }
  }

  /// Among whom a value may exist only once.
  public enum Uniqueness {
    NONE("none"),
    SERVER("server"),
    GLOBAL("global");

    private final String word;

    Uniqueness(String word) {
      this.word = word;
    }

    /// As the RFC spells it.
    public String word() {
      return word;
    }
  }

  public Attribute {
    canonicalValues = List.copyOf(canonicalValues);
    referenceTypes = List.copyOf(referenceTypes);
    subAttributes = List.copyOf(subAttributes);
  }

  public boolean isComplex() {
    return type == Type.COMPLEX;
  }

  /// Whether this stands for an extension as a whole: it is called by its URN then.
  public boolean isExtension() {
    return name.indexOf(':') >= 0;
  }

  public boolean isReadOnly() {
    return mutability == Mutability.READ_ONLY;
  }

  /// The sub-attribute of this name, ignoring case.
  public Optional<Attribute> sub(String subName) {
    return named(subName, subAttributes);
  }

  /// The one of this name, ignoring case. A loop, since every attribute of every answer passes
  /// here.
  static Optional<Attribute> named(String name, List<Attribute> among) {
    for (Attribute attribute : among) {
      if (attribute.name.equalsIgnoreCase(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /// The text in the form in which values of this attribute are compared.
  public String comparable(String text) {
    return caseExact ? text : CaseFolding.fold(text);
  }

  /// What a name inside this attribute's value filter means, as in `emails[type eq "work"]`; where
  /// the attribute stands for an extension, also `manager.value`.
  @Override
  public Optional<ResolvedPath> resolve(AttributePath path) {
    return path.schema().isPresent()
        ? Optional.empty()
        : sub(path.name())
            .filter(a -> path.sub().isEmpty() || path.sub().flatMap(a::sub).isPresent())
            .map(a -> new ResolvedPath(Optional.empty(), a, path.sub().flatMap(a::sub)));
  }

  @Override
  public String title() {
    return name;
  }

  /// As it stands in a Schema resource.
  public Json.Obj json() {
    return SchemaJson.write(this);
  }
}

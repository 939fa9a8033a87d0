package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind of resource (RFC 7643 §6): its name, its endpoint relative to the base URL, its schema
/// and the extensions that its resources may have.
public record ResourceType(
    String name, String endpoint, String description, Schema core, List<Schema> extensions)
    implements Scope {
  private static final ResourceType USER =
      new ResourceType(
          "User", "/Users", "User Account", Schemas.user(), List.of(Schemas.enterpriseUser()));
  private static final ResourceType GROUP =
      new ResourceType("Group", "/Groups", "Group", Schemas.group(), List.of());

  public ResourceType {
    extensions = List.copyOf(extensions);
  }

  /// User with the enterprise extension (RFC 7643 §4.1, §4.3).
  public static ResourceType user() {
    return USER;
  }

  /// Group (RFC 7643 §4.2).
  public static ResourceType group() {
    return GROUP;
  }

  @Override
  public String title() {
    return name;
  }

  /// Every top-level attribute: the common ones, the schema's own, and each extension as one
  /// complex attribute called by its URN, as it stands in a resource.
  public List<Attribute> attributes() {
    List<Attribute> all = new ArrayList<>(Schemas.common().attributes());
    all.addAll(core.attributes());
    extensions.forEach(e -> all.add(whole(e)));
    return all;
  }

  @Override
  public Optional<ResolvedPath> resolve(AttributePath path) {
    Optional<Schema> extension = extension(path);
    if (extension.isPresent()) {
      return extension.flatMap(e -> inExtension(e, path));
    }
    return path.schema().isEmpty() || path.schema().get().equalsIgnoreCase(core.id())
        ? topLevel(path.name()).flatMap(a -> resolved(Optional.empty(), a, path.sub()))
        : Optional.empty();
  }

  /// The URNs that this resource's `schemas` must list: its own, and those of the extensions for
  /// which it holds values.
  public List<String> schemasOf(Json.Obj resource) {
    Stream<String> used =
        extensions.stream().map(Schema::id).filter(id -> resource.object(id).isPresent());
    return Stream.concat(Stream.of(core.id()), used).toList();
  }

  /// The same type with one more extension, whose values resources may then have.
  ///
  /// @throws ScimException invalidValue if the extension's URN is one of this type's, or cannot be
  ///   told from one
  public ResourceType with(Schema extension) {
    SchemaRules.checkBeside(extension, schemaIds());
    return new ResourceType(
        name,
        endpoint,
        description,
        core,
        Stream.concat(extensions.stream(), Stream.of(extension)).toList());
  }

  /// The URN of its schema, and those of its extensions.
  List<String> schemaIds() {
    return Stream.concat(Stream.of(core.id()), extensions.stream().map(Schema::id)).toList();
  }

  /// Whether this is one of [#schemaIds], ignoring case.
  boolean hasSchema(String urn) {
    return schemaIds().stream().anyMatch(urn::equalsIgnoreCase);
  }

  /// The extension that the path names, or in which it names an attribute. The parser takes the
  /// last colon for the end of the schema, so in a path that is only a URN the URN's last word is
  /// the path's name.
  private Optional<Schema> extension(AttributePath path) {
    return path.schema()
        .flatMap(schema ->
            extensions.stream()
                .filter(e ->
                    e.id().equalsIgnoreCase(schema)
                        || e.id().equalsIgnoreCase(schema + ":" + path.name()))
                .findFirst());
  }

  private static Optional<ResolvedPath> inExtension(Schema extension, AttributePath path) {
    Optional<String> urn = Optional.of(extension.id());
    return extension.id().equalsIgnoreCase(path.schema().orElseThrow())
        ? extension.attribute(path.name()).flatMap(a -> resolved(urn, a, path.sub()))
        : path.sub().isPresent()
            ? path.sub()
                .flatMap(extension::attribute)
                .flatMap(a -> resolved(urn, a, Optional.empty()))
            : resolved(Optional.empty(), whole(extension), Optional.empty());
  }

  private Optional<Attribute> topLevel(String attributeName) {
    return core.attribute(attributeName).or(() -> Schemas.common().attribute(attributeName));
  }

  private static Optional<ResolvedPath> resolved(
      Optional<String> extension, Attribute attribute, Optional<String> sub) {
    Optional<Attribute> subAttribute = sub.flatMap(attribute::sub);
    return sub.isPresent() && subAttribute.isEmpty()
        ? Optional.empty()
        : Optional.of(new ResolvedPath(extension, attribute, subAttribute));
  }

  private static Attribute whole(Schema extension) {
    return new Attribute(
        extension.id(),
        Attribute.Type.COMPLEX,
        false,
        extension.description(),
        false,
        List.of(),
        false,
        Attribute.Mutability.READ_WRITE,
        Attribute.Returned.DEFAULT,
        Attribute.Uniqueness.NONE,
        List.of(),
        extension.attributes());
  }
}

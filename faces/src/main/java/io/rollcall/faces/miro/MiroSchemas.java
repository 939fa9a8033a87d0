package io.rollcall.faces.miro;

import io.rollcall.platform.Types;
import io.rollcall.platform.UserValues;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.Attribute.Mutability;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The attributes that Miro documents (OpenAPI of April 2026), and what it says of their values.
final class MiroSchemas {
  private static final Set<String> NAMES = Set.of("formatted", "familyName", "givenName");
  private static final Set<String> TYPED = Set.of("value", "type");

  /// From the least to the greatest. Miro does not say in which order: chosen here.
  private static final List<String> LICENSES =
      List.of(
          "Free Restricted",
          "Free",
          "Basic",
          "Standard",
          "Advanced",
          "Full (Trial)",
          MiroLicenses.FULL);

  private MiroSchemas() {}

  static Types types() {
    return new Types(
        new ResourceType("User", "/Users", "User Account", user(), List.of(enterprise())),
        ResourceType.group());
  }

  static UserValues values() {
    return new UserValues(
        Map.of(
            AttributePath.of("displayName"), 60,
            AttributePath.of("name", "formatted"), 60,
            enterprise("employeeNumber"), 20,
            enterprise("costCenter"), 120,
            enterprise("organization"), 120,
            enterprise("division"), 120,
            enterprise("department"), 120,
            manager("displayName"), 60),
        60,
        Set.of(manager("value")),
        Set.of("jpg", "jpeg", "bmp", "png", "gif"),
        LICENSES);
  }

  private static AttributePath enterprise(String name) {
    return new AttributePath(Optional.of(Schemas.ENTERPRISE_URN), name, Optional.empty());
  }

  private static AttributePath manager(String sub) {
    return new AttributePath(Optional.of(Schemas.ENTERPRISE_URN), "manager", Optional.of(sub));
  }

  private static Schema user() {
    return only(Schemas.user(), MiroSchemas::ofUser);
  }

  private static Schema enterprise() {
    return only(Schemas.enterpriseUser(), MiroSchemas::ofEnterprise);
  }

  private static Stream<Attribute> ofUser(Attribute like) {
    return switch (like.name()) {
      case "userName", "displayName", "preferredLanguage", "active" -> Stream.of(like);
      case "name" -> Stream.of(complex(like, like.description(), names(like)));
      case "userType" -> Stream.of(text(like, "The license. A PATCH can raise it.", LICENSES));
      case "emails" ->
          Stream.of(
              complex(
                  like,
                  "The address, which is the userName. What is sent here is ignored: to change the address, change userName.",
                  parts(like, Set.of("value", "type", "primary"))));
      case "photos" -> Stream.of(complex(like, like.description(), parts(like, TYPED)));
      case "groups" ->
          Stream.of(complex(like, like.description(), parts(like, Set.of("value", "display"))));
      case "roles" ->
          Stream.of(
              complex(
                  like,
                  "One primary role of the type organization_user_role, and any number of the type organization_admin_role.",
                  like.subAttributes()));
      default -> Stream.empty();
    };
  }

  private static Stream<Attribute> ofEnterprise(Attribute like) {
    return like.name().equals("manager")
        ? Stream.of(
            complex(
                like,
                like.description(),
                parts(like, Set.of("value", "displayName")).stream()
                    .map(sub -> text(sub, sub.description(), List.of()))
                    .toList()))
        : Stream.of(like);
  }

  private static Schema only(Schema schema, Function<Attribute, Stream<Attribute>> change) {
    return new Schema(
        schema.id(),
        schema.name(),
        schema.description(),
        schema.attributes().stream().flatMap(change).toList());
  }

  /// Whoever sends a name sends both.
  private static List<Attribute> names(Attribute name) {
    return parts(name, NAMES).stream()
        .map(sub ->
            like(
                sub,
                !sub.name().equals("formatted"),
                sub.description(),
                List.of(),
                sub.mutability()))
        .toList();
  }

  private static List<Attribute> parts(Attribute of, Set<String> names) {
    return of.subAttributes().stream().filter(sub -> names.contains(sub.name())).toList();
  }

  /// A text that clients may set.
  private static Attribute text(Attribute like, String description, List<String> canonical) {
    return like(like, like.required(), description, canonical, Mutability.READ_WRITE);
  }

  private static Attribute complex(Attribute like, String description, List<Attribute> parts) {
    return new Attribute(
        like.name(),
        like.type(),
        like.multiValued(),
        description,
        like.required(),
        like.canonicalValues(),
        like.caseExact(),
        like.mutability(),
        like.returned(),
        like.uniqueness(),
        like.referenceTypes(),
        parts);
  }

  private static Attribute like(
      Attribute like,
      boolean required,
      String description,
      List<String> canonical,
      Mutability mutability) {
    return new Attribute(
        like.name(),
        like.type(),
        like.multiValued(),
        description,
        required,
        canonical,
        like.caseExact(),
        mutability,
        like.returned(),
        like.uniqueness(),
        like.referenceTypes(),
        like.subAttributes());
  }
}

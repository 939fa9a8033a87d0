package io.rollcall.faces.atlassian;

import io.rollcall.platform.Types;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The schemas that Atlassian documents: fewer attributes than the RFC has, department and
/// organization also at the top level, the account's id, and names of groups that never change.
final class AtlassianSchemas {
  static final String ACCOUNT_URN = "urn:scim:schemas:extension:atlassian-external:1.0";
  static final String ACCOUNT_ID = "atlassianAccountId";

  private static final Set<String> OF_USER =
      Set.of(
          "userName",
          "name",
          "displayName",
          "nickName",
          "title",
          "preferredLanguage",
          "timezone",
          "active",
          "emails",
          "phoneNumbers",
          "groups");
  private static final Set<String> OF_ENTERPRISE = Set.of("organization", "department");

  private AtlassianSchemas() {}

  static Types types() {
    return new Types(
        new ResourceType(
            "User",
            "/Users",
            "User Account",
            user(),
            List.of(only(Schemas.enterpriseUser(), OF_ENTERPRISE), account())),
        new ResourceType("Group", "/Groups", "Group", group(), List.of()));
  }

  private static Schema user() {
    Schema known = only(Schemas.user(), OF_USER);
    Stream<Attribute> more =
        Stream.of(
            text("organization", "The organization.", Attribute.Mutability.READ_WRITE),
            text("department", "The department.", Attribute.Mutability.READ_WRITE));
    return new Schema(
        known.id(),
        known.name(),
        known.description(),
        Stream.concat(known.attributes().stream(), more).toList());
  }

  private static Schema account() {
    return new Schema(
        ACCOUNT_URN,
        "Atlassian account",
        "The account that the User is linked to.",
        List.of(
            text(
                ACCOUNT_ID,
                "The id of the account; absent while the User is linked to none.",
                Attribute.Mutability.READ_ONLY)));
  }

  private static Schema group() {
    Schema known = Schemas.group();
    return new Schema(
        known.id(),
        known.name(),
        known.description(),
        known.attributes().stream()
            .map(each -> each.name().equals("displayName") ? immutable(each) : each)
            .toList());
  }

  private static Schema only(Schema schema, Set<String> names) {
    return new Schema(
        schema.id(),
        schema.name(),
        schema.description(),
        schema.attributes().stream().filter(each -> names.contains(each.name())).toList());
  }

  private static Attribute immutable(Attribute like) {
    return new Attribute(
        like.name(),
        like.type(),
        like.multiValued(),
        like.description(),
        like.required(),
        like.canonicalValues(),
        like.caseExact(),
        Attribute.Mutability.IMMUTABLE,
        like.returned(),
        like.uniqueness(),
        like.referenceTypes(),
        like.subAttributes());
  }

  private static Attribute text(String name, String description, Attribute.Mutability mutability) {
    return new Attribute(
        name,
        Attribute.Type.STRING,
        false,
        description,
        false,
        List.of(),
        false,
        mutability,
        Attribute.Returned.DEFAULT,
        Attribute.Uniqueness.NONE,
        List.of(),
        List.of());
  }
}

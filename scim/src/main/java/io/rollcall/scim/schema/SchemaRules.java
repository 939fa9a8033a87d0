package io.rollcall.scim.schema;

import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a schema must be like that a client brings, so that paths and filters can speak of all that
/// is in it.
final class SchemaRules {
  /// How many attributes a schema may have, with the attributes of its complex ones.
  static final int MAX_ATTRIBUTES = 200;

  private static final int MAX_NAME = 100;

  /// The last part must look like a name, for a path may end there.
  private static final Pattern URN =
      Pattern.compile(
          "urn:[a-z0-9][a-z0-9-]{0,31}(:[\\w.$+-]{1,100}){0,10}:[a-z][\\w-]*",
          Pattern.CASE_INSENSITIVE);

  /// RFC 7643 §2.1.
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*|\\$ref");

  private static final Set<String> COMMON = Set.of("schemas", "id", "externalid", "meta");

  private static final List<String> RESERVED =
      List.of("urn:ietf:params:scim:api:", "urn:ietf:params:scim:schemas:core:");

  private SchemaRules() {}

  /// @throws ScimException invalidValue, saying what cannot be so
  static void check(Schema schema) {
    if (!URN.matcher(schema.id()).matches() || schema.id().length() > 2 * MAX_NAME) {
      throw refused(
          "id must be a URN that ends in a name, such as urn:example:params:scim:2.0:Employee, not \"%s\""
              .formatted(Echo.of(schema.id())));
    }
    int count =
        schema.attributes().size()
            + schema.attributes().stream().mapToInt(a -> a.subAttributes().size()).sum();
    if (count < 1 || count > MAX_ATTRIBUTES) {
      throw refused(
          "a schema has 1 to %,d attributes with their sub-attributes, this one has %,d"
              .formatted(MAX_ATTRIBUTES, count));
    }
    schema.attributes().forEach(a -> checkTop(a, a.name()));
    checkNames(schema.attributes(), "");
  }

  /// That no path can mean both this schema and one of those there are.
  static void checkBeside(Schema schema, List<String> others) {
    String id = schema.id().toLowerCase(Locale.ROOT);
    RESERVED.stream()
        .filter(id::startsWith)
        .findFirst()
        .ifPresent(reserved -> {
          throw refused(
              "%s: URNs that begin with %s are the RFCs'".formatted(schema.id(), reserved));
        });
    for (String other : others) {
      String old = other.toLowerCase(Locale.ROOT);
      if (id.equals(old) || id.startsWith(old + ":") || old.startsWith(id + ":")) {
        throw refused(
            "%s: there is %s already, and paths could not tell them apart"
                .formatted(schema.id(), other));
      }
    }
  }

  private static void checkNames(List<Attribute> attributes, String prefix) {
    Set<String> names = new HashSet<>();
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      if (!NAME.matcher(name).matches() || name.length() > MAX_NAME) {
        throw refused(
            "\"%s\" is no name for an attribute: letters, digits, - and _, at most %d, a letter first"
                .formatted(Echo.of(prefix + name), MAX_NAME));
      }
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw refused("%s is defined twice; names ignore letter case".formatted(prefix + name));
      }
      if (prefix.isEmpty() && COMMON.contains(name.toLowerCase(Locale.ROOT))) {
        throw refused(name + " is an attribute that every resource has (RFC 7643 §3.1)");
      }
      checkNames(attribute.subAttributes(), name + ".");
    }
  }

  private static void checkTop(Attribute attribute, String name) {
    if (attribute.isComplex() == attribute.subAttributes().isEmpty()) {
      throw refused(
          name
              + (attribute.isComplex()
                  ? " is complex and needs subAttributes"
                  : " has subAttributes, so its type must be complex"));
    }
    checkOne(attribute, name);
    for (Attribute sub : attribute.subAttributes()) {
      String subName = name + "." + sub.name();
      if (sub.isComplex() || sub.multiValued() || !sub.subAttributes().isEmpty()) {
        throw refused(
            "%s must have one simple value: attributes nest two levels deep (RFC 7643 §2.3.8)"
                .formatted(subName));
      }
      checkOne(sub, subName);
    }
  }

  private static void checkOne(Attribute attribute, String name) {
    if (attribute.required() && attribute.isReadOnly()) {
      throw refused(name + " cannot be required and readOnly: nobody could set it");
    }
    if (attribute.uniqueness() != Attribute.Uniqueness.NONE) {
      throw refused(name + ": uniqueness must be none; this server does not enforce another");
    }
  }

  private static ScimException refused(String detail) {
    return ScimError.invalidValue(detail).exception();
  }
}

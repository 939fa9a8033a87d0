package io.rollcall.lifecycle.mapping;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be mapped: SCIM paths with one text, those of the enterprise extension by their last
/// word or by their whole URN.
public final class MappedPaths {
  private static final List<String> CORE =
      List.of(
          Attributes.USER_NAME,
          Attributes.ACTIVE,
          Attributes.GIVEN_NAME,
          Attributes.FAMILY_NAME,
          "name.formatted",
          "name.middleName",
          "name.honorificPrefix",
          "name.honorificSuffix",
          Attributes.DISPLAY_NAME,
          "nickName",
          "title",
          "userType",
          "preferredLanguage",
          "locale",
          "timezone");
  private static final List<String> ENTERPRISE =
      List.of("employeeNumber", "costCenter", "organization", "division", "department");

  private MappedPaths() {}

  /// Every attribute besides `userName` and `active`.
  public static List<String> attributes() {
    List<String> all = new ArrayList<>(CORE);
    all.removeAll(List.of(Attributes.USER_NAME, Attributes.ACTIVE));
    ENTERPRISE.forEach(word -> all.add(urn(word)));
    return all;
  }

  /// Every word that a mapping can have.
  public static List<String> words() {
    List<String> all = new ArrayList<>(CORE);
    all.addAll(ENTERPRISE);
    return all;
  }

  /// The path that a word of a mapping means.
  public static Optional<String> path(String word) {
    Map<String, String> known = new LinkedHashMap<>();
    CORE.forEach(path -> known.put(path, path));
    ENTERPRISE.forEach(last -> known.put(last, urn(last)));
    ENTERPRISE.forEach(last -> known.put(urn(last), urn(last)));
    return Optional.ofNullable(known.get(word));
  }

  /// Compiles what a path is mapped to.
  public static Expression compile(Expressions language, String path, String text)
      throws ExpressionMistake {
    return path.equals(Attributes.ACTIVE) ? language.state(text) : language.text(text);
  }

  private static String urn(String last) {
    return Schemas.ENTERPRISE_URN + ":" + last;
  }
}

package io.rollcall.app.engine;

import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.Grants.License;
import io.rollcall.lifecycle.model.Grants.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `licenses` and `roles`: which groups give what.
final class GrantRules {
  static final String LICENSES = "licenses";
  static final String ROLES = "roles";
  private static final String GROUPS = "groups";

  private GrantRules() {}

  static Grants read(Section target) {
    return new Grants(
        target.optionalSection(LICENSES).map(GrantRules::licenses).orElse(List.of()),
        target.optionalSection(ROLES).map(GrantRules::roles).orElse(List.of()));
  }

  /// In the order of the file; at most one without groups, the last.
  private static List<License> licenses(Section section) {
    List<License> licenses = new ArrayList<>();
    for (String name : section.keys()) {
      if (!licenses.isEmpty() && licenses.getLast().groups().isEmpty()) {
        throw section.mistake(
            name,
            "comes after \"%s\", which has no groups and so is for everybody who is left; put that one last"
                .formatted(licenses.getLast().name()));
      }
      licenses.add(license(section, name));
    }
    return licenses;
  }

  private static License license(Section section, String name) {
    if (!section.isMapping(name)) {
      return new License(name, groups(section, name), Optional.empty());
    }
    Section license = section.section(name);
    Optional<Integer> most = license.optionalText("limit").map(text -> count(license, text));
    License read = new License(name, license.texts(GROUPS), most);
    license.end();
    return read;
  }

  private static int count(Section license, String text) {
    if (!text.matches("\\d{1,7}")) {
      throw license.mistake(
          "limit",
          "is \"" + text + "\"; expected how many accounts may have the license, as in 500");
    }
    return Integer.parseInt(text);
  }

  private static List<Role> roles(Section section) {
    return section.keys().stream().map(name -> new Role(name, groups(section, name))).toList();
  }

  private static List<String> groups(Section section, String name) {
    List<String> groups = section.texts(name);
    if (groups.isEmpty()) {
      throw section.mistake(
          name, "names no group at the source, as in \"%s\": [admins]".formatted(name));
    }
    return groups;
  }
}

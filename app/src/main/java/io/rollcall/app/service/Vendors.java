package io.rollcall.app.service;

import io.rollcall.faces.atlassian.AtlassianFace;
import io.rollcall.faces.atlassian.AtlassianPreset;
import io.rollcall.faces.miro.MiroFace;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.faces.miro.MiroRoles;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.standard.StandardFace;
import io.rollcall.faces.standard.StandardPreset;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Preset;
import io.rollcall.platform.Role;
import java.util.List;
import java.util.Optional;

/// The list of vendors that the directory service can stand in for. Another one is another line.
final class Vendors {
  static final List<Vendor> ALL =
      List.of(
          new Vendor(
              StandardPreset.preset(),
              StandardPreset.dialect(),
              StandardFace::new,
              _ -> Optional.empty()),
          new Vendor(MiroPreset.preset(), MiroPreset.dialect(), MiroFace::new, MiroRoles::read),
          new Vendor(
              AtlassianPreset.preset(),
              AtlassianPreset.dialect(),
              AtlassianFace::new,
              _ -> Optional.empty()));

  private Vendors() {}

  /// Where every directory's SCIM is.
  static Bases bases() {
    return new Bases(ALL.stream().map(Vendor::dialect).toList());
  }

  static List<Preset> presets() {
    return ALL.stream().map(Vendor::preset).toList();
  }

  static Optional<Vendor> ofPreset(String name) {
    return ALL.stream().filter(vendor -> vendor.preset().name().equals(name)).findFirst();
  }

  /// The path of a directory's SCIM base URL.
  static String basePath(Directory directory) {
    return ofPreset(directory.preset().name())
        .map(vendor -> vendor.dialect().basePath().apply(directory.id()))
        .orElse("");
  }

  /// The role that any vendor calls so.
  static Optional<Role> roleCalled(String name) {
    return ALL.stream().flatMap(vendor -> vendor.role().apply(name).stream()).findFirst();
  }
}

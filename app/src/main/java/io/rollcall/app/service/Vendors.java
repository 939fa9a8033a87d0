package io.rollcall.app.service;

import io.rollcall.faces.miro.MiroFace;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.faces.miro.MiroRoles;
import io.rollcall.platform.Preset;
import io.rollcall.platform.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The list of vendors that the directory service can stand in for. Another one is another line.
final class Vendors {
  static final List<Vendor> ALL =
      List.of(
          new Vendor(MiroPreset.preset(), MiroPreset.dialect(), MiroFace::new, MiroRoles::read));

  private Vendors() {}

  static List<Preset> presets() {
    return ALL.stream().map(Vendor::preset).toList();
  }

  static Optional<Vendor> ofPreset(String name) {
    return ALL.stream().filter(vendor -> vendor.preset().name().equals(name)).findFirst();
  }

  static String presetNames() {
    return presets().stream().map(Preset::name).collect(Collectors.joining(", "));
  }

  /// The role that any vendor calls so.
  static Optional<Role> roleCalled(String name) {
    return ALL.stream().flatMap(vendor -> vendor.role().apply(name).stream()).findFirst();
  }
}

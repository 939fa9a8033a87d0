package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// The presets that directories may have.
record Presets(List<Preset> all) {
  Presets {
    all = List.copyOf(all);
  }

  Optional<Preset> named(String name) {
    return all.stream().filter(preset -> preset.name().equals(name)).findFirst();
  }

  /// The preset of data that was written with it.
  Preset known(String name) {
    return named(name)
        .orElseThrow(() ->
            new IllegalStateException(
                "The data names the preset " + name + ", which this program does not have"));
  }
}

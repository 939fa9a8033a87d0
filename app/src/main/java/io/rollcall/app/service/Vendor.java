package io.rollcall.app.service;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.wire.Face;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Preset;
import io.rollcall.platform.Role;
import java.util.Optional;
import java.util.function.Function;

/// What the directory service needs of a vendor: its policies, its SCIM, its routes, its words for
/// roles.
record Vendor(Preset preset, Dialect dialect, Opening face, Function<String, Optional<Role>> role) {

  /// Makes a vendor's face.
  @FunctionalInterface
  interface Opening {
    Face on(Platform platform, Bases bases, RateLimiter limiter);
  }
}

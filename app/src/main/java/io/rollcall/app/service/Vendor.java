package io.rollcall.app.service;

import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.wire.Face;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Preset;
import io.rollcall.platform.Role;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What the directory service needs of a vendor: its policies, its SCIM, its routes, its words for
/// roles.
record Vendor(
    Preset preset,
    Dialect dialect,
    BiFunction<Platform, Bases, Face> face,
    Function<String, Optional<Role>> role) {}

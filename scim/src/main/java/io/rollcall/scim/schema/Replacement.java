package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Optional;

/// What a PUT makes of a resource (RFC 7644 §3.5.1): what was sent, and nothing of what was stored.
/// Only `active` stays as it was when the request does not speak of it: providers send back what
/// they know, and what they leave out must not let anybody in again.
public final class Replacement {
  private static final String ACTIVE = "active";

  private Replacement() {}

  /// The attributes that clients set, after the PUT. Read-only ones are in neither argument's
  /// result; the server sets them.
  ///
  /// @param stored what clients set before
  /// @throws ScimException mutability if an immutable attribute would change; invalidValue if the
  ///   request keeps silent about `active` and a strict directory does not guess
  public static Json.Obj of(
      Json.Obj stored, ResourceRequest request, ResourceType type, Reading reading) {
    Json.Obj after = request.resource();
    Optional<Boolean> active = stored.bool(ACTIVE);
    if (after.get(ACTIVE).isEmpty() && active.isPresent()) {
      if (!active.get()) {
        reading.take(Leniency.KEEPS_ACTIVE, () -> silence(type));
      }
      after = after.with(ACTIVE, Json.bool(active.get()));
    }
    Immutable.check(stored, after, type);
    return after;
  }

  private static ScimError silence(ResourceType type) {
    return ScimError.invalidValue(
        "active is missing, and this %s is not active: send active, true or false"
            .formatted(type.name()));
  }
}

package io.rollcall.lifecycle.target.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Optional;

/// SCIM as RFC 7643 and RFC 7644 have it.
public class StandardDialect implements Dialect {
  private final List<String> settable;

  public StandardDialect(List<String> settable) {
    this.settable = List.copyOf(settable);
  }

  @Override
  public List<String> settable() {
    return settable;
  }

  /// The standard has no word for it.
  @Override
  public boolean administers(Json.Obj user) {
    return false;
  }

  @Override
  public Json active(boolean active) {
    return Json.bool(active);
  }

  @Override
  public String replace() {
    return "replace";
  }

  @Override
  public String add() {
    return "add";
  }

  /// One path with a filter each: only a path says what is removed (RFC 7644 §3.5.2.2).
  @Override
  public List<Json.Obj> removals(String path, List<String> ids) {
    return ids.stream()
        .map(id ->
            Json.object().put("op", "remove").put("path", Dialect.withValue(path, id)).build())
        .toList();
  }

  /// A value filter may find nothing (RFC 7644 §3.5.2.3); all of an attribute is always there.
  @Override
  public boolean replacesAllEmails() {
    return true;
  }

  /// RFC 7644 §3.3: 409 with `uniqueness`. Many servers send 409 alone.
  @Override
  public boolean isTaken(int status, Optional<ScimError> error, String text) {
    boolean uniqueness =
        error.flatMap(ScimError::scimType).filter("uniqueness"::equalsIgnoreCase).isPresent();
    return status == 409 || (status == 400 && uniqueness);
  }

  @Override
  public String rightBase() {
    return "It is the URL that /Users comes after, as in https://app.example.com/scim/v2.";
  }
}

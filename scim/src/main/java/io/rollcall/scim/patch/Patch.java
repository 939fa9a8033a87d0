package io.rollcall.scim.patch;

import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.PatchPath;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Conformance;
import io.rollcall.scim.schema.Immutable;
import io.rollcall.scim.schema.Required;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Applies operations to a resource (RFC 7644 §3.5.2): a path is resolved once to a [Selection],
/// and the operation is an [Edit] of what is selected. Either all operations are in the result, or
/// there is none.
public final class Patch {
  private final ResourceType type;
  private final Reading reading;

  private Patch(ResourceType type, Reading reading) {
    this.type = type;
    this.reading = reading;
  }

  /// The resource after the operations, in their order. `schemas`, if it is there, is made to fit.
  ///
  /// @throws ScimException noTarget, invalidPath, invalidFilter, invalidValue or mutability
  public static Json.Obj apply(
      Json.Obj resource, List<PatchOperation> operations, ResourceType type) {
    return apply(resource, operations, type, Reading.lenient());
  }

  /// As [#apply(Json.Obj, List, ResourceType)], as part of a reading that may refuse leniencies:
  /// some only show on a resource.
  public static Json.Obj apply(
      Json.Obj resource, List<PatchOperation> operations, ResourceType type, Reading reading) {
    Patch patch = new Patch(type, reading);
    Json.Obj result = resource;
    for (PatchOperation operation : operations) {
      result = patch.apply(operation, result);
    }
    Immutable.check(resource, result, type);
    Required.checkExtensions(result, type);
    return result.get("schemas").isPresent()
        ? result.with("schemas", Json.strings(type.schemasOf(result)))
        : result;
  }

  private Json.Obj apply(PatchOperation operation, Json.Obj resource) {
    return switch (operation) {
      case PatchOperation.Add(Optional<PatchPath> path, Json value) ->
          apply(path, value, Edit.Add::new, resource);
      case PatchOperation.Replace(Optional<PatchPath> path, Json value) ->
          apply(path, value, Edit.Replace::new, resource);
      case PatchOperation.Remove(PatchPath at, Optional<Json> value) ->
          apply(at, new Edit.Remove(value), resource);
    };
  }

  private Json.Obj apply(
      Optional<PatchPath> path, Json value, Function<Json, Edit> edit, Json.Obj resource) {
    if (path.isPresent()) {
      return apply(path.get(), edit.apply(value), resource);
    }
    if (!(value instanceof Json.Obj given)) {
      throw ScimError.invalidValue("Without a path, the value must be an object").exception();
    }
    Json.Obj result = resource;
    for (String name : given.members().keySet()) {
      Json member = given.get(name).orElseThrow();
      result = apply(FilterParser.parsePath(name), edit.apply(member), result);
    }
    return result;
  }

  private Json.Obj apply(PatchPath path, Edit edit, Json.Obj resource) {
    Target target = Target.of(path, type, reading);
    if (target.isReadOnly()) {
      throw Conformance.readOnly(path.print()).exception();
    }
    return new Selection(target, reading).apply(edit, resource);
  }
}

package io.rollcall.scim.patch;

import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.PatchPath;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.schema.Conformance;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads a PATCH body as identity providers send it into operations of one form: each has a path in
/// the schema's spelling, and a value of the attribute's type. A value that says "nothing" (`null`,
/// `[]`, `""`) became a removal.
final class PatchReader {
  private final ResourceType type;
  private final Reading reading;
  private final Conformance conformance;
  private final List<PatchOperation> operations = new ArrayList<>();

  PatchReader(ResourceType type, Reading reading) {
    this.type = type;
    this.reading = reading;
    this.conformance = Conformance.ofPatch(reading);
  }

  PatchRequest read(Json json) {
    if (!(json instanceof Json.Obj body)) {
      throw syntax("The body of a PATCH must be a JSON object with schemas and Operations");
    }
    boolean isPatchOp = body.items("schemas").contains(Json.string(Urn.PATCH_OP));
    Optional<Json> given = body.find("Operations");
    if (given.isEmpty() && !isPatchOp) {
      byResource(body);
    } else {
      if (!isPatchOp) {
        reading.take(Leniency.NO_PATCH_SCHEMA, PatchRefusal::noSchema);
      }
      PatchRequest.operationsIn(given).forEach(this::operation);
    }
    return new PatchRequest(operations, reading.taken());
  }

  private void byResource(Json.Obj body) {
    String expected = "The body of a PATCH must have Operations, a list of at least one";
    reading.take(Leniency.PATCH_BY_RESOURCE, () -> ScimError.invalidSyntax(expected));
    members(Kind.REPLACE, body);
    if (operations.isEmpty()) {
      throw syntax(expected);
    }
  }

  private void operation(Json json) {
    if (!(json instanceof Json.Obj operation)) {
      throw syntax("Each of the Operations must be an object with op, path and value");
    }
    Kind kind = kind(operation);
    Optional<PatchPath> path = path(operation).map(text -> FilterParser.parsePath(text, reading));
    Optional<Json> value = operation.find("value");
    if (kind == Kind.REMOVE) {
      remove(
          path.orElseThrow(
              () -> ScimError.noTarget("remove needs a path: what is to be removed?").exception()),
          value.filter(v -> !(v instanceof Json.Null)));
    } else {
      Json given = value.orElseThrow(() -> invalid("%s needs a value".formatted(kind.word())));
      path.ifPresentOrElse(p -> set(kind, writable(p), given), () -> pathless(kind, given));
    }
  }

  private Kind kind(Json.Obj operation) {
    String word = operation.string("op").orElse("");
    Kind kind =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "add" -> Kind.ADD;
          case "replace" -> Kind.REPLACE;
          case "remove" -> Kind.REMOVE;
          default ->
              throw syntax(
                  "op must be \"add\", \"replace\" or \"remove\", not "
                      + operation.find("op").map(JsonCodec::text).map(Echo::of).orElse("absent"));
        };
    if (!word.equals(kind.word())) {
      reading.take(Leniency.OPERATION_CASE, () -> PatchRefusal.operationCase(kind.word(), word));
    }
    return kind;
  }

  private static Optional<String> path(Json.Obj operation) {
    Json path = operation.find("path").orElse(new Json.Null());
    return switch (path) {
      case Json.Str(String text) -> Optional.of(text).filter(t -> !t.isBlank());
      case Json.Null _ -> Optional.empty();
      case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _ ->
          throw ScimError.invalidPath("path must be a string, not " + Echo.of(JsonCodec.text(path)))
              .exception();
    };
  }

  private void pathless(Kind kind, Json value) {
    if (!(value instanceof Json.Obj members)) {
      throw invalid("%s without a path needs an object as its value".formatted(kind.word()));
    }
    members(kind, members);
  }

  /// Each member is an operation of its own. What may not be set here is left out: providers send
  /// back what they were given, and a 400 would stop them for good.
  private void members(Kind kind, Json.Obj given) {
    for (Map.Entry<String, Json> member : given.members().entrySet()) {
      String name = member.getKey();
      Optional<Target> target = named(name);
      if (target.isEmpty()) {
        reading.take(Leniency.UNKNOWN_IGNORED, () -> Conformance.unknown(name));
      } else if (target.get().isReadOnly() || name.equalsIgnoreCase("schemas")) {
        reading.take(Leniency.READ_ONLY_IGNORED, () -> Conformance.readOnly(name));
      } else if (member.getValue() instanceof Json.Null && target.get().isWholeList()) {
        reading.take(Leniency.NULL_LIST_IGNORED, () -> PatchRefusal.nullList(name));
      } else {
        if (!name.equalsIgnoreCase(target.get().attribute().name())) {
          reading.take(Leniency.PATH_AS_NAME, () -> PatchRefusal.pathAsName(name));
        }
        set(kind, target.get(), member.getValue());
      }
    }
  }

  /// What a member's name means: an attribute, or a path, whose own leniencies are not counted
  /// beside that of being one.
  private Optional<Target> named(String name) {
    try {
      return Optional.of(Target.of(FilterParser.parsePath(name), type, Reading.lenient()));
    } catch (ScimException e) {
      return Optional.empty();
    }
  }

  private Target writable(PatchPath path) {
    Target target = Target.of(path, type, reading);
    if (target.isReadOnly()) {
      throw Conformance.readOnly(path.print()).exception();
    }
    return target;
  }

  private void set(Kind kind, Target target, Json given) {
    Json value = conform(target, given);
    Optional<PatchPath> path = Optional.of(target.patchPath());
    Json whole = Conformance.withoutNulls(value);
    if (kind == Kind.ADD) {
      if (!(whole instanceof Json.Null)) {
        operations.add(new PatchOperation.Add(path, whole));
      }
    } else if (value instanceof Json.Null) {
      operations.add(new PatchOperation.Remove(target.patchPath(), Optional.empty()));
    } else {
      boolean isOneOfList = target.valueFilter().isPresent();
      operations.add(new PatchOperation.Replace(path, isOneOfList ? whole : value));
    }
  }

  private void remove(PatchPath path, Optional<Json> value) {
    Target target = writable(path);
    if (value.isEmpty()) {
      operations.add(new PatchOperation.Remove(target.patchPath(), Optional.empty()));
      return;
    }
    reading.take(Leniency.REMOVE_WITH_VALUE, () -> PatchRefusal.removeWithValue(path));
    if (!target.isWholeList()) {
      operations.add(new PatchOperation.Remove(target.patchPath(), Optional.empty()));
      return;
    }
    Json values = conform(target, value.get());
    if (!(values instanceof Json.Null)) {
      operations.add(new PatchOperation.Remove(target.patchPath(), Optional.of(values)));
    }
  }

  private Json conform(Target target, Json value) {
    return target.valueFilter().isPresent()
        ? conformance.conformOne(target.leaf(), value)
        : conformance.conform(target.leaf(), value);
  }

  private static ScimException syntax(String detail) {
    return ScimError.invalidSyntax(detail).exception();
  }

  private static ScimException invalid(String detail) {
    return ScimError.invalidValue(detail).exception();
  }

  private enum Kind {
    ADD,
    REPLACE,
    REMOVE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rule that an immutable attribute, once it has a value, keeps it (RFC 7643 §2.2, RFC 7644
/// §3.5.1, §3.5.2). In a list of complex values the values themselves may come and go; a value that
/// stays, known by its `value`, may not change its immutable parts.
public final class Immutable {
  private static final String VALUE = "value";

  private Immutable() {}

  /// @param before the resource as it was
  /// @param after as a request would make it
  /// @throws ScimException mutability, naming the attribute
  public static void check(Json.Obj before, Json.Obj after, ResourceType type) {
    check(type.attributes(), "", before, after);
  }

  private static void check(
      List<Attribute> attributes, String where, Json.Obj before, Json.Obj after) {
    for (Attribute attribute : attributes) {
      Optional<Json> old = before.get(attribute.name()).filter(v -> !(v instanceof Json.Null));
      Optional<Json> changed = after.get(attribute.name());
      if (old.isPresent()) {
        String name = where + attribute.name();
        if (attribute.mutability() == Attribute.Mutability.IMMUTABLE
            && !isSame(attribute, old, changed)) {
          throw changed(name, old.get()).exception();
        }
        inside(attribute, name, old.get(), changed.orElse(Json.Arr.EMPTY));
      }
    }
  }

  private static void inside(Attribute attribute, String name, Json before, Json after) {
    if (before instanceof Json.Obj old) {
      Json.Obj changed = after instanceof Json.Obj some ? some : Json.Obj.EMPTY;
      check(attribute.subAttributes(), name + (attribute.isExtension() ? ":" : "."), old, changed);
    } else if (before instanceof Json.Arr(List<Json> olds)
        && after instanceof Json.Arr(List<Json> changes)
        && attribute.isComplex()) {
      Map<Json, Json> byValue = new HashMap<>();
      changes.forEach(c -> value(c).ifPresent(v -> byValue.putIfAbsent(v, c)));
      for (Json old : olds) {
        value(old).map(byValue::get).ifPresent(changed -> inside(attribute, name, old, changed));
      }
    }
  }

  private static Optional<Json> value(Json element) {
    return element instanceof Json.Obj object ? object.get(VALUE) : Optional.empty();
  }

  /// Texts that differ in letter case only are the same value, unless the attribute is caseExact.
  private static boolean isSame(Attribute attribute, Optional<Json> old, Optional<Json> changed) {
    return old.equals(changed)
        || (old.orElseThrow() instanceof Json.Str(String a)
            && changed.orElse(new Json.Null()) instanceof Json.Str(String b)
            && attribute.comparable(a).equals(attribute.comparable(b)));
  }

  private static ScimError changed(String name, Json old) {
    return ScimError.mutability(
        "%s is immutable: it stays %s once it has that value"
            .formatted(name, Echo.of(JsonCodec.text(old))));
  }
}

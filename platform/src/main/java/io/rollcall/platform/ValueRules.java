package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds a User's resource to what its preset says of values. What a request leaves as it was is
/// not looked at: it may be older than the rule.
record ValueRules(UserValues values, Reading reading) {
  private static final String LICENSE = "userType";
  private static final AttributePath GIVEN = AttributePath.of("name", "givenName");
  private static final AttributePath FAMILY = AttributePath.of("name", "familyName");

  static ValueRules of(Caller.OfDirectory caller, Reading reading) {
    return new ValueRules(caller.preset().rules().values(), reading);
  }

  /// The resource as it may be kept.
  ///
  /// @param before the User as it was; empty for a new one
  /// @throws ScimException invalidValue, saying which value is which way wrong
  Json.Obj held(Json.Obj before, Json.Obj after) {
    values.longest().keySet().stream()
        .sorted((a, b) -> a.print().compareTo(b.print()))
        .filter(path -> !at(before, path).equals(at(after, path)))
        .forEach(path -> checkLength(path, text(after, path), longest(path)));
    checkName(before, after);
    return license(before, new Photos(values.photoEndings()).held(before, numbers(before, after)));
  }

  private int longest(AttributePath path) {
    return values.longest().getOrDefault(path, Integer.MAX_VALUE);
  }

  private void checkName(Json.Obj before, Json.Obj after) {
    String is = text(after, GIVEN) + text(after, FAMILY);
    if (!is.equals(text(before, GIVEN) + text(before, FAMILY))) {
      checkLength("name.givenName and name.familyName together have", is, values.longestName());
    }
  }

  private static void checkLength(AttributePath path, String text, int most) {
    checkLength(path.print() + " has", text, most);
  }

  private static void checkLength(String what, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      throw ScimError.invalidValue(
              "%s at most %d characters here; \"%s\" has %,d. Shorten it."
                  .formatted(what, most, Echo.of(text), length))
          .exception();
    }
  }

  private Json.Obj numbers(Json.Obj before, Json.Obj after) {
    Json.Obj kept = after;
    for (AttributePath path : values.numbers()) {
      String text = text(after, path);
      if (!text.isEmpty() && !isNumber(text) && !text.equals(text(before, path))) {
        reading.take(
            Leniency.NOT_A_NUMBER_DROPPED,
            () ->
                ScimError.invalidValue(
                    "%s must be a whole number here, not \"%s\""
                        .formatted(path.print(), Echo.of(text))));
        kept = with(kept, path, text(before, path));
      }
    }
    return kept;
  }

  private static boolean isNumber(String text) {
    try {
      return Long.parseLong(text.strip()) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private Json.Obj license(Json.Obj before, Json.Obj after) {
    Optional<String> wanted = after.string(LICENSE).filter(text -> !text.isBlank());
    if (values.licenses().isEmpty() || wanted.isEmpty() || wanted.equals(before.string(LICENSE))) {
      return after;
    }
    String known =
        values.licenses().stream()
            .filter(name -> name.equalsIgnoreCase(wanted.get().strip()))
            .findFirst()
            .orElseThrow(() -> unknown(wanted.get()));
    return after.with(LICENSE, Json.string(known));
  }

  private ScimException unknown(String license) {
    return ScimError.invalidValue(
            "userType is the license: one of %s; not \"%s\"."
                .formatted(
                    values.licenses().stream().sorted().collect(Collectors.joining(", ")),
                    Echo.of(license)))
        .exception();
  }

  private static String text(Json.Obj resource, AttributePath path) {
    return at(resource, path)
        .flatMap(value ->
            value instanceof Json.Str(String text) ? Optional.of(text) : Optional.<String>empty())
        .orElse("");
  }

  private static Optional<Json> at(Json.Obj resource, AttributePath path) {
    Optional<Json.Obj> holder = holder(resource, path);
    return path.sub().isPresent()
        ? holder.flatMap(h -> h.object(path.name())).flatMap(o -> o.get(path.sub().orElseThrow()))
        : holder.flatMap(h -> h.get(path.name()));
  }

  private static Optional<Json.Obj> holder(Json.Obj resource, AttributePath path) {
    return path.schema().isPresent()
        ? resource.object(path.schema().orElseThrow())
        : Optional.of(resource);
  }

  /// The resource with this text, or without any, at a sub-attribute of an extension's attribute.
  private static Json.Obj with(Json.Obj resource, AttributePath path, String text) {
    String urn = path.schema().orElseThrow();
    String sub = path.sub().orElseThrow();
    Json.Obj extension = resource.object(urn).orElse(Json.Obj.EMPTY);
    Json.Obj complex = extension.object(path.name()).orElse(Json.Obj.EMPTY);
    Json.Obj changed = text.isEmpty() ? complex.without(sub) : complex.with(sub, Json.string(text));
    return resource.with(urn, extension.with(path.name(), changed));
  }
}

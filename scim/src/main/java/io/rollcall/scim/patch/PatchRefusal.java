package io.rollcall.scim.patch;

import io.rollcall.scim.filter.PatchPath;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.Urn;

/// What a strict directory answers to the forms of PATCH that only a lenient one reads (RFC 7644
/// §3.5.2).
final class PatchRefusal {
  private PatchRefusal() {}

  static ScimError noSchema() {
    return ScimError.invalidSyntax("The schemas of a PATCH must list " + Urn.PATCH_OP);
  }

  static ScimError operationCase(String expected, String given) {
    return ScimError.invalidSyntax("op must be \"%s\", not \"%s\"".formatted(expected, given));
  }

  static ScimError nullList(String name) {
    return ScimError.invalidValue(
        "%s must be a list, not null; [] empties it".formatted(Echo.of(name)));
  }

  static ScimError pathAsName(String name) {
    return ScimError.invalidSyntax(
        "\"%s\" is a path and no attribute's name: send it as the path of an operation"
            .formatted(Echo.of(name)));
  }

  static ScimError removeWithValue(PatchPath path) {
    return ScimError.invalidSyntax(
        "remove takes no value: name what is removed in the path, as in %s[value eq \"…\"]"
            .formatted(Echo.of(path.print())));
  }
}

package io.rollcall.faces.scim;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Optional;

/// Which directory a request comes from, and whether it belongs where it came. Whatever the path
/// names, an answer tells of the token's own directory only: the id of a foreign directory and a
/// made-up one get the same words.
record Authentication(Platform platform, Dialect dialect, Bases bases) {

  /// Whose token it is.
  ///
  /// @throws ScimException 401, saying what is needed instead
  Caller.OfDirectory caller(WireRequest wire) {
    String token =
        wire.bearer()
            .orElseThrow(
                () -> refused("This needs a directory's SCIM token: Authorization: Bearer rcd_…"));
    Caller caller =
        platform
            .tokens()
            .authenticate(token)
            .orElseThrow(() ->
                refused(
                    "This token is not known: it was revoked, has expired, or was never given out."));
    return switch (caller) {
      case Caller.OfDirectory directory -> directory;
      case Caller.OfOrganization _ ->
          throw refused(
              "This is an organization key (rco_…). SCIM needs a directory's token (rcd_…); the key is"
                  + " for the REST and administration paths.");
      case Caller.Person _, Caller.Operator _ ->
          throw refused("SCIM needs a directory's token (rcd_…).");
    };
  }

  /// Why the token does not belong here, without the id that the path names; empty if it does.
  ///
  /// @param directoryId the directory that the path names, where paths name one
  Optional<ScimError> astray(
      Caller.OfDirectory caller, WireRequest wire, Optional<String> directoryId) {
    if (!caller.preset().name().equals(dialect.preset())) {
      return Optional.of(
          ScimError.unauthorized(
              "This token's directory is of the preset %s; only directories of the preset %s are served here.%s"
                  .formatted(caller.preset().name(), dialect.preset(), base(caller, wire))));
    }
    return directoryId
        .filter(id -> !id.equals(caller.directoryId()))
        .map(_ ->
            ScimError.unauthorized(
                "This token does not open the directory in the path." + base(caller, wire)));
  }

  private String base(Caller.OfDirectory caller, WireRequest wire) {
    return bases
        .of(caller)
        .map(
            path -> " The SCIM base URL of this token's directory is " + wire.origin() + path + ".")
        .orElse("");
  }

  private static ScimException refused(String detail) {
    return ScimError.unauthorized(detail).exception();
  }
}

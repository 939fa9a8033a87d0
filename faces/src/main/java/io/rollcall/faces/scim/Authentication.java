package io.rollcall.faces.scim;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Optional;

/// Which directory a request comes from. Whatever the path names, an answer tells of the token's
/// own directory only: the id of a foreign directory and a made-up one get the same words.
record Authentication(Platform platform, Dialect dialect, Bases bases) {

  /// @param directoryId the directory that the path names, where paths name one
  /// @throws ScimException 401, saying what is needed instead
  Caller.OfDirectory caller(WireRequest wire, Optional<String> directoryId) {
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
      case Caller.OfDirectory directory -> here(directory, wire, directoryId);
      case Caller.OfOrganization _ ->
          throw refused(
              "This is an organization key (rco_…). SCIM needs a directory's token (rcd_…); the key is"
                  + " for the REST and administration paths.");
      case Caller.Person _, Caller.Operator _ ->
          throw refused("SCIM needs a directory's token (rcd_…).");
    };
  }

  private Caller.OfDirectory here(
      Caller.OfDirectory caller, WireRequest wire, Optional<String> directoryId) {
    if (!caller.preset().name().equals(dialect.preset())) {
      throw elsewhere(
          caller,
          "This token's directory is of the preset %s; only directories of the preset %s are served here.%s"
              .formatted(caller.preset().name(), dialect.preset(), base(caller, wire)));
    }
    if (directoryId.filter(id -> !id.equals(caller.directoryId())).isPresent()) {
      throw elsewhere(
          caller, "This token does not open the directory in the path." + base(caller, wire));
    }
    return caller;
  }

  /// Whose token it is finds the mistake in its own log, without the id that the path names.
  private ScimException elsewhere(Caller.OfDirectory caller, String detail) {
    ScimError error = ScimError.unauthorized(detail);
    platform.log().refused(caller, error);
    return error.exception();
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

package io.rollcall.faces.scim;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.List;

/// SCIM below one base path: authenticate, read, act, write.
public final class ScimEndpoint {
  private final Platform platform;
  private final Dialect dialect;
  private final ScimReader reader;
  private final ScimActs acts;
  private final ScimWriter writer;

  public ScimEndpoint(Platform platform, Dialect dialect) {
    this.platform = platform;
    this.dialect = dialect;
    this.reader = new ScimReader(dialect);
    this.acts = new ScimActs(platform, dialect);
    this.writer = new ScimWriter(dialect);
  }

  /// Answers a request to `tail`, the path below the base.
  public WireAnswer answer(WireRequest wire, List<String> tail) {
    try {
      return answer(caller(wire), wire, tail);
    } catch (ScimException e) {
      return ScimWriter.error(e.error(), wire);
    }
  }

  /// What the reader refuses reaches no act, so it is logged here.
  private WireAnswer answer(Caller.OfDirectory caller, WireRequest wire, List<String> tail) {
    String base = wire.origin() + dialect.basePath().apply(caller.directoryId());
    try {
      return writer.write(acts.act(caller, reader.read(wire, tail)), wire, base);
    } catch (ScimException e) {
      platform.log().refused(caller, e.error());
      return ScimWriter.error(e.error(), wire);
    }
  }

  private Caller.OfDirectory caller(WireRequest wire) {
    String token =
        wire.bearer()
            .orElseThrow(
                () -> refused("This needs a directory's SCIM token: Authorization: Bearer rcd_…"));
    Caller caller =
        platform
            .tokens()
            .authenticate(token)
            .orElseThrow(
                () -> refused("This token is not known: it was revoked, or never given out."));
    return switch (caller) {
      case Caller.OfDirectory directory when directory.preset().name().equals(dialect.preset()) ->
          directory;
      case Caller.OfDirectory directory ->
          throw refused(
              "This token's directory is of the preset "
                  + directory.preset().name()
                  + "; only directories of the preset "
                  + dialect.preset()
                  + " are served here.");
      case Caller.OfOrganization _ ->
          throw refused(
              "This is an organization key (rco_…). SCIM needs a directory's token (rcd_…); the key is"
                  + " for the REST and administration paths.");
      case Caller.Person _, Caller.Operator _ ->
          throw refused("SCIM needs a directory's token (rcd_…).");
    };
  }

  private static ScimException refused(String detail) {
    return ScimError.unauthorized(detail).exception();
  }
}

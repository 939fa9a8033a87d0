package io.rollcall.faces;

import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The last of the faces: says that a path is not served and where SCIM is. A wrong base URL is the
/// most common mistake in setting up provisioning, so the answer names the right one, exactly when
/// the token tells which directory is meant.
public final class UnknownPath implements Face {
  private final Platform platform;
  private final List<Dialect> dialects;

  public UnknownPath(Platform platform, List<Dialect> dialects) {
    this.platform = platform;
    this.dialects = List.copyOf(dialects);
  }

  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    String path = Echo.of("/" + String.join("/", request.path()));
    return Optional.of(
        TransportErrors.answer(404, "Nothing is served at " + path + ". " + bases(request))
            .about(About.route("none", "*")));
  }

  private String bases(WireRequest request) {
    Optional<Caller> caller = request.bearer().flatMap(platform.tokens()::authenticate);
    if (caller.orElse(null) instanceof Caller.OfDirectory directory) {
      Optional<String> base = base(directory);
      if (base.isPresent()) {
        String where =
            "The SCIM base URL of this token's directory is " + request.origin() + base.get() + ".";
        tellIts(directory, where);
        return where;
      }
    }
    return dialects.stream()
        .map(dialect -> request.origin() + dialect.basePath().apply("{directoryId}"))
        .collect(Collectors.joining(" or ", "The SCIM base URL here is ", "."));
  }

  /// The log of the organization hears of it, but not of the path: ids of others may be in it.
  private void tellIts(Caller.OfDirectory directory, String where) {
    platform
        .log()
        .refused(
            directory, ScimError.notFound("A request came to a path that is not served. " + where));
  }

  private Optional<String> base(Caller.OfDirectory directory) {
    return dialects.stream()
        .filter(dialect -> dialect.preset().equals(directory.preset().name()))
        .map(dialect -> dialect.basePath().apply(directory.directoryId()))
        .findFirst();
  }
}

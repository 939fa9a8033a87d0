package io.rollcall.faces;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.scim.DirectoryBudgets;
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
  private final DirectoryBudgets budgets;

  /// @param limiter counts what directories send
  public UnknownPath(Platform platform, List<Dialect> dialects, RateLimiter limiter) {
    this.platform = platform;
    this.dialects = List.copyOf(dialects);
    this.budgets = new DirectoryBudgets(limiter, platform.log());
  }

  @Override
  public Optional<WireAnswer> answer(WireRequest request) {
    Optional<Caller> caller = request.bearer().flatMap(platform.tokens()::authenticate);
    WireAnswer answer =
        caller.orElse(null) instanceof Caller.OfDirectory directory && base(directory).isPresent()
            ? toDirectory(directory, base(directory).get(), request)
            : notServed(request, anyBase(request));
    return Optional.of(answer.about(About.route("none", "*")));
  }

  /// The log of the organization hears of it, but not of the path: ids of others may be in it.
  private WireAnswer toDirectory(Caller.OfDirectory directory, String base, WireRequest request) {
    String where =
        "The SCIM base URL of this token's directory is " + request.origin() + base + ".";
    ScimError mistake = ScimError.notFound("A request came to a path that is not served. " + where);
    return budgets
        .astray(directory, mistake)
        .map(tooMany -> tooMany(tooMany, where))
        .orElseGet(() -> notServed(request, where));
  }

  private static WireAnswer tooMany(DirectoryBudgets.TooMany tooMany, String where) {
    return TransportErrors.answer(429, tooMany.detail() + " " + where).with(tooMany.headers());
  }

  private static WireAnswer notServed(WireRequest request, String where) {
    String path = Echo.of("/" + String.join("/", request.path()));
    return TransportErrors.answer(404, "Nothing is served at " + path + ". " + where);
  }

  private String anyBase(WireRequest request) {
    return dialects.stream()
        .map(dialect -> request.origin() + dialect.basePath().apply("{directoryId}"))
        .collect(Collectors.joining(" or ", "The SCIM base URL here is ", "."));
  }

  private Optional<String> base(Caller.OfDirectory directory) {
    return dialects.stream()
        .filter(dialect -> dialect.preset().equals(directory.preset().name()))
        .map(dialect -> dialect.basePath().apply(directory.directoryId()))
        .findFirst();
  }
}

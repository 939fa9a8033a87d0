package io.rollcall.faces.scim;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Types;
import io.rollcall.scim.message.ScimException;
import java.util.List;
import java.util.Optional;

/// SCIM below one base path: authenticate, read, act, write.
public final class ScimEndpoint {
  private final Dialect dialect;
  private final Authentication authentication;
  private final Routes routes;
  private final ScimReader reader;
  private final ScimActs acts;
  private final Throttle throttle;
  private final ScimService service;
  private final ScimWriter writer;

  /// @param bases where the directories are that are not served here
  /// @param limiter counts what directories send
  public ScimEndpoint(Platform platform, Dialect dialect, Bases bases, RateLimiter limiter) {
    this.dialect = dialect;
    this.authentication = new Authentication(platform, dialect, bases);
    this.routes = new Routes(dialect);
    this.reader = new ScimReader(dialect, routes);
    this.acts = new ScimActs(platform, dialect);
    this.throttle = new Throttle(new DirectoryBudgets(limiter, platform.log()), dialect.rates());
    this.service = new ScimService(platform.log(), routes, reader, acts, throttle);
    this.writer = new ScimWriter(dialect);
  }

  /// Answers a request to `tail`, the path below the base, where the token names the directory.
  public WireAnswer answer(WireRequest wire, List<String> tail) {
    return answer(wire, tail, Optional.empty());
  }

  /// As [#answer(WireRequest, List)], where the path names the directory too.
  public WireAnswer answer(WireRequest wire, List<String> tail, String directoryId) {
    return answer(wire, tail, Optional.of(directoryId));
  }

  private WireAnswer answer(WireRequest wire, List<String> tail, Optional<String> directoryId) {
    ScimCall call = ScimCall.of(wire, tail, dialect.bounds().bytes());
    About about = About.route(dialect.preset(), template(call));
    try {
      if (isPublic(wire, call)) {
        return describe(wire, call, directoryId.orElse("")).told(about);
      }
      Caller.OfDirectory caller = authentication.caller(wire);
      return answer(caller, wire, call, directoryId)
          .told(about.of(caller.directoryId(), caller.organizationId()));
    } catch (ScimException e) {
      return ScimWriter.error(e.error(), wire).told(about);
    }
  }

  private String template(ScimCall call) {
    return dialect.basePath().apply("{directoryId}") + templateBelow(call);
  }

  private String templateBelow(ScimCall call) {
    return routes.known(call.path()).map(Route::template).orElse("/…");
  }

  /// What the service says of itself is for everybody (RFC 7644 §4); who has a token is told of its
  /// organization's own schemas too.
  private boolean isPublic(WireRequest wire, ScimCall call) {
    return dialect.has(Dialect.Feature.PUBLIC_DISCOVERY)
        && wire.header("authorization").isEmpty()
        && routes.known(call.path()).filter(Route::isDiscovery).isPresent();
  }

  private WireAnswer describe(WireRequest wire, ScimCall call, String directoryId) {
    return switch (reader.read(call, routes.find(call.path()), Terms.OF_ANYBODY)) {
      case ScimRequest.ForAnybody request ->
          writer.write(acts.answer(request, Types.PLAIN), wire, base(wire, directoryId));
      case ScimRequest request ->
          throw new IllegalStateException(request + " is nothing that anybody may ask");
    };
  }

  private WireAnswer answer(
      Caller.OfDirectory caller, WireRequest wire, ScimCall call, Optional<String> directoryId) {
    String base = base(wire, caller.directoryId());
    ScimReply reply =
        authentication
            .astray(caller, wire, directoryId)
            .map(mistake -> throttle.astray(caller, mistake))
            .orElseGet(() -> reply(caller, wire, call, base));
    return writer.write(reply, wire, base);
  }

  private ScimReply reply(Caller.OfDirectory caller, WireRequest wire, ScimCall call, String base) {
    return throttle
        .refusal(caller, call.method() + " " + templateBelow(call), wire.body().bytes().length)
        .orElseGet(() -> service.answer(caller, call, base));
  }

  private String base(WireRequest wire, String directoryId) {
    return wire.origin() + dialect.basePath().apply(directoryId);
  }
}

package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Token;
import io.rollcall.scim.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// The tokens of directories. A secret is in one answer only, when it is made.
///
/// @param basePath the path of a directory's SCIM base URL
record TokenRoutes(Platform platform, Function<Directory, String> basePath) {
  private static final long USUAL_OVERLAP_SECONDS = 3_600;
  private static final long LONGEST_OVERLAP_SECONDS = Duration.ofDays(90).toSeconds();

  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/directories/{directory}/tokens", this::list),
        Route.of("POST", "/api/directories/{directory}/tokens/rotate", this::rotate),
        Route.of("POST", "/api/directories/{directory}/tokens/revoke", this::revokeMany),
        Route.of("DELETE", "/api/directories/{directory}/tokens/{token}", this::revoke));
  }

  private WireAnswer list(Call call) {
    return Answers.list(
        Problem.done(platform.directoryTokens().list(call.caller(), call.variable("directory"))),
        TokenRoutes::json);
  }

  private WireAnswer rotate(Call call) {
    long seconds =
        call.fields("overlapSeconds").integer("overlapSeconds").orElse(USUAL_OVERLAP_SECONDS);
    if (seconds < 0 || seconds > LONGEST_OVERLAP_SECONDS) {
      throw Problem.invalid(
          "\"overlapSeconds\" is a number from 0 to " + LONGEST_OVERLAP_SECONDS + ".");
    }
    Directory.WithToken made =
        Problem.done(
            platform
                .directoryTokens()
                .rotate(call.caller(), call.variable("directory"), Duration.ofSeconds(seconds)));
    return Answers.ok(
        Json.object()
            .put("directoryId", made.directory().id())
            .put("baseUrl", call.request().origin() + basePath.apply(made.directory()))
            .putIfPresent("token", made.token())
            .build());
  }

  /// Every token but the newest, or all of them.
  private WireAnswer revokeMany(Call call) {
    boolean all = call.fields("all").flag("all").orElse(false);
    String directory = call.variable("directory");
    int revoked =
        Problem.done(
            all
                ? platform.directoryTokens().revokeAll(call.caller(), directory)
                : platform.directoryTokens().revokeOld(call.caller(), directory));
    return Answers.ok(Json.object().put("directoryId", directory).put("revoked", revoked).build());
  }

  private WireAnswer revoke(Call call) {
    Token _ =
        Problem.done(
            platform
                .directoryTokens()
                .revoke(call.caller(), call.variable("directory"), call.variable("token")));
    return Answers.done();
  }

  private static Json.Obj json(Token token) {
    return Json.object()
        .put("tokenId", token.id())
        .put("created", token.created().toString())
        .putIfPresent("expires", token.expires().map(Object::toString))
        .putIfPresent("revoked", token.revoked().map(Object::toString))
        .build();
  }
}

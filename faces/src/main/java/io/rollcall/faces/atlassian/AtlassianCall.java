package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.JsonFields;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.rest.Wanted;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A request that found its route.
///
/// @param variables what stands in the path for the template's variables
record AtlassianCall(
    Caller.OfOrganization caller, WireRequest wire, Map<String, String> variables) {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

  AtlassianCall {
    variables = Map.copyOf(variables);
  }

  /// What it says in its query.
  Wanted wanted() {
    return new Wanted(wire);
  }

  JsonFields body() {
    return wanted().body();
  }

  String organization() {
    return caller.organizationId();
  }

  String variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(() -> new IllegalStateException("the route has no variable " + name));
  }

  /// The account that the path names.
  String account() {
    return variable("account");
  }

  /// A path below the organization's in this API.
  ///
  /// @param tail its segments
  String url(String... tail) {
    return AtlassianAnswers.url(
        wire, Stream.concat(wire.path().stream().limit(4), List.of(tail).stream()).toList());
  }

  /// The cursor of a list that is ordered by ids.
  ///
  /// @param given as the request has it
  static Optional<String> cursor(Optional<String> given) {
    given
        .filter(text -> !ID.matcher(text).matches())
        .ifPresent(text -> {
          throw noCursor(text);
        });
    return given;
  }

  static UnreadableException noCursor(String text) {
    return new UnreadableException(
        "cursor",
        "cursor is what the page before said in its links, and this is none: "
            + Echo.of(text)
            + ". Leave it out to begin anew.");
  }
}

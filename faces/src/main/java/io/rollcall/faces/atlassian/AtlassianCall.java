package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.Wanted;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import java.util.Map;
import java.util.Optional;

/// A request that found its route.
///
/// @param wanted what it says
/// @param variables what stands in the path for the template's variables
record AtlassianCall(Caller.OfOrganization caller, Wanted wanted, Map<String, String> variables) {
  AtlassianCall {
    variables = Map.copyOf(variables);
  }

  AtlassianCall(Caller.OfOrganization caller, WireRequest wire, Map<String, String> variables) {
    this(caller, new Wanted(wire), variables);
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
}

package io.rollcall.faces.scim;

import io.rollcall.platform.Caller;
import io.rollcall.platform.Log;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;

/// Reads a call and acts, be it a request of its own or an operation of a bulk request. What the
/// reader refuses reaches no act, so it is logged here.
record ScimService(Log log, Routes routes, ScimReader reader, ScimActs acts, Throttle throttle) {

  /// @param base the SCIM base URL of the caller's directory
  ScimReply answer(Caller.OfDirectory caller, ScimCall call, String base) {
    try {
      return answer(caller, reader.read(call, routes.find(call.path()), Terms.of(caller)), base);
    } catch (ScimException e) {
      return new ScimReply.Refused(logged(caller, e.error()));
    }
  }

  private ScimReply answer(Caller.OfDirectory caller, ScimRequest request, String base) {
    return switch (request) {
      case ScimRequest.Bulk(BulkRequest bulk) ->
          throttle
              .refusal(caller, bulk)
              .orElseGet(
                  () -> new ScimReply.BulkDone(new BulkActs(this, caller, base, bulk).run()));
      case ScimRequest.NotAllowed(var allow, var reason) ->
          new ScimReply.NotAllowed(allow, logged(caller, ScimError.methodNotAllowed(reason)));
      case ScimRequest.Single single -> acts.act(caller, single);
    };
  }

  /// Writes down what was refused, and gives it back.
  ScimError logged(Caller.OfDirectory caller, ScimError error) {
    log.refused(caller, error);
    return error;
  }
}

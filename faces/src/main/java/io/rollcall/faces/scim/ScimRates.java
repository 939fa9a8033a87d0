package io.rollcall.faces.scim;

import io.rollcall.faces.rate.RateClass;
import java.util.Optional;

/// How many requests a vendor's SCIM takes from a directory.
///
/// @param refusalType the `scimType` of a refusal, where the vendor has one; RFC 7644 has none
/// @param classes which calls share which budget
public record ScimRates(Optional<String> refusalType, Classes classes) {

  /// The classes of calls.
  @FunctionalInterface
  public interface Classes {
    /// The class that a call counts for; a call of none is not limited.
    ///
    /// @param call the method and the template of the path below the base, such as `PATCH
    ///   /Groups/{id}`; HEAD is GET
    /// @param bodyBytes how large the request's body is, decoded
    Optional<RateClass> of(String call, int bodyBytes);
  }
}

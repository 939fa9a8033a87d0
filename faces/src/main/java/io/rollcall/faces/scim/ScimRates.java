package io.rollcall.faces.scim;

import io.rollcall.faces.rate.RateClass;
import java.util.Optional;

/// How many requests a vendor's SCIM takes from a directory.
///
/// @param refusalType the `scimType` of a refusal, where the vendor has one; RFC 7644 has none
/// @param classes which calls share which budget
/// @param operations what the operations of a bulk request count for, beside the request itself;
///   empty where there are no bulk requests
public record ScimRates(
    Optional<String> refusalType, Classes classes, Optional<RateClass> operations) {

  /// Where there are no bulk requests.
  public ScimRates(Optional<String> refusalType, Classes classes) {
    this(refusalType, classes, Optional.empty());
  }

  /// The classes of calls.
  @FunctionalInterface
  public interface Classes {
    /// The class that a call counts for. Every call has one, for what is refused is in the log too.
    ///
    /// @param call the method and the template of the path below the base, such as `PATCH
    ///   /Groups/{id}`, or with `/…` if there is no such path; HEAD is GET
    /// @param bodyBytes how large the request's body is, decoded
    RateClass of(String call, int bodyBytes);
  }
}

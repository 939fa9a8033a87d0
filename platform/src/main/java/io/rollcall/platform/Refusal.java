package io.rollcall.platform;

import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;

/// Why an act was refused, as far as this caller may know. [#detail] says it in a sentence or two
/// that may be shown to the caller as they are.
public sealed interface Refusal {
  String detail();

  /// There is no such thing that this caller may see (404).
  record Unknown(String what, String id) implements Refusal {
    @Override
    public String detail() {
      return what + " " + Echo.of(id) + " not found.";
    }
  }

  /// Some of the members named do not exist here; nothing was changed.
  record UnknownMembers(List<String> ids) implements Refusal {
    public UnknownMembers {
      ids = List.copyOf(ids);
    }

    @Override
    public String detail() {
      return "Unknown members: "
          + String.join(", ", ids.stream().map(Echo::of).toList())
          + ". Nothing was changed.";
    }
  }

  /// A value that must be unique is taken (409 uniqueness, or as the preset has it).
  ///
  /// @param diagnosis finds the entry in the log that names the next step
  /// @param phrase what a vendor says instead of [#explanation], word for word
  /// @param is what the preset calls it
  record Taken(
      String attribute,
      String value,
      Holder holder,
      String diagnosis,
      Optional<String> phrase,
      Preset.TakenIs is)
      implements Refusal {

    Taken(String attribute, String value, Holder holder, String diagnosis) {
      this(attribute, value, holder, diagnosis, Optional.empty(), Preset.TakenIs.CONFLICT);
    }

    @Override
    public String detail() {
      return phrase.orElseGet(this::explanation);
    }

    public String explanation() {
      return attribute
          + " "
          + Echo.of(value)
          + " is not unique: it is held by "
          + holder.phrase()
          + ". Diagnosis "
          + diagnosis
          + " in the troubleshooting log (./rollcall log --org NAME --id DIAGNOSIS) names the next step.";
    }
  }

  /// The resource is not of a version that the change was meant for (412).
  record Stale(String what, String id, long version) implements Refusal {
    @Override
    public String detail() {
      return what
          + " "
          + Echo.of(id)
          + " is at version W/\""
          + version
          + "\" now, which If-Match does not name. Read it again, then repeat the change. Nothing was changed.";
    }
  }

  /// A rule of the platform forbids it (409).
  ///
  /// @param rule a short stable name of the rule, such as `inactive`
  record Forbidden(String rule, String detail) implements Refusal {}

  /// There would be more of it than may be kept (413).
  record TooLarge(String detail) implements Refusal {}

  /// The request cannot be meant (400).
  ///
  /// @param scimType the RFC's keyword, such as `invalidValue`
  record Invalid(String scimType, String detail) implements Refusal {}
}

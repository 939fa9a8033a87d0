package io.rollcall.platform;

import io.rollcall.scim.message.Leniencies;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One identity provider's connection to an organization.
///
/// @param preset with what the directory chose otherwise
/// @param rateLimits `vendor`: those of its preset apply; or `off`
/// @param leniencies which habits of identity providers it refuses
public record Directory(
    String id,
    String organizationId,
    String name,
    Preset preset,
    String rateLimits,
    Leniencies leniencies,
    Instant created) {
  /// Whether it refuses every one of them.
  public boolean isStrict() {
    return leniencies.equals(Leniencies.STRICT);
  }

  /// What it does where its preset leaves that open.
  public SortedMap<Choice, String> choices() {
    SortedMap<Choice, String> choices = new TreeMap<>();
    preset.rules().choices().forEach(choice -> choices.put(choice, choice.of(preset)));
    return choices;
  }

  /// A directory and the token that opens it, which is shown only now.
  ///
  /// @param token empty if the directory was there already
  public record WithToken(Directory directory, Optional<String> token) {}
}

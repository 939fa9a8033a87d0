package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.ScimException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Which habits of identity providers a directory refuses.
final class LeniencyOptions {
  @Option(
      names = "--strict",
      description =
          "Refuse everything that the RFCs do not allow (default: what is meant is done).")
  private boolean strict;

  @Option(
      names = "--refuse-leniency",
      completionCandidates = Words.Habits.class,
      paramLabel = "NAME",
      split = ",",
      description = "Refuse one habit, such as string-boolean. Can be repeated.")
  private List<String> refuse = List.of();

  boolean isStrict() {
    return strict;
  }

  /// Exactly these, if anything was said.
  Optional<Leniencies> exactly() {
    return strict
        ? Optional.of(Leniencies.STRICT)
        : Optional.of(read(refuse)).filter(said -> !said.equals(Leniencies.LENIENT));
  }

  Set<Leniency> refused() {
    return read(refuse).switchedOff();
  }

  static Leniencies read(List<String> names) {
    try {
      return Leniencies.read(names);
    } catch (ScimException e) {
      throw CommandFailure.misuse(e.error().detail() + ".");
    }
  }
}

package io.rollcall.scim.message;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The reading of one request: which leniencies it took so far, and which it may not take.
public final class Reading {
  private final Leniencies leniencies;
  private final Set<Leniency> taken = new LinkedHashSet<>();

  public Reading(Leniencies leniencies) {
    this.leniencies = leniencies;
  }

  /// A reading that may take every leniency.
  public static Reading lenient() {
    return new Reading(Leniencies.LENIENT);
  }

  /// Takes this leniency.
  ///
  /// @param strictly what the RFC has as the answer; its detail says what was expected where
  /// @throws ScimException that answer, if the leniency is switched off; its detail then says so
  public void take(Leniency leniency, Supplier<ScimError> strictly) {
    if (leniencies.refuse(leniency)) {
      ScimError error = strictly.get();
      throw new ScimError(
              error.status(),
              error.scimType(),
              "%s; this directory is strict: %s".formatted(error.detail(), leniency.word()))
          .exception();
    }
    taken.add(leniency);
  }

  /// What was taken, each once, in the order of the first use.
  public List<Leniency> taken() {
    return List.copyOf(taken);
  }
}

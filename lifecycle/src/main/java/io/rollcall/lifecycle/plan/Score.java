package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.Observation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much speaks for it that whoever holds an address is the person's own duplicate, in points,
/// and how much is needed. Points never outvote an objection.
///
/// @param needed how many points the configuration asks for, {@link #LEAST} to {@link #MOST}
/// @param parts what speaks for it
/// @param against what speaks against it; with anything here, nothing is healed
public record Score(int needed, List<Part> parts, List<String> against) {
  /// The points of the weakest evidence: every single piece is enough.
  public static final int LEAST = 20;

  /// The points of somebody's decision, which is always enough.
  public static final int MOST = 100;

  public Score {
    parts = List.copyOf(parts);
    against = List.copyOf(against);
  }

  /// One thing that speaks for it.
  ///
  /// @param alone whether it is evidence without anything else; what is not adds its points only
  public record Part(String text, int points, boolean alone) {
    static Part of(Weight weight, String text) {
      return new Part(text, weight.points, weight.alone);
    }
  }

  /// What evidence is worth. docs/reference/configuration.md has the same table.
  enum Weight {
    DECIDED(MOST, true),
    EMPLOYEE_NUMBER(60, true),
    EXTERNAL_ID(60, true),
    MADE_AFTERWARDS(50, true),
    LINKED_BEFORE(40, false),
    NEVER_USED(30, true),
    NAME(20, true),
    SAME_NAMES(20, false),
    GIVEN_TO_NOBODY_ELSE(20, true);

    private final int points;
    private final boolean alone;

    Weight(int points, boolean alone) {
      this.points = points;
      this.alone = alone;
    }
  }

  /// As a clause: `proof 50 of 60 needed: never used (30), it bears their name (20)`.
  @Override
  public String toString() {
    return "proof %d of %d needed%s"
        .formatted(
            points(),
            needed,
            parts.isEmpty()
                ? ""
                : parts.stream()
                    .map(part -> part.text() + " (" + part.points() + ")")
                    .collect(Collectors.joining(", ", ": ", "")));
  }

  public int points() {
    return parts.stream().mapToInt(Part::points).sum();
  }

  /// Whether it is enough, and nothing speaks against it.
  public boolean holds() {
    return against.isEmpty() && parts.stream().anyMatch(Part::alone) && points() >= needed;
  }

  /// The score of whoever holds the address that a linked person shall have; empty where nobody is
  /// known to, or the person has no account.
  public static Optional<Score> of(
      Observation seen, Correlation.All correlated, PlanRules rules, SourceId person) {
    Situation situation = new Situation(seen, correlated, rules);
    return correlated.people().stream()
        .flatMap(one ->
            one instanceof Correlation.Linked linked && linked.person().id().equals(person)
                ? Stream.of(linked)
                : Stream.empty())
        .findFirst()
        .flatMap(linked -> {
          Optional<Holder> holder =
              Optional.ofNullable(seen.holders().get(Situation.key(linked.person())));
          return holder.map(one ->
              Proof.of(
                      linked.person(),
                      linked.account(),
                      linked.link().since(),
                      one,
                      situation.healing(linked.person()),
                      situation)
                  .score());
        });
  }
}

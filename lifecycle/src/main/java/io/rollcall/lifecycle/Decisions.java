package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.store.Cases.Decision;
import io.rollcall.lifecycle.store.Cases.Kept;
import io.rollcall.lifecycle.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people decide about cases. A decision is remembered, and every plan from then on goes by
/// it; nothing is sent here.
public final class Decisions {
  private final Store store;
  private final Clock clock;

  public Decisions(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Cases that are open, and those that somebody decided, the oldest first.
  public List<Kept> cases() {
    return store.cases().all();
  }

  /// The cases with an id, which case of letters does not matter; several only at several targets.
  public List<Kept> named(String id) {
    return cases().stream().filter(one -> one.id().equalsIgnoreCase(id)).toList();
  }

  /// @return empty when the case has no such choice
  public Optional<Choice> decide(Kept kept, String word) {
    Optional<Choice> choice =
        kept.what().choices().stream().filter(one -> one.word().equals(word)).findFirst();
    choice.ifPresent(made -> {
      takeBack(kept);
      Instant now = clock.instant();
      SourceId person = kept.what().who().person().orElseThrow();
      // First what can be taken back, then what counts.
      store.cases().decide(kept, Optional.of(new Decision(word, now)));
      store
          .verdicts()
          .put(
              kept.target(),
              made.verdicts().entrySet().stream()
                  .map(one -> new Verdict(person, one.getKey(), one.getValue(), now))
                  .toList());
    });
    return choice;
  }

  /// Nothing is decided any more.
  public void takeBack(Kept kept) {
    List<String> accounts =
        kept.what().choices().stream()
            .flatMap(one -> one.verdicts().keySet().stream())
            .distinct()
            .toList();
    kept.what()
        .who()
        .person()
        .ifPresent(person -> store.verdicts().drop(kept.target(), person, accounts));
    store.cases().decide(kept, Optional.empty());
  }
}

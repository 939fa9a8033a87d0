package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts moves in an order in which nobody needs an address before it is free. Every address has one
/// holder and one taker, so moves form chains and cycles only: a chain runs from its free end, a
/// cycle costs exactly one parking name. Linear in the number of moves.
final class Ordering {
  private final Map<String, Move> vacaters = new HashMap<>();
  private final Set<Move> placed = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();

  private Ordering(List<Move> moves) {
    moves.forEach(move -> move.vacates().ifPresent(key -> vacaters.put(key, move)));
  }

  /// @param only the people to order for; whoever must move first for them comes along
  /// @param revoking what is taken from people besides, and waits for nobody
  static List<Change> order(
      List<Move> moves, Optional<Set<SourceId>> only, List<Change.Members> revoking) {
    Ordering ordering = new Ordering(moves);
    List<Move> inOrder =
        moves.stream()
            .sorted(comparing(Move::lane).thenComparing(Move::person))
            .filter(move -> only.map(people -> people.contains(move.person())).orElse(true))
            .toList();
    inOrder.stream().filter(Move::revokes).forEach(ordering::place);
    ordering.changes.addAll(revoking);
    // Targets delete slowly, and whoever still has access shall not wait for that.
    ordering.changes.sort(comparing(change -> change.kind() == Change.Kind.DELETE));
    inOrder.forEach(ordering::place);
    return ordering.changes;
  }

  private void place(Move move) {
    if (placed.contains(move)) {
      return;
    }
    List<Move> chain = chainFrom(move);
    Move last = chain.getLast();
    boolean cycle = before(last).filter(move::equals).isPresent();
    Optional<Move> parked =
        cycle ? chain.stream().filter(Move::parkable).findFirst() : Optional.empty();
    // A cycle of recipes alone has nobody to park: whoever comes first finds the address held, and
    // the next round knows more.
    if (parked.isPresent()) {
      placeCycle(chain, parked.get());
    } else {
      chain.reversed().forEach(this::append);
    }
  }

  /// The move, then who must go before it, then who must go before that one, up to the free end or
  /// back to the start.
  private List<Move> chainFrom(Move move) {
    List<Move> chain = new ArrayList<>(List.of(move));
    Optional<Move> next = before(move);
    while (next.isPresent() && !placed.contains(next.get()) && !next.get().equals(move)) {
      chain.add(next.get());
      next = before(next.get());
    }
    return chain;
  }

  private Optional<Move> before(Move move) {
    return move.takes().map(vacaters::get);
  }

  private void placeCycle(List<Move> cycle, Move parked) {
    Change.Update rename = (Change.Update) parked.changes().getLast();
    String from = rename.before().value(Attributes.USER_NAME);
    String parking = Names.parking(from, rename.accountId());
    changes.addAll(parked.changes().subList(0, parked.changes().size() - 1));
    changes.add(
        new Change.Update(
            rename.who(),
            rename.accountId(),
            Change.Kind.PARK,
            Attributes.of(Attributes.USER_NAME, from),
            Attributes.of(Attributes.USER_NAME, parking),
            "the address it needs is given up only after it gave up its own"));
    int start = cycle.indexOf(parked);
    for (int step = cycle.size() - 1; step > 0; step--) {
      append(cycle.get((start + step) % cycle.size()));
    }
    placed.add(parked);
    changes.add(
        new Change.Update(
            rename.who(),
            rename.accountId(),
            rename.kind(),
            rename.before().with(Attributes.USER_NAME, parking),
            rename.after(),
            rename.reason()));
  }

  private void append(Move move) {
    if (placed.add(move)) {
      changes.addAll(move.changes());
    }
  }
}

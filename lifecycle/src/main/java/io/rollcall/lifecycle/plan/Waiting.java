package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds moves that wait for an account that stays where it is, takes them out of the plan, and
/// with them whoever waited for those.
final class Waiting {
  private final Situation situation;
  private final Map<SourceId, Move> movers;
  private final Leaving leaving;
  private final Map<String, Move> vacaters = new HashMap<>();
  private final Map<String, Move> takers = new HashMap<>();
  private final List<Move> rests = new ArrayList<>();

  Waiting(Situation situation, Map<SourceId, Move> movers, Leaving leaving) {
    this.situation = situation;
    this.movers = movers;
    this.leaving = leaving;
    for (Move move : movers.values()) {
      move.vacates().ifPresent(key -> vacaters.put(key, move));
      move.takes().ifPresent(key -> takers.put(key, move));
    }
  }

  /// Removes what cannot move and says why.
  List<Case> settle() {
    List<Case> cases = new ArrayList<>();
    Deque<Move> open = new ArrayDeque<>(movers.values());
    while (!open.isEmpty()) {
      Move move = open.poll();
      Optional<Account> stays = inTheWay(move);
      if (stays.isPresent() && movers.remove(move.person(), move)) {
        cases.add(waits(move, stays.get()));
        rest(move);
        move.vacates()
            .ifPresent(key -> {
              vacaters.remove(key);
              Optional.ofNullable(takers.get(key)).ifPresent(open::add);
            });
      }
    }
    return cases;
  }

  /// What the removed moves would have done besides taking the address; call it after {@link
  /// #settle}.
  List<Move> rests() {
    return List.copyOf(rests);
  }

  private void rest(Move move) {
    List<Change> changes = new ArrayList<>(move.changes());
    if (changes.removeLast() instanceof Change.Update rename) {
      Attributes after = rename.after().without(Attributes.USER_NAME);
      Account account = situation.account(rename.accountId()).orElseThrow();
      if (!after.isEmpty()) {
        changes.add(Updates.update(rename.who(), account, after, rename.reason()));
      }
      situation
          .home(account)
          .ifPresent(home -> changes.add(Updates.home(rename.who(), account, home)));
    }
    if (!changes.isEmpty()) {
      rests.add(Move.staying(move.person(), changes));
    }
  }

  private Optional<Account> inTheWay(Move move) {
    return move.takes().flatMap(key -> inTheWay(move, key));
  }

  private Optional<Account> inTheWay(Move move, String key) {
    return situation
        .holding(key)
        .filter(account -> situation.owner(account.id()).isPresent())
        .filter(account -> !account.id().equals(move.accountId().orElse("")))
        .filter(_ -> !vacaters.containsKey(key))
        .filter(_ -> !leaving.giveUp(key));
  }

  private Case waits(Move move, Account holder) {
    Change change = move.changes().getLast();
    SourceId owner = situation.owner(holder.id()).orElseThrow();
    return new Case(
        change.who(),
        Case.Kind.HELD_ADDRESS,
        change.who().address(),
        "account " + holder.id() + " of " + owner + " holds the address and does not give it up",
        "Correct the source so that one of them has it");
  }
}

package io.rollcall.lifecycle.plan;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.source.Source.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A create that nobody answered may have given access to somebody who was gone before the next
/// run, and to whom nothing leads any more.
final class MadeForTheGone {
  private MadeForTheGone() {}

  static List<Case> cases(Situation situation, Correlation.All correlated) {
    Set<SourceId> known =
        correlated.people().stream().map(one -> one.person().id()).collect(toSet());
    situation.seen().unusable().stream()
        .filter(one -> !one.barred())
        .map(Unusable::id)
        .forEach(known::add);
    situation.seen().links().forEach(link -> known.add(link.person()));
    List<Case> cases = new ArrayList<>();
    new TreeMap<>(situation.seen().asked())
        .forEach((person, sent) -> {
          if (!known.contains(person)) {
            sent.keySet().stream()
                .sorted()
                .flatMap(key -> situation.holding(key).stream())
                .filter(Account::active)
                .filter(account -> situation.linkedTo(account.id()).isEmpty())
                .filter(account -> situation.owner(account.id()).isEmpty())
                .filter(account -> !isKept(situation, person, account))
                .forEach(account -> cases.add(Questions.madeForTheGone(person, account)));
          }
        });
    return cases;
  }

  private static boolean isKept(Situation situation, SourceId person, Account account) {
    return situation
        .verdict(person, account.id())
        .filter(one -> one.is(Verdict.Meaning.KEEP))
        .isPresent();
  }
}

package io.rollcall.platform;

import io.rollcall.platform.LogEntry.ActorKind;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.ErasureRows;
import io.rollcall.platform.sql.ErasureRows.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes a person out of the logs of all organizations.
///
/// @param own whatever the person is or was called
/// @param ids of the account and its records
/// @param ofOthers what is taken out of entries that are not about the person, whoever's they are
record LogErasure(ErasureRows rows, Traces own, Collection<String> ids, Traces ofOthers) {

  LogErasure {
    ofOthers = ofOthers.andCut();
  }

  /// @return how many entries were rewritten
  int rewrite() {
    Traces ownUnmistakable = own.unmistakable(ids).andCut();
    int rewritten = 0;
    for (Entry entry : rows.entries(ofOthers.likePatterns(), this::tells)) {
      Entry without = entry.isOwn() ? ofPerson(entry, ownUnmistakable) : ofSomebodyElse(entry);
      if (entry.isOwn() || !without.equals(entry)) {
        rows.rewrite(without);
        rewritten++;
      }
    }
    return rewritten;
  }

  private boolean tells(Entry entry) {
    return Stream.of(
            Optional.of(entry.actorName()),
            entry.address(),
            Optional.of(entry.detail()),
            entry.truth())
        .flatMap(Optional::stream)
        .anyMatch(ofOthers::isIn);
  }

  /// Who acted may have been the person; a directory or a key is called by its own name.
  private Entry ofPerson(Entry entry, Traces unmistakable) {
    Traces ofActor = entry.actorKind().equals(ActorKind.PERSON.code()) ? own : unmistakable;
    return entry.with(
        ofActor.without(entry.actorName()),
        entry.address().map(_ -> Traces.ERASED),
        NamePlaces.without(Kind.ofCode(entry.kind()), entry.detail(), unmistakable),
        entry.truth().map(unmistakable::without));
  }

  private Entry ofSomebodyElse(Entry entry) {
    return entry.with(
        ofOthers.without(entry.actorName()),
        entry.address().map(ofOthers::without),
        ofOthers.without(entry.detail()),
        entry.truth().map(ofOthers::without));
  }

  /// Who ended the memberships of others may have been this person.
  void rewriteSevering() {
    List<String> severers = rows.severers(ofOthers.likePatterns());
    severers.stream()
        .filter(ofOthers::isIn)
        .forEach(by -> rows.replaceSeverer(by, ofOthers.without(by)));
  }
}

package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Sight;
import java.util.List;
import java.util.Optional;

/// What an account looks like now, with what its original was like before: nobody ever used a copy,
/// which says nothing.
record Past(Original original, Twins accounts) {

  /// @param seen as the stand-in shows it
  Sight of(Sight seen) {
    String id = accounts.original(seen.accountId());
    Optional<Sight> before = accounts.hasCopy(id) ? original.sight(id) : Optional.<Sight>empty();
    return new Sight(
        id,
        seen.address(),
        seen.active(),
        seen.role(),
        seen.visibleOverScim(),
        before.map(Sight::lastActivity).orElse(seen.lastActivity()),
        seen.way().map(accounts::told),
        accounts.original(seen.record()),
        seen.managed().map(now -> managed(now, before.flatMap(Sight::managed))),
        seen.belonging(),
        seen.since());
  }

  private Managed managed(Managed now, Optional<Managed> before) {
    return new Managed(
        now.name(),
        before.map(Managed::administrator).orElse(now.administrator()),
        before.map(Managed::usageTold).orElse(now.usageTold()),
        records(now.records()),
        now.hindrance().map(accounts::told).or(() -> before.flatMap(Managed::hindrance)));
  }

  List<DirectoryRecord> records(List<DirectoryRecord> seen) {
    return seen.stream()
        .map(record -> new DirectoryRecord(record.directory(), accounts.original(record.id())))
        .toList();
  }
}

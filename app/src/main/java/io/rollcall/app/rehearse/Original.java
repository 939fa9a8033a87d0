package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Permission;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The target itself, as far as a rehearsal may go: its questions, and none of its acts. What an
/// answer was before the rehearsal it is all through it, so each question is asked once.
final class Original {
  private final Target target;
  private final Map<String, Optional<Sight>> sights = new ConcurrentHashMap<>();
  private final Map<String, List<Event>> events = new ConcurrentHashMap<>();

  Original(Target target) {
    this.target = target;
  }

  String name() {
    return target.name();
  }

  Traits traits() {
    return target.traits();
  }

  List<Account> accounts() {
    return target.readAll();
  }

  List<TargetGroup> groups() {
    return target.readGroups();
  }

  boolean looksBehind() {
    return target.canLookBehind();
  }

  /// What its other APIs say of an account, by whichever id they know.
  Optional<Sight> sight(String id) {
    return sights.computeIfAbsent(
        id,
        one ->
            target
                .lookBehindById(one)
                .or(() -> target.stewardship().flatMap(steward -> steward.account(one))));
  }

  List<Event> eventsOf(String address) {
    return events.computeIfAbsent(Address.key(address), _ -> target.eventsOf(address));
  }

  List<Permission> permissions() {
    return target.permissions();
  }

  Writing writing(Instant since) {
    return target.writing(since);
  }
}

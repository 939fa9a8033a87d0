package io.rollcall.app.rehearse;

import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.platform.Role;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Accounts that the target does not show over SCIM and that are known to have an address which
/// somebody needs. Where another API tells what they are, they are copied; where nobody does, they
/// are made the way in which they mostly come about; and where that cannot be done either, their
/// address is refused, as the target did.
final class Hidden {
  private static final int CONFLICT = 409;

  private final Stage stage;
  private final StandIn place;
  private final Target standIn;
  private final Twins accounts;
  private final Map<String, Answer.Taken> refused = new HashMap<>();
  private final List<String> assumed = new ArrayList<>();

  /// @param accounts learns whose copy each account is
  Hidden(Stage stage, StandIn place, Target standIn, Twins accounts) {
    this.stage = stage;
    this.place = place;
    this.standIn = standIn;
    this.accounts = accounts;
  }

  /// What the copy answers to whoever asks for an address, by its key.
  Map<String, Answer.Taken> refused() {
    return Map.copyOf(refused);
  }

  /// What was taken to be so, a sentence each.
  List<String> assumed() {
    return List.copyOf(assumed);
  }

  /// @param refusals what the target refused before
  void put(Collection<Holder> holders, Collection<Refusal> refusals) {
    for (Holder holder : holders) {
      switch (holder) {
        case Holder.Visible _ -> {
          // It is copied with all others.
        }
        case Holder.Unseen(String address, Sight sight) -> seen(address, sight);
        case Holder.Hidden hidden when standIn.recipe().freesHidden() -> cut(hidden, refusals);
        case Holder.Hidden(String address, var _) -> refuse(address, refusals);
        case Holder.Recorded recorded -> refuse(recorded.address(), refusals);
        case Holder.Unasked unasked -> refuse(unasked.address(), refusals);
      }
    }
  }

  /// @param lost accounts that some recipe or link is about, wherever their addresses stand
  void put(Collection<Sight> lost) {
    lost.stream()
        .filter(sight -> !accounts.hasCopy(sight.accountId()))
        .forEach(sight -> seen(sight.address(), sight));
  }

  private void seen(String address, Sight sight) {
    Optional<Role> role = role(sight);
    Optional<String> copy =
        role.flatMap(one ->
            stage.member(place, address, one, sight.managed().map(managed -> managed.name())));
    if (copy.isEmpty()) {
      refused.put(Address.key(address), new Answer.Taken(CONFLICT, "held by " + sight.kind()));
      return;
    }
    accounts.pair(sight.accountId(), copy.get());
    if (!sight.active()) {
      standIn.stewardship().ifPresent(steward -> steward.disable(copy.get()));
    }
  }

  private static Optional<Role> role(Sight sight) {
    if (sight.managed().isPresent()) {
      return Optional.of(Role.MEMBER);
    }
    return sight.role().contains("guest") ? Optional.of(Role.GUEST) : Optional.empty();
  }

  private void cut(Holder.Hidden hidden, Collection<Refusal> refusals) {
    String address = hidden.address();
    Attributes names =
        Attributes.of(Attributes.GIVEN_NAME, "Hidden").with(Attributes.FAMILY_NAME, "Account");
    if (standIn.create(address, names) instanceof Answer.Done(var made) && made.isPresent()) {
      Answer _ = standIn.delete(made.get().id());
      hidden.lastAccount().ifPresent(id -> accounts.pair(id, made.get().id()));
      assumed.add(
          address
              + " is held by an account that nobody shows. It was taken for one that was cut from the organization, that nobody used, and that nothing hangs on.");
    } else {
      refuse(address, refusals);
    }
  }

  private void refuse(String address, Collection<Refusal> refusals) {
    refusals.stream()
        .filter(one -> Address.same(one.address(), address))
        .findFirst()
        .ifPresent(one -> {
          refused.put(Address.key(address), new Answer.Taken(one.status(), one.text()));
          assumed.add(
              address
                  + " was refused before, and nobody shows who holds it. It was taken to be refused still.");
        });
  }
}

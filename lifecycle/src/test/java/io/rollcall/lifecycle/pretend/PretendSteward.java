package io.rollcall.lifecycle.pretend;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// An organization that manages accounts, in memory.
final class PretendSteward implements Stewardship {
  private final Platform platform;
  private final Wire wire;
  private final Set<String> unheard = new HashSet<>();
  private boolean slow;

  /// Calls are counted, written down and made to fail by the target.
  interface Wire {
    <T> T ask(String call, Supplier<T> answer);

    Target.Answer act(String call, Supplier<Target.Answer> act);
  }

  PretendSteward(Platform platform, Wire wire) {
    this.platform = platform;
    this.wire = wire;
  }

  /// From now on an unlinking is known only to who waits for it.
  void letsGoSlowly() {
    slow = true;
  }

  /// Who SCIM shows is managed, too.
  private Optional<PretendAccount> managed(String accountId) {
    return platform
        .behind(accountId)
        .filter(found -> found.role().isManaged() || found.role().overScim());
  }

  /// Who has an address; a record of ours tells no more than that it is ours.
  Optional<Sight> byAddress(String address) {
    return platform
        .at(address)
        .filter(found -> found.role().inOrganization())
        .map(found -> found.at(address))
        .map(found ->
            found.role().overScim() ? found.overSteward().as(found.id()) : found.overSteward());
  }

  @Override
  public Optional<Sight> account(String accountId) {
    return wire.ask(
        "get account " + accountId,
        () ->
            platform
                .behind(accountId)
                .filter(found -> found.role().inOrganization())
                .map(found -> found.overSteward()));
  }

  @Override
  public Leave awaitAddressChange(String accountId, Instant since) {
    unheard.remove(accountId);
    return wire.ask("await leave " + accountId, () -> leave(accountId));
  }

  @Override
  public Leave mayChangeAddress(String accountId) {
    return wire.ask(
        "get leave " + accountId,
        () -> unheard.contains(accountId) ? new Leave.NotYet() : leave(accountId));
  }

  private Leave leave(String accountId) {
    return managed(accountId)
        .<Leave>map(found -> found.role() == Role.MANAGED ? new Leave.Given() : new Leave.NotYet())
        .orElseGet(() -> new Leave.Refused("the organization does not manage it"));
  }

  @Override
  public Target.Answer changeAddress(String accountId, String address) {
    return wire.act(
        "set address " + accountId + " " + address,
        () -> {
          if (managed(accountId).filter(one -> one.role() == Role.MANAGED).isEmpty()) {
            return new Target.Answer.Refused(403, "forbidden.action");
          }
          if (platform.at(address).isPresent()) {
            return new Target.Answer.Taken(400, "unique");
          }
          platform.rename(PretendAccount.ofBehind(accountId), address);
          return new Target.Answer.Done(Optional.empty());
        });
  }

  @Override
  public Target.Answer disable(String accountId) {
    return wire.act(
        "disable " + accountId,
        () -> {
          platform.active(PretendAccount.ofBehind(accountId), false);
          return new Target.Answer.Done(Optional.empty());
        });
  }

  @Override
  public List<DirectoryRecord> records(String accountId) {
    return wire.ask(
        "get records " + accountId,
        () -> managed(accountId).map(PretendAccount::records).orElse(List.of()));
  }

  @Override
  public Answer unlink(String accountId) {
    Target.Answer answer =
        wire.act(
            "unlink " + accountId,
            () -> {
              managed(accountId).ifPresent(one -> platform.cutLoose(one.id()));
              if (slow) {
                unheard.add(accountId);
              }
              return new Target.Answer.Done(Optional.empty());
            });
    return answer instanceof Target.Answer.Refused(int status, String text, var _)
        ? new Answer.Refused(status, text)
        : new Answer.Done();
  }
}

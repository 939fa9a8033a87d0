package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Permission;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The target itself, as far as a rehearsal may go: it answers questions, and whoever asks it to
/// act is stopped. What other APIs than SCIM say of the time before is asked once.
final class Original implements Target {
  private final Target target;
  private final Map<String, Optional<Sight>> byId = new ConcurrentHashMap<>();
  private final Map<String, Optional<Sight>> byAddress = new ConcurrentHashMap<>();
  private final Map<String, List<Event>> events = new ConcurrentHashMap<>();

  Original(Target target) {
    this.target = target;
  }

  /// What its other APIs say of an account, by whichever id they know.
  Optional<Sight> sight(String id) {
    return lookBehindById(id).or(() -> stewardship().flatMap(steward -> steward.account(id)));
  }

  @Override
  public String name() {
    return target.name();
  }

  @Override
  public Traits traits() {
    return target.traits();
  }

  @Override
  public Recipe recipe() {
    return target.recipe();
  }

  @Override
  public long calls() {
    return target.calls();
  }

  @Override
  public List<Account> readAll() {
    return target.readAll();
  }

  @Override
  public Optional<Account> read(String accountId) {
    return target.read(accountId);
  }

  @Override
  public Optional<Account> find(String address) {
    return target.find(address);
  }

  @Override
  public List<TargetGroup> readGroups() {
    return target.readGroups();
  }

  @Override
  public Optional<TargetGroup> readGroup(String groupId) {
    return target.readGroup(groupId);
  }

  @Override
  public boolean canLookBehind() {
    return target.canLookBehind();
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return byAddress.computeIfAbsent(Address.key(address), _ -> target.lookBehind(address));
  }

  @Override
  public Optional<Sight> lookBehindById(String accountId) {
    return byId.computeIfAbsent(accountId, target::lookBehindById);
  }

  @Override
  public Optional<Together> lookBehindTogether(Set<String> addresses) {
    return target.lookBehindTogether(addresses);
  }

  @Override
  public List<Event> eventsOf(String address) {
    return events.computeIfAbsent(Address.key(address), _ -> target.eventsOf(address));
  }

  @Override
  public Optional<Holder.Recorded> recordsOf(String address) {
    return target.recordsOf(address);
  }

  @Override
  public Optional<Stewardship> stewardship() {
    return target.stewardship().map(Looking::new);
  }

  @Override
  public List<Permission> permissions() {
    return target.permissions();
  }

  @Override
  public Writing writing(Instant since) {
    return target.writing(since);
  }

  @Override
  public Answer create(String address, Attributes attributes) {
    throw act();
  }

  @Override
  public Answer change(String accountId, Attributes after) {
    throw act();
  }

  @Override
  public Answer delete(String accountId) {
    throw act();
  }

  @Override
  public GroupAnswer createGroup(String name, List<String> members) {
    throw act();
  }

  @Override
  public GroupAnswer renameGroup(String groupId, String name) {
    throw act();
  }

  @Override
  public GroupAnswer addMembers(String groupId, List<String> members) {
    throw act();
  }

  @Override
  public GroupAnswer removeMembers(String groupId, List<String> members) {
    throw act();
  }

  private static IllegalStateException act() {
    return new IllegalStateException("A rehearsal only asks the target, and never acts there");
  }

  private record Looking(Stewardship steward) implements Stewardship {
    @Override
    public Optional<Sight> account(String accountId) {
      return steward.account(accountId);
    }

    @Override
    public List<DirectoryRecord> records(String accountId) {
      return steward.records(accountId);
    }

    @Override
    public Leave mayChangeAddress(String accountId) {
      return steward.mayChangeAddress(accountId);
    }

    @Override
    public Leave awaitAddressChange(String accountId, Instant since) {
      throw act();
    }

    @Override
    public Target.Answer changeAddress(String accountId, String address) {
      throw act();
    }

    @Override
    public Target.Answer disable(String accountId) {
      throw act();
    }

    @Override
    public Unlinking.Answer unlink(String accountId) {
      throw act();
    }
  }
}

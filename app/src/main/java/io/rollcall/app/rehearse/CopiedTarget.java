package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Permission;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// A target where the directory service stands in for the vendor. Every act goes to the stand-in,
/// and so does every question, but for what only the past can tell (when somebody was last seen,
/// who made an account), which the original is asked. Copies are known by the ids of their
/// originals, so that what is remembered of those holds.
final class CopiedTarget implements Target {
  private final Target standIn;
  private final Original original;
  private final Twins accounts;
  private final Twins groups;
  private final Past past;
  private final Map<String, Answer.Taken> refused;
  private final AtomicLong refusals = new AtomicLong();
  private final Instant opened;

  /// @param standIn the target where the service stands in for the vendor
  /// @param accounts accounts, and what an organization knows them as
  /// @param refused what is answered to whoever asks for an address, by its key
  /// @param opened when all was copied: what the stand-in's log has of the time before is the
  ///   copying
  CopiedTarget(
      Target standIn,
      Original original,
      Twins accounts,
      Twins groups,
      Map<String, Answer.Taken> refused,
      Instant opened) {
    this.standIn = standIn;
    this.original = original;
    this.accounts = accounts;
    this.groups = groups;
    this.past = new Past(original, accounts);
    this.refused = Map.copyOf(refused);
    this.opened = opened;
  }

  @Override
  public String name() {
    return standIn.name();
  }

  @Override
  public Traits traits() {
    return standIn.traits();
  }

  @Override
  public Recipe recipe() {
    return standIn.recipe();
  }

  @Override
  public long calls() {
    return standIn.calls() + refusals.get();
  }

  @Override
  public List<Account> readAll() {
    return standIn.readAll().stream().map(this::shown).toList();
  }

  @Override
  public Optional<Account> read(String accountId) {
    return standIn.read(accounts.copy(accountId)).map(this::shown);
  }

  @Override
  public Optional<Account> find(String address) {
    return standIn.find(address).map(this::shown);
  }

  private Account shown(Account account) {
    return new Account(
        accounts.original(account.id()),
        account.address(),
        account.active(),
        account.administrator(),
        account.attributes(),
        accounts.original(account.managedAs()));
  }

  @Override
  public Answer create(String address, Attributes attributes) {
    return refused(address).orElseGet(() -> shown(standIn.create(address, attributes)));
  }

  @Override
  public Answer change(String accountId, Attributes after) {
    return refused(after.value(Attributes.USER_NAME))
        .orElseGet(() -> shown(standIn.change(accounts.copy(accountId), after)));
  }

  @Override
  public Answer delete(String accountId) {
    return shown(standIn.delete(accounts.copy(accountId)));
  }

  private Optional<Answer> refused(String address) {
    Optional<Answer> answer = Optional.ofNullable(refused.get(Address.key(address)));
    answer.ifPresent(_ -> refusals.incrementAndGet());
    return answer;
  }

  private Answer shown(Answer answer) {
    return switch (answer) {
      case Answer.Done(var account) -> new Answer.Done(account.map(this::shown));
      case Answer.Taken(int status, String text) -> new Answer.Taken(status, accounts.told(text));
      case Answer.Missing(String text) -> new Answer.Missing(accounts.told(text));
      case Answer.Refused(int status, String text, var rights) ->
          new Answer.Refused(status, accounts.told(text), rights);
    };
  }

  @Override
  public List<TargetGroup> readGroups() {
    return standIn.readGroups().stream().map(this::shown).toList();
  }

  @Override
  public Optional<TargetGroup> readGroup(String groupId) {
    return standIn.readGroup(groups.copy(groupId)).map(this::shown);
  }

  private TargetGroup shown(TargetGroup group) {
    return new TargetGroup(
        groups.original(group.id()), group.name(), accounts.originals(group.members()));
  }

  @Override
  public GroupAnswer createGroup(String name, List<String> members) {
    return shown(standIn.createGroup(name, accounts.copies(members)));
  }

  @Override
  public GroupAnswer renameGroup(String groupId, String name) {
    return shown(standIn.renameGroup(groups.copy(groupId), name));
  }

  @Override
  public GroupAnswer addMembers(String groupId, List<String> members) {
    return shown(standIn.addMembers(groups.copy(groupId), accounts.copies(members)));
  }

  @Override
  public GroupAnswer removeMembers(String groupId, List<String> members) {
    return shown(standIn.removeMembers(groups.copy(groupId), accounts.copies(members)));
  }

  private GroupAnswer shown(GroupAnswer answer) {
    return switch (answer) {
      case GroupAnswer.Done(String groupId) -> new GroupAnswer.Done(groups.original(groupId));
      case GroupAnswer.Refused(int status, String text) ->
          new GroupAnswer.Refused(status, accounts.told(groups.told(text)));
    };
  }

  @Override
  public boolean canLookBehind() {
    return standIn.canLookBehind();
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return standIn
        .lookBehind(address)
        .map(past::of)
        .or(() -> original.lookBehind(address).filter(this::isNotCopied));
  }

  @Override
  public Optional<Sight> lookBehindById(String accountId) {
    return standIn
        .lookBehindById(accounts.copy(accountId))
        .map(past::of)
        .or(() -> original.lookBehindById(accountId).filter(this::isNotCopied));
  }

  // Whoever was not copied is as ever.
  private boolean isNotCopied(Sight sight) {
    return !accounts.hasCopy(sight.accountId());
  }

  @Override
  public Optional<Together> lookBehindTogether(Set<String> addresses) {
    return standIn
        .lookBehindTogether(addresses)
        .map(found -> {
          Map<String, Behind> known = new HashMap<>();
          for (String address : addresses) {
            Behind now = found.told().get(Address.key(address));
            if (now != null) {
              known.put(Address.key(address), known(address, now));
            }
          }
          return new Together(known, found.untold());
        });
  }

  private Behind known(String address, Behind now) {
    return new Behind(
        now.sight().map(past::of).or(() -> original.lookBehind(address).filter(this::isNotCopied)),
        events(address, now.events()));
  }

  @Override
  public List<Event> eventsOf(String address) {
    return events(address, standIn.eventsOf(address));
  }

  private List<Event> events(String address, List<Event> now) {
    return Stream.concat(
            original.eventsOf(address).stream(),
            now.stream().filter(event -> event.at().isAfter(opened)).map(this::shown))
        .toList();
  }

  private Event shown(Event event) {
    return new Event(
        event.at(),
        event.what(),
        event.created(),
        event.by(),
        event.byScim(),
        accounts.original(event.accountId()));
  }

  @Override
  public Optional<Holder.Recorded> recordsOf(String address) {
    return original.recordsOf(address);
  }

  @Override
  public Optional<Stewardship> stewardship() {
    return standIn.stewardship().map(steward -> new CopiedStewardship(steward, accounts, past));
  }

  @Override
  public List<Permission> permissions() {
    return original.permissions();
  }

  @Override
  public Writing writing(Instant since) {
    return original.writing(since);
  }
}

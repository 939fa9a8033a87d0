package io.rollcall.lifecycle.pretend;

import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.atlassian.AtlassianRecipe;
import io.rollcall.lifecycle.target.miro.MiroRecipe;
import io.rollcall.lifecycle.target.miro.MiroTraits;
import io.rollcall.scim.address.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Miro's rules in memory, for one caller at a time. Every call takes a second of the clock, is
/// written down, and can be made to fail.
public final class PretendTarget implements Target {
  /// Decides what goes wrong with a call.
  public interface Faults {
    Faults NONE = (_, _) -> Fault.NONE;

    /// @param number 1 for the first call since the faults were set
    /// @param call the call in words, as {@link #log} has it
    Fault at(int number, String call);
  }

  private final String name;
  private final TickingClock clock;
  private final Platform platform;
  private final PretendSteward steward;
  private final List<String> log = new ArrayList<>();
  private Traits traits = MiroTraits.traits();
  private boolean scimOnly;
  private boolean stewards;
  private boolean withoutBody;
  private Optional<String> takenForMade = Optional.empty();
  private Optional<Set<String>> untold = Optional.empty();
  private Set<String> ignored = Set.of();
  private Faults faults = Faults.NONE;
  private int sinceFaults;
  private long calls;

  public PretendTarget(String name, TickingClock clock) {
    this.name = name;
    this.clock = clock;
    this.platform = new Platform(clock);
    this.steward = new PretendSteward(platform, wire());
  }

  /// Everybody's accounts, and what people do there without us.
  public Platform platform() {
    return platform;
  }

  public void faults(Faults next) {
    faults = next;
    sinceFaults = 0;
  }

  /// Every call in words, with its answer. From now on there is no API besides SCIM.
  public void scimOnly() {
    scimOnly = true;
  }

  /// From now on the organization manages accounts beside SCIM, as at Atlassian.
  public void stewards() {
    stewards = true;
    platform.showsAccounts();
  }

  /// From now on the organization learns of an unlinking only after a while.
  public void letsGoSlowly() {
    steward.letsGoSlowly();
  }

  /// From now on many addresses are asked about at once, and nobody can be asked about some.
  public void togetherBut(Set<String> addresses) {
    untold = Optional.of(addresses);
  }

  /// Writes groups in another way from now on.
  public void groups(Traits.Groups groups) {
    traits(traits.pageSize(), traits.renamesInactive(), traits.changedLicenses(), groups);
  }

  /// Shows so many accounts a page from now on, though all of them in one call.
  public void pageSize(int accounts) {
    traits(accounts, traits.renamesInactive(), traits.changedLicenses(), traits.groups());
  }

  private void traits(
      int pageSize, boolean renamesInactive, List<String> changedLicenses, Traits.Groups groups) {
    traits =
        new Traits(
            traits.setup(),
            pageSize,
            traits.keepsExternalId(),
            traits.freesAddress(),
            renamesInactive,
            traits.settable(),
            traits.required(),
            traits.longest(),
            changedLicenses,
            groups,
            traits.rates(),
            traits.facts());
  }

  /// From now on it accepts these, and does nothing about them.
  public void ignores(Set<String> paths) {
    ignored = Set.copyOf(paths);
  }

  /// From now on it answers every create with an account that is there.
  public void takesForMade(String accountId) {
    takenForMade = Optional.of(accountId);
  }

  /// From now on it answers changes with 204.
  public void answersWithoutBody() {
    withoutBody = true;
  }

  /// From now on it renames who is inactive, too.
  public void renamesInactive() {
    platform.renamesInactive();
    traits(traits.pageSize(), true, traits.changedLicenses(), traits.groups());
  }

  /// From now on an account can be given any license, whatever it has.
  public void changesAnyLicense() {
    traits(traits.pageSize(), traits.renamesInactive(), List.of(), traits.groups());
  }

  public List<String> log() {
    return List.copyOf(log);
  }

  public List<String> writes() {
    return log.stream().filter(line -> !line.startsWith("get ")).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Traits traits() {
    return traits;
  }

  @Override
  public Recipe recipe() {
    return stewards ? new AtlassianRecipe() : new MiroRecipe();
  }

  @Override
  public Optional<Stewardship> stewardship() {
    return stewards ? Optional.of(steward) : Optional.empty();
  }

  private PretendSteward.Wire wire() {
    return new PretendSteward.Wire() {
      @Override
      public <T> T ask(String call, Supplier<T> answer) {
        return PretendTarget.this.ask(call, answer);
      }

      @Override
      public Answer act(String call, Supplier<Answer> act) {
        return PretendTarget.this.act(call, act);
      }
    };
  }

  @Override
  public long calls() {
    return calls;
  }

  @Override
  public List<Account> readAll() {
    return ask("get users", platform::overScim);
  }

  @Override
  public Optional<Account> read(String accountId) {
    return ask("get user " + accountId, () -> platform.overScim(accountId));
  }

  @Override
  public Optional<Account> find(String address) {
    return ask(
        "get user by " + address,
        () ->
            platform
                .at(address)
                .filter(found -> Address.same(found.address(), address))
                .flatMap(found -> platform.overScim(found.id())));
  }

  @Override
  public boolean canLookBehind() {
    return !scimOnly;
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return ask(
        "get member by " + address,
        () ->
            stewards
                ? steward.byAddress(address)
                : platform
                    .at(address)
                    .filter(found -> found.role().inOrganization())
                    .map(PretendAccount::overRest));
  }

  @Override
  public Optional<Together> lookBehindTogether(Set<String> addresses) {
    return untold.map(some -> {
      Map<String, Behind> told = new HashMap<>();
      Map<String, String> why = new HashMap<>();
      for (String address : addresses) {
        if (some.contains(address)) {
          why.put(Address.key(address), "get members: no answer");
        } else {
          told.put(
              Address.key(address), new Behind(lookBehind(address), platform.eventsOf(address)));
        }
      }
      return new Together(told, why);
    });
  }

  @Override
  public Optional<Holder.Recorded> recordsOf(String address) {
    return stewards
        ? ask(
            "get records of " + address,
            () ->
                platform
                    .at(address)
                    .filter(found -> found.role() == Role.RECORD)
                    .map(found ->
                        new Holder.Recorded(
                            address,
                            List.of(new DirectoryRecord("theirs", "r" + found.id())),
                            Optional.empty(),
                            "Have what writes into directory theirs delete it")))
        : Optional.empty();
  }

  @Override
  public Optional<Sight> lookBehindById(String accountId) {
    return ask(
        "get member " + accountId,
        () ->
            platform
                .account(accountId)
                .filter(found -> found.role().inOrganization())
                .map(PretendAccount::overRest));
  }

  @Override
  public List<Event> eventsOf(String address) {
    return ask("get log of " + address, () -> platform.eventsOf(address));
  }

  @Override
  public Answer create(String address, Attributes attributes) {
    return act(
        "create " + address,
        () ->
            takenForMade
                .<Answer>map(id -> new Answer.Done(platform.overScim(id)))
                .orElseGet(() -> platform.create(address, heeded(attributes), "Rollcall")));
  }

  @Override
  public Answer change(String accountId, Attributes after) {
    return act("change " + accountId + " " + after.values(), () -> change(after, accountId));
  }

  private Answer change(Attributes after, String accountId) {
    Answer answer = platform.change(accountId, heeded(after));
    return answer instanceof Answer.Done && withoutBody
        ? new Answer.Done(Optional.empty())
        : answer;
  }

  private Attributes heeded(Attributes sent) {
    Attributes heeded = sent;
    for (String path : ignored) {
      heeded = heeded.without(path);
    }
    return heeded;
  }

  @Override
  public Answer delete(String accountId) {
    return act("delete " + accountId, () -> platform.delete(accountId));
  }

  @Override
  public List<TargetGroup> readGroups() {
    return ask("get groups", platform.groups()::all);
  }

  @Override
  public Optional<TargetGroup> readGroup(String groupId) {
    return ask(
        "get group " + groupId,
        () ->
            platform.groups().all().stream()
                .filter(group -> group.id().equals(groupId))
                .findFirst());
  }

  @Override
  public GroupAnswer createGroup(String group, List<String> members) {
    return actOnGroup(
        "create group " + group + " " + members, () -> platform.groups().create(group, members));
  }

  @Override
  public GroupAnswer renameGroup(String groupId, String group) {
    return actOnGroup(
        "rename group " + groupId + " " + group, () -> platform.groups().rename(groupId, group));
  }

  @Override
  public GroupAnswer addMembers(String groupId, List<String> members) {
    return actOnGroup(
        "add to group " + groupId + " " + members, () -> platform.groups().add(groupId, members));
  }

  @Override
  public GroupAnswer removeMembers(String groupId, List<String> members) {
    return actOnGroup(
        "remove from group " + groupId + " " + members,
        () -> platform.groups().remove(groupId, members));
  }

  private Fault next(String call) {
    calls++;
    sinceFaults++;
    clock.tick(Duration.ofSeconds(1));
    Fault fault = faults.at(sinceFaults, call);
    if (fault == Fault.DIE_BEFORE) {
      throw new Killed("before call " + sinceFaults + ", " + call);
    }
    return fault;
  }

  private synchronized <T> T ask(String call, Supplier<T> answer) {
    Fault fault = next(call);
    log.add(call);
    if (fault == Fault.DIE_AFTER) {
      throw new Killed("after call " + sinceFaults + ", " + call);
    }
    if (fault != Fault.NONE) {
      throw new TargetTrouble(TargetTrouble.Kind.TRANSIENT, call + ": no answer");
    }
    return answer.get();
  }

  private Answer act(String call, Supplier<Answer> act) {
    return act(
        call,
        new Answer.Refused(409, "not for this one"),
        new Answer.Refused(403, "forbidden for this one", Optional.of("forbidden to this token")),
        act,
        PretendTarget::words);
  }

  private GroupAnswer actOnGroup(String call, Supplier<GroupAnswer> act) {
    return act(
        call,
        new GroupAnswer.Refused(409, "not for this one"),
        new GroupAnswer.Refused(403, "forbidden for this one"),
        act,
        PretendTarget::words);
  }

  private synchronized <T> T act(
      String call, T refusal, T forbidden, Supplier<T> act, Function<T, String> words) {
    Fault fault = next(call);
    return switch (fault) {
      case REFUSE -> logged(call, refusal, words);
      case FORBID -> logged(call, forbidden, words);
      case AWAY -> throw trouble(TargetTrouble.Kind.TRANSIENT, call, "the target is away");
      case LOST_BEFORE -> throw trouble(TargetTrouble.Kind.IN_DOUBT, call, "the answer was lost");
      case LOST_AFTER -> {
        logged(call, act.get(), words);
        throw new TargetTrouble(TargetTrouble.Kind.IN_DOUBT, call + ": the answer was lost");
      }
      case DIE_AFTER -> {
        logged(call, act.get(), words);
        throw new Killed("after call " + sinceFaults + ", " + call);
      }
      case NONE, DIE_BEFORE -> logged(call, act.get(), words);
    };
  }

  private TargetTrouble trouble(TargetTrouble.Kind kind, String call, String why) {
    log.add(call + ": " + why);
    return new TargetTrouble(kind, call + ": " + why);
  }

  private <T> T logged(String call, T answer, Function<T, String> words) {
    log.add(call + ": " + words.apply(answer));
    return answer;
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case Answer.Done(Optional<Account> account) ->
          "done" + account.map(one -> " " + one.id()).orElse("");
      case Answer.Taken taken -> "taken " + taken.status();
      case Answer.Missing _ -> "missing";
      case Answer.Refused refused -> "refused " + refused.status();
    };
  }

  private static String words(GroupAnswer answer) {
    return switch (answer) {
      case GroupAnswer.Done(String id) -> "done " + id;
      case GroupAnswer.Refused refused -> "refused " + refused.status();
    };
  }
}

package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// Sends what a plan says about groups, after what it says about people. A request that is refused
/// for one of its members is sent again in halves, so that one member never keeps the others out,
/// unless the refusals show that it is about the group. Whoever is not in every group yet that the
/// plan puts them in is removed from none.
final class GroupApplier {
  private static final int TOO_LARGE = 413;
  private static final Set<Integer> FOR_ONE_MEMBER = Set.of(400, 404, 409, TOO_LARGE);

  private final Store store;
  private final Target target;
  private final Clock clock;
  private final Recorder recorder;
  private final World world;
  private final Map<String, TargetGroup> groups =
      Collections.synchronizedMap(new LinkedHashMap<>());

  /// Members of groups that were changed in this run.
  private final Map<String, Set<String>> changed = new ConcurrentHashMap<>();

  /// In how many groups people are not yet.
  private final Map<SourceId, Integer> expected = new ConcurrentHashMap<>();

  private final Map<SourceId, String> created = new ConcurrentHashMap<>();
  private Map<SourceId, String> accounts = Map.of();

  GroupApplier(
      Store store,
      Target target,
      Clock clock,
      Recorder recorder,
      World world,
      Plan plan,
      Collection<TargetGroup> groups) {
    this.store = store;
    this.target = target;
    this.clock = clock;
    this.recorder = recorder;
    this.world = world;
    groups.forEach(group -> this.groups.put(group.id(), group));
    for (Change change : plan.changes()) {
      Change.OfGroup.coming(change).forEach(who -> count(who, 1));
    }
  }

  private void count(Who who, int groups) {
    who.person().ifPresent(person -> expected.merge(person, groups, Integer::sum));
  }

  /// The groups as they are known now.
  List<TargetGroup> groups() {
    return groups.values().stream()
        .map(group ->
            changed.containsKey(group.id())
                ? new TargetGroup(group.id(), group.name(), changed.get(group.id()))
                : group)
        .toList();
  }

  /// Carries out one change.
  ///
  /// @return one outcome, or two for a change that was possible for some members only
  List<Outcome> apply(Change.OfGroup change) {
    return switch (change) {
      case Change.AdoptGroup adopt -> List.of(adopt(adopt));
      case Change.CreateGroup create -> List.of(create(create));
      case Change.RenameGroup rename -> List.of(rename(rename));
      case Change.Members members -> members(members);
    };
  }

  /// Read when somebody is put into a group: people have their accounts by then.
  private synchronized Map<SourceId, String> accounts() {
    if (accounts.isEmpty()) {
      accounts = linkedAccounts();
    }
    return accounts;
  }

  private Map<SourceId, String> linkedAccounts() {
    Map<SourceId, String> linked = new HashMap<>();
    store.links().of(target.name()).stream()
        .filter(Link::live)
        .forEach(link -> linked.put(link.person(), link.accountId()));
    return linked;
  }

  private Outcome adopt(Change.AdoptGroup adopt) {
    if (!groups.containsKey(adopt.groupId())) {
      return new Outcome.Stale(adopt, "group " + adopt.groupId() + " is not shown any more");
    }
    link(adopt.group(), adopt.groupId(), "found by its name " + adopt.who().name());
    return new Outcome.Done(adopt);
  }

  private void link(SourceId group, String groupId, String evidence) {
    store.groups().put(new GroupLink(target.name(), group, groupId, clock.instant(), evidence));
  }

  private Outcome create(Change.CreateGroup create) {
    Map<Who, String> members = active(create.members());
    List<String> ids = List.copyOf(members.values());
    GroupAnswer answer =
        recorder.sendGroup(
            intent(create, create.after(), ids),
            () -> unseen(target.createGroup(create.who().name(), ids)));
    return switch (answer) {
      case GroupAnswer.Done(String groupId) -> {
        groups.put(groupId, new TargetGroup(groupId, create.who().name(), Set.copyOf(ids)));
        created.put(create.group(), groupId);
        link(create.group(), groupId, GroupLink.CREATED);
        members.keySet().forEach(who -> count(who, -1));
        yield new Outcome.Done(create);
      }
      case GroupAnswer.Refused refused -> new Outcome.Failed(create, text(refused));
    };
  }

  // A group that was there before is nobody's new one.
  private GroupAnswer unseen(GroupAnswer answer) {
    return answer instanceof GroupAnswer.Done(String groupId) && groups.containsKey(groupId)
        ? new GroupAnswer.Refused(409, "group " + groupId + " has the name meanwhile")
        : answer;
  }

  private Outcome rename(Change.RenameGroup rename) {
    TargetGroup group = groups.get(rename.groupId());
    if (group == null || !group.name().equals(rename.name())) {
      return new Outcome.Stale(
          rename, "group " + rename.groupId() + " is not as it was when this was planned");
    }
    GroupAnswer answer =
        recorder.sendGroup(
            intent(rename, rename.after(), List.of()),
            () -> target.renameGroup(rename.groupId(), rename.who().name()));
    return switch (answer) {
      case GroupAnswer.Done _ -> {
        groups.put(group.id(), group.named(rename.who().name()));
        yield new Outcome.Done(rename);
      }
      case GroupAnswer.Refused refused -> new Outcome.Failed(rename, text(refused));
    };
  }

  private List<Outcome> members(Change.Members change) {
    boolean adds = change.kind() == Change.Kind.ADD_MEMBERS;
    Optional<TargetGroup> group =
        change
            .groupId()
            .or(() -> Optional.ofNullable(created.get(change.group())))
            .map(groups::get);
    if (group.isEmpty()) {
      return List.of(
          new Outcome.Stale(change, "the group " + change.who().name() + " is not there"));
    }
    Map<Who, String> whom = adds ? active(change.members()) : removable(change.members());
    Sent sent = new Sent(change, group.get());
    if (!whom.isEmpty()) {
      send(sent, List.copyOf(whom.entrySet()));
    }
    List<Outcome> outcomes = sent.outcomes();
    if (adds) {
      sent.done.forEach(who -> count(who, -1));
    } else {
      outcomes.addAll(held(change));
    }
    return outcomes;
  }

  private List<Outcome> held(Change.Members change) {
    List<Who> held = change.members().stream().filter(this::isExpected).toList();
    return held.isEmpty()
        ? List.of()
        : List.of(
            new Outcome.Stale(
                change.of(held), "not removed before they are in the groups that they move to"));
  }

  private boolean isExpected(Who who) {
    return who.person().filter(person -> expected.getOrDefault(person, 0) > 0).isPresent();
  }

  /// What came of one change, part by part.
  private static final class Sent {
    private final Change.Members change;
    private final TargetGroup group;
    private final List<Who> done = new ArrayList<>();
    private final Map<Who, String> refused = new LinkedHashMap<>();
    private int refusals;

    Sent(Change.Members change, TargetGroup group) {
      this.change = change;
      this.group = group;
    }

    /// Nothing was accepted, and as much was refused as finding two spoilers would cost: it is
    /// about the group, and not about a member.
    private boolean isWorthHalving() {
      int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(change.members().size());
      return !done.isEmpty() || refusals <= 2 * halvings;
    }

    List<Outcome> outcomes() {
      List<Outcome> outcomes = new ArrayList<>();
      if (!done.isEmpty() || refused.isEmpty()) {
        outcomes.add(new Outcome.Done(change.of(done)));
      }
      Map<String, List<Who>> byText = new LinkedHashMap<>();
      refused.forEach((who, text) -> byText.computeIfAbsent(text, _ -> new ArrayList<>()).add(who));
      byText.forEach((text, some) -> outcomes.add(new Outcome.Failed(change.of(some), text)));
      return outcomes;
    }
  }

  private void send(Sent sent, List<Map.Entry<Who, String>> members) {
    List<String> ids = members.stream().map(Map.Entry::getValue).toList();
    boolean adds = sent.change.kind() == Change.Kind.ADD_MEMBERS;
    BiFunction<String, List<String>, GroupAnswer> request =
        adds ? target::addMembers : target::removeMembers;
    GroupAnswer answer =
        recorder.sendGroup(
            intent(sent.change, Attributes.NONE, ids), () -> request.apply(sent.group.id(), ids));
    switch (answer) {
      case GroupAnswer.Done _ -> {
        members.forEach(member -> sent.done.add(member.getKey()));
        Set<String> now =
            changed.computeIfAbsent(sent.group.id(), _ -> new HashSet<>(sent.group.members()));
        boolean _ = adds ? now.addAll(ids) : now.removeAll(new HashSet<>(ids));
      }
      case GroupAnswer.Refused refused -> {
        sent.refusals++;
        if (members.size() > 1
            && FOR_ONE_MEMBER.contains(refused.status())
            && sent.isWorthHalving()) {
          int half = members.size() / 2;
          send(sent, members.subList(0, half));
          send(sent, members.subList(half, members.size()));
        } else {
          members.forEach(member -> sent.refused.put(member.getKey(), text(refused)));
        }
      }
    }
  }

  /// Those who have an active account; some targets make an account active by adding it.
  private Map<Who, String> active(List<Who> members) {
    Map<Who, String> active = new LinkedHashMap<>();
    for (Who who : members) {
      Optional<String> account =
          account(who).flatMap(world::account).filter(Account::active).map(Account::id);
      account.ifPresent(id -> active.put(who, id));
    }
    return active;
  }

  private Map<Who, String> removable(List<Who> members) {
    Map<Who, String> removable = new LinkedHashMap<>();
    members.stream()
        .filter(who -> !isExpected(who))
        .forEach(who -> linked(who).ifPresent(account -> removable.put(who, account)));
    return removable;
  }

  // Some are removed before others have their accounts.
  private synchronized Optional<String> linked(Who who) {
    return accounts.isEmpty()
        ? who.person()
            .flatMap(person -> store.links().live(target.name(), person))
            .map(Link::accountId)
        : account(who);
  }

  private Optional<String> account(Who who) {
    return who.person().map(accounts()::get);
  }

  private static Recorder.Intent intent(Change change, Attributes after, List<String> members) {
    Attributes all =
        members.isEmpty() ? after : after.with(Attributes.MEMBERS, String.join(" ", members));
    return new Recorder.Intent(
        change.who(),
        change.who().name(),
        change.kind().word(),
        change.account(),
        change.before(),
        all);
  }

  private static String text(GroupAnswer.Refused refused) {
    return refused.status() + " " + refused.text();
  }
}

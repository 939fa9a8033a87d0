package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Reunion;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of one recipe that tie a person's record to the account with their history: groups are
/// written down first, and put back when the record is there again. Each finds itself done.
final class Reuniting {
  private static final int MISSING = 404;

  private final Standing standing;
  private final Stewardship steward;
  private final Target target;
  private final Store store;
  private final World world;
  private final Clock clock;

  Reuniting(
      Standing standing,
      Stewardship steward,
      Target target,
      Store store,
      World world,
      Clock clock) {
    this.standing = standing;
    this.steward = steward;
    this.target = target;
    this.store = store;
    this.world = world;
    this.clock = clock;
  }

  /// Nothing has been changed yet when this stops.
  StepResult note(Step.NoteGroups note) {
    Optional<String> hindrance = hindrance(note.accountId()).or(() -> hindrance(standing.holder()));
    if (hindrance.isPresent()) {
      return standing.stop(hindrance.get() + "; nothing was changed");
    }
    if (target.read(note.recordId()).isEmpty()) {
      return standing.stop(
          "record " + note.recordId() + " is not shown any more; nothing was changed");
    }
    List<String> groups =
        target.readGroups().stream()
            .filter(group -> group.members().contains(note.recordId()))
            .map(TargetGroup::id)
            .toList();
    standing.now(standing.healing().reuniting(new Reunion(note.accountId(), Optional.of(groups))));
    return new StepResult.GoOn(
        "record %s is in %d groups, which are noted".formatted(note.recordId(), groups.size()));
  }

  private Optional<String> hindrance(String accountId) {
    Optional<Managed> managed = steward.account(accountId).flatMap(Sight::managed);
    if (managed.isEmpty()) {
      return Optional.of("account " + accountId + " is not managed by the organization");
    }
    return managed
        .filter(Managed::administrator)
        .map(_ -> "account " + accountId + " is, or may be, an administrator")
        .or(() -> managed.flatMap(Managed::hindrance))
        .or(() -> servedElsewhere(managed.get().records()));
  }

  // A record that is somebody's here is not cut for somebody else.
  private Optional<String> servedElsewhere(List<DirectoryRecord> records) {
    return records.stream()
        .flatMap(record -> store.links().ofAccountAnywhere(record.id()).stream())
        .filter(Link::live)
        .filter(link ->
            !link.target().equals(target.name()) || !link.person().equals(standing.person()))
        .findFirst()
        .map(link ->
            "record %s is linked to %s at %s: take them out of the scope there first"
                .formatted(link.accountId(), link.person(), link.target()));
  }

  // Whoever else has the address now; an index may show what was so a moment ago.
  private Optional<Sight> holderBeside(String account) {
    String address = standing.address();
    return target
        .lookBehind(address)
        .map(sight -> steward.account(sight.accountId()).orElse(sight))
        .filter(sight -> Address.same(sight.address(), address))
        .filter(sight -> !sight.accountId().equals(account));
  }

  StepResult detach(Step.Detach detach) {
    String account = detach.accountId();
    List<DirectoryRecord> records = steward.records(account);
    if (records.isEmpty()) {
      standing.withoutRecord(account);
      return new StepResult.GoOn("no directory drives account " + account);
    }
    Optional<String> hindrance = servedElsewhere(records);
    if (hindrance.isPresent()) {
      return standing.stop(hindrance.get());
    }
    boolean last =
        records.stream().anyMatch(record -> record.id().equals(standing.healing().rightfulId()));
    Optional<Sight> holder = last ? holderBeside(account) : Optional.empty();
    if (holder.isPresent()) {
      return standing.stop(
          "account %s has %s; their record stays as it is"
              .formatted(holder.get().accountId(), standing.address()));
    }
    Answer answer = new Stewarding(steward, standing, account).cut(records);
    if (answer instanceof Answer.Done) {
      records.forEach(record -> world.remove(record.id()));
      standing.withoutRecord(account);
    }
    return goOn(answer, account, "no directory drives account " + account + " now");
  }

  /// @param waitingSince when it was found that the address may not be changed yet, where
  ///   everything else is done
  StepResult readdress(Step.Readdress readdress, Optional<Instant> waitingSince) {
    String account = readdress.accountId();
    String address = readdress.address();
    Optional<Sight> seen = steward.account(account);
    if (seen.filter(sight -> Address.same(sight.address(), address)).isPresent()) {
      return new StepResult.GoOn("account " + account + " is " + address);
    }
    StepResult leave = new Stewarding(steward, standing, account).await(waitingSince);
    if (!(leave instanceof StepResult.GoOn)) {
      return leave;
    }
    Answer answer =
        standing.send(
            "heal: rename",
            Optional.of(account),
            Attributes.of(Attributes.USER_NAME, seen.map(Sight::address).orElse("")),
            Attributes.of(Attributes.USER_NAME, address),
            List.of(),
            () -> steward.changeAddress(account, address));
    if (answer instanceof Answer.Taken taken && seen.isPresent()) {
      String kept = seen.get().address();
      String why =
          "somebody took %s between two steps (%s); account %s, which has their history, keeps %s"
              .formatted(address, taken.text(), account, kept);
      standing.keeps(new Standing.Kept(kept, why));
      return new StepResult.GoOn(why);
    }
    return goOn(answer, account, "account " + account + " is " + address + " now");
  }

  StepResult provision(Step.Provision provision) {
    String address = standing.kept().map(Standing.Kept::address).orElseGet(provision::address);
    Optional<Account> there = target.find(address);
    if (there.isPresent()) {
      return provisioned(provision, there.get());
    }
    Answer answer =
        standing.send(
            "heal: provision",
            Optional.empty(),
            Attributes.NONE,
            provision.attributes().with(Attributes.USER_NAME, address),
            done ->
                done.account().filter(account -> isOf(account, provision)).stream()
                    .flatMap(account -> links(account).stream())
                    .toList(),
            () -> target.create(address, provision.attributes()));
    if (answer instanceof Answer.Done(Optional<Account> account)) {
      return account
          .filter(one -> one.managedAs().isPresent())
          .or(() -> target.find(address))
          .map(made -> provisioned(provision, made))
          .orElseGet(() -> standing.wait("the target answered without showing the new record"));
    }
    return goOn(answer, provision.accountId(), "");
  }

  private static boolean isOf(Account record, Step.Provision provision) {
    return record.managedAs().equals(Optional.of(provision.accountId()));
  }

  private StepResult provisioned(Step.Provision provision, Account record) {
    Optional<String> owner = record.managedAs();
    if (!isOf(record, provision)) {
      return standing.alarm(
          "ALARM: record %s has the address %s and is %s, not account %s, which has their history; nothing more was done"
              .formatted(
                  record.id(),
                  record.address(),
                  owner.map(id -> "account " + id).orElse("linked to no account"),
                  provision.accountId()));
    }
    store.links().put(links(record));
    world.put(record);
    standing.withRecord();
    return new StepResult.GoOn("record " + record.id() + " is account " + provision.accountId());
  }

  // The record that they had is gone for good.
  private List<Link> links(Account record) {
    Instant now = clock.instant();
    List<Link> links = new ArrayList<>();
    store
        .links()
        .live(target.name(), standing.person())
        .filter(link -> !link.accountId().equals(record.id()))
        .map(link -> link.to(Link.State.SEVERED, now, "made anew as " + record.id()))
        .ifPresent(links::add);
    links.add(
        new Link(
            target.name(),
            standing.person(),
            record.id(),
            Link.State.LIVE,
            now,
            "made anew for the account with their history"));
    return links;
  }

  StepResult regroup() {
    String record = store.links().live(target.name(), standing.person()).orElseThrow().accountId();
    List<String> groups = standing.healing().reunion().flatMap(Reunion::groups).orElse(List.of());
    List<String> gone = new ArrayList<>();
    for (String group : groups) {
      GroupAnswer answer =
          standing.sendGroup(
              "heal: add to group", group, () -> target.addMembers(group, List.of(record)));
      if (answer instanceof GroupAnswer.Refused(int status, String text)) {
        if (status == MISSING && target.readGroup(group).isPresent()) {
          return standing.wait(
              "record %s is not known to group %s yet: %s".formatted(record, group, text));
        }
        if (status != MISSING) {
          return standing.stop(
              standing.address()
                  + " is on the right account, but record "
                  + record
                  + " could not be put into group "
                  + group
                  + " again: "
                  + text);
        }
        gone.add(group);
      }
    }
    return new StepResult.GoOn(
        "record %s is in %d groups again".formatted(record, groups.size() - gone.size())
            + (gone.isEmpty() ? "" : ", " + String.join(" and ", gone) + " being gone"));
  }

  private StepResult goOn(Answer answer, String account, String text) {
    return answer instanceof Answer.Done
        ? new StepResult.GoOn(text)
        : standing.stop("account " + account + ": " + Answer.text(answer));
  }
}

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
    Optional<String> hindrance = hindrance(note.accountId());
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
      return Optional.of(
          "account " + accountId + ", which has their history, is not managed by the organization");
    }
    return managed
        .filter(Managed::administrator)
        .map(_ -> "account " + accountId + " is, or may be, an administrator")
        .or(() -> managed.flatMap(Managed::hindrance));
  }

  StepResult detach(Step.Detach detach) {
    String account = detach.accountId();
    List<DirectoryRecord> records = steward.records(account);
    if (records.isEmpty()) {
      return new StepResult.GoOn("no directory drives account " + account);
    }
    Answer answer = new Stewarding(steward, standing, account).cut(records);
    if (answer instanceof Answer.Done) {
      records.forEach(record -> world.remove(record.id()));
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
    return answer instanceof Answer.Taken taken
        ? standing.stop(
            "somebody took "
                + address
                + " between two steps ("
                + taken.text()
                + "); account "
                + account
                + ", which has their history, is in no directory, and keeps its address")
        : goOn(answer, account, "account " + account + " is " + address + " now");
  }

  StepResult provision(Step.Provision provision) {
    Optional<Account> there = target.find(provision.address());
    if (there.isPresent()) {
      return provisioned(provision, there.get());
    }
    Answer answer =
        standing.send(
            "heal: provision",
            Optional.empty(),
            Attributes.NONE,
            provision.attributes().with(Attributes.USER_NAME, provision.address()),
            List.of(),
            () -> target.create(provision.address(), provision.attributes()));
    Optional<Account> made =
        answer instanceof Answer.Done(Optional<Account> account)
            ? account.filter(one -> one.managedAs().isPresent())
            : Optional.empty();
    if (answer instanceof Answer.Done) {
      return made.or(() -> target.find(provision.address()))
          .map(account -> provisioned(provision, account))
          .orElseGet(() -> standing.wait("the target answered without showing the new record"));
    }
    return goOn(answer, provision.accountId(), "");
  }

  private StepResult provisioned(Step.Provision provision, Account record) {
    Optional<String> owner = record.managedAs();
    if (!owner.equals(Optional.of(provision.accountId()))) {
      return standing.alarm(
          "ALARM: record %s has the address %s and is %s, not account %s, which has their history; nothing more was done"
              .formatted(
                  record.id(),
                  provision.address(),
                  owner.map(id -> "account " + id).orElse("linked to no account"),
                  provision.accountId()));
    }
    link(record);
    world.put(record);
    return new StepResult.GoOn("record " + record.id() + " is account " + provision.accountId());
  }

  // The record that they had is gone for good.
  private void link(Account record) {
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
    links.forEach(store.links()::put);
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

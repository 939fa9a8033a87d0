package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Reunion;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Where one recipe stands, stored before every step that matters, and how it ends.
final class Standing {
  private final Change.Heal heal;
  private final Store store;
  private final String target;
  private final Clock clock;
  private final Recorder recorder;
  private Healing healing;
  private boolean resumed;
  private String aside = "";
  private Optional<Kept> kept = Optional.empty();

  Standing(Change.Heal heal, Store store, String target, Clock clock, Recorder recorder) {
    this.heal = heal;
    this.store = store;
    this.target = target;
    this.clock = clock;
    this.recorder = recorder;
    this.healing = begun();
    save();
  }

  // One that was begun goes on.
  private Healing begun() {
    if (heal.takesBack()) {
      Healing done = store.healings().done(target, person()).orElseThrow();
      resumed = done.isUndone();
      return done.to(Healing.State.UNDONE, heal.reason());
    }
    Healing current =
        Optional.ofNullable(store.healings().of(target).get(person()))
            .filter(one -> one.goesOn() || one.isAlarm() || one.reunion().isPresent())
            .filter(one -> Address.same(one.address(), address()))
            .map(Standing::resumed)
            .orElseGet(() ->
                new Healing(
                    recorder.newId(heal.accountId()),
                    person(),
                    heal.accountId(),
                    address(),
                    Optional.empty(),
                    false,
                    managedAs(),
                    reunion(),
                    Healing.State.OPEN,
                    heal.reason()));
    return heal.holderId().map(current::heldBy).orElse(current);
  }

  // What was written down before it stopped holds on.
  private static Healing resumed(Healing begun) {
    return begun.reunion().isPresent() && !begun.goesOn()
        ? begun.to(Healing.State.OPEN, begun.reason())
        : begun;
  }

  private Optional<String> managedAs() {
    return heal.steps().stream()
        .flatMap(step ->
            step instanceof Step.Verify verify ? verify.managedAs().stream() : Stream.empty())
        .findFirst();
  }

  private Optional<Reunion> reunion() {
    return heal.steps().stream()
        .flatMap(step ->
            step instanceof Step.NoteGroups note
                ? Stream.of(new Reunion(note.accountId(), Optional.empty()))
                : Stream.empty())
        .findFirst();
  }

  Change.Heal heal() {
    return heal;
  }

  SourceId person() {
    return heal.who().person().orElseThrow();
  }

  /// What the recipe is about.
  String address() {
    return heal.who().address();
  }

  /// The account that holds it, or held it.
  String holder() {
    return healing.holderId().orElseThrow();
  }

  Healing healing() {
    return healing;
  }

  /// Whether an earlier run began to take the recipe back.
  boolean isHalfUndone() {
    return resumed;
  }

  void now(Healing next) {
    healing = next;
    save();
  }

  private void save() {
    store.healings().save(target, healing);
  }

  /// The holder is in no directory any more, which whoever reads why it stopped must know.
  void cutLoose() {
    aside =
        "; account %s is in no directory any more, which the journal names: provision it again there to go back"
            .formatted(holder());
  }

  /// The person has no record any more until it is made anew, which whoever reads why it stopped
  /// must know.
  ///
  /// @param account the account with their history
  void withoutRecord(String account) {
    aside =
        "; they have no record now, and account %s is in no directory until this goes on"
            .formatted(account);
  }

  /// They have a record again.
  void withRecord() {
    aside = "";
  }

  /// An address that the account with the history keeps.
  ///
  /// @param why why it does not get the other one
  record Kept(String address, String why) {}

  void keeps(Kept address) {
    kept = Optional.of(address);
  }

  Optional<Kept> kept() {
    return kept;
  }

  /// The link that remembers the holder as the person's duplicate.
  Link retired() {
    return new Link(
        target,
        person(),
        holder(),
        Link.State.RETIRED,
        clock.instant(),
        "a duplicate that held " + address());
  }

  /// Sends what a step writes.
  ///
  /// @param links the links that follow once it is done
  Answer send(
      String kind,
      Optional<String> accountId,
      Attributes before,
      Attributes after,
      List<Link> links,
      Supplier<Answer> request) {
    return send(kind, accountId, before, after, _ -> links, request);
  }

  /// @param links the links that follow from what it answers
  Answer send(
      String kind,
      Optional<String> accountId,
      Attributes before,
      Attributes after,
      Function<Answer.Done, List<Link>> links,
      Supplier<Answer> request) {
    return recorder.send(intent(kind, accountId, before, after), request, links);
  }

  /// Sends what a step writes to a group.
  GroupAnswer sendGroup(String kind, String groupId, Supplier<GroupAnswer> request) {
    return recorder.sendGroup(
        intent(kind, Optional.of(groupId), Attributes.NONE, Attributes.NONE), request);
  }

  private Recorder.Intent intent(
      String kind, Optional<String> accountId, Attributes before, Attributes after) {
    return new Recorder.Intent(heal.who(), address(), kind, accountId, before, after);
  }

  StepResult goOn(Answer answer, String text) {
    return answer instanceof Answer.Done
        ? new StepResult.GoOn(text)
        : stop(
            "account " + healing.holderId().orElse(heal.accountId()) + ": " + Answer.text(answer));
  }

  /// The recipe stays open: the next run goes on.
  StepResult wait(String why) {
    return new StepResult.End(new Outcome.Failed(heal, why));
  }

  /// The target refuses what a person wants back: they may decide that all stays as it is, and the
  /// next run tries again. Where only the end of it was left, nobody needs to decide anything.
  StepResult refused(String why) {
    now(healing.to(Healing.State.UNDONE, why));
    boolean givesBack = heal.steps().stream().anyMatch(Step.GiveBack.class::isInstance);
    return new StepResult.End(
        givesBack ? new Outcome.Stopped(heal, why) : new Outcome.Failed(heal, why));
  }

  /// A person must decide.
  StepResult stop(String reason) {
    String why = reason + aside;
    now(healing.to(Healing.State.STOPPED, why));
    return new StepResult.End(new Outcome.Stopped(heal, why));
  }

  /// A person must look.
  StepResult alarm(String why) {
    now(healing.to(Healing.State.ALARM, why));
    return new StepResult.End(new Outcome.Stopped(heal, why));
  }

  /// Nothing is left to do.
  void done() {
    now(healing.to(Healing.State.DONE, heal.reason()));
  }
}

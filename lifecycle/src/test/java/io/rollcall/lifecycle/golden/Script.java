package io.rollcall.lifecycle.golden;

import io.rollcall.lifecycle.Decisions;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.mapping.ExpressionMistake;
import io.rollcall.lifecycle.mapping.Expressions;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanFile;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.PretendGroups;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.Explanation;
import io.rollcall.lifecycle.report.ExplanationJson;
import io.rollcall.lifecycle.report.ExplanationText;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.report.WrittenBack;
import io.rollcall.lifecycle.store.Cases;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.scim.json.JsonCodec;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plays the commands of a script, which are its lines that begin with `> `, and writes it again
/// with what they come to. Lines that begin with `#` stay.
final class Script {
  private final Stage stage;
  private final StringBuilder text = new StringBuilder();
  private List<Plan> planned = List.of();
  private int told;

  Script(Stage stage) {
    this.stage = stage;
  }

  String play(String script) {
    for (String line : script.split("\n", -1)) {
      if (line.startsWith("#")) {
        say(line);
      }
      if (line.startsWith("> ")) {
        say(line);
        play(new Line(line.substring(2)));
      }
    }
    return text.toString();
  }

  private void say(String line) {
    text.append(line).append('\n');
  }

  private void play(Line line) {
    String command = line.word();
    switch (command) {
      case "heal" -> stage.heal = HealPolicy.valueOf(line.word().toUpperCase(Locale.ROOT));
      case "limit" -> stage.limit = new RevocationLimit(line.number(), line.number(), 0);
      case "limit-renames" ->
          stage.renameLimit = new RevocationLimit(line.number(), line.number(), 0);
      case "domains" -> stage.domains = Set.copyOf(line.words());
      case "person" -> person(line);
      case "moves" -> stage.source.move(line.word(), line.word());
      case "takes-for-made" -> stage.target.takesForMade(line.word());
      case "leaves" -> stage.source.remove(line.word());
      case "forget" -> stage.forget();
      case "write-back" -> stage.source.writesBack();
      case "copied" -> stage.source.account(line.word(), line.words().toArray(String[]::new));
      case "source-holds" ->
          new TreeMap<>(stage.source.written()).forEach((id, ids) -> say("  " + id + " " + ids));
      case "frozen" -> stage.source.freeze(line.word());
      case "accept" -> stage.store.contacts().accept(Stage.TARGET, stage.clock.instant());
      case "leave" -> leave(line);
      case "license" -> license(line);
      case "role" -> role(line);
      case "protect" -> protect(line.words(), List.of());
      case "protect-groups" -> protect(List.of(), line.words());
      case "sync-groups" -> stage.groups = new GroupRules(line.words(), Map.of());
      case "groups-if" -> groupsIf(line.word(), line.word());
      case "group" -> stage.source.group(line.word(), line.word(), Set.copyOf(line.words()));
      case "no-group" -> stage.source.removeGroup(line.word());
      case "target-group" -> targetGroup(line);
      case "target-groups" ->
          stage.target.groups(
              new Traits.Groups(!line.flag("fixed"), line.flag("renames"), line.number(), 100));
      case "ignores" -> stage.target.ignores(line.attributes(Attributes.NONE).values().keySet());
      case "refuses-with" -> stage.target.platform().refusesWith(line.rest());
      case "renames-inactive" -> stage.target.renamesInactive();
      case "without-body" -> stage.target.answersWithoutBody();
      case "any-license" -> stage.target.changesAnyLicense();
      case "members" -> members();
      case "manages-accounts" -> stage.target.stewards();
      case "scim-only" -> stage.target.scimOnly();
      case "proof" -> stage.proof = line.number();
      case "spoil" -> stage.source.spoil(line.word(), line.rest());
      case "spoil-and-bar" -> stage.source.spoilAndBar(line.word(), line.rest());
      case "source" -> stage.source.breakOff(line.rest());
      case "account" -> account(line);
      case "others" -> others(line);
      case "app" -> app(line);
      case "wait" -> stage.clock.tick(Duration.parse(line.word()));
      case "fault" -> fault(Fault.valueOf(line.word().toUpperCase(Locale.ROOT)), line.rest());
      case "fault-always" -> faultAlways(Fault.valueOf(line.word().toUpperCase(Locale.ROOT)), line);
      case "run" -> run(stage.engine().run(rules(line)));
      case "plan" -> plan();
      case "send" -> run(stage.engine().send(planned, RunRules.apply()));
      case "sent" -> sent();
      case "accounts" -> stage.target.platform().everybody().forEach(one -> say("  " + one));
      case "links" ->
          stage
              .store
              .links()
              .of(Stage.TARGET)
              .forEach(link ->
                  say(
                      "  "
                          + link.person().id()
                          + " "
                          + link.accountId()
                          + " "
                          + link.state()
                          + ": "
                          + link.evidence()));
      case "decide" -> decide(line.word(), line.word());
      case "explain" -> explain(line.rest());
      case "choices" ->
          new Decisions(stage.store, stage.clock)
              .cases()
              .forEach(one ->
                  one.what()
                      .choices()
                      .forEach(choice ->
                          say(
                              "  "
                                  + one.what().who().person().orElseThrow().id()
                                  + " "
                                  + choice.word()
                                  + ": "
                                  + choice.meaning())));
      case "cases" ->
          stage.store.cases().open(Stage.TARGET).forEach(one -> say("  " + Words.undecided(one)));
      default -> throw new IllegalArgumentException("No such command: " + command);
    }
  }

  /// Decides the case of a person.
  private void decide(String person, String word) {
    Decisions decisions = new Decisions(stage.store, stage.clock);
    Cases.Kept kept =
        decisions.cases().stream()
            .filter(one -> one.what().who().person().orElseThrow().id().equals(person))
            .findFirst()
            .orElseThrow();
    if (word.equals("undecided")) {
      decisions.takeBack(kept);
    } else {
      say("  " + decisions.decide(kept, word).map(Choice::meaning).orElse("no such choice"));
    }
  }

  private void person(Line line) {
    stage.source.put(
        line.word(),
        line.word(),
        !line.flag("inactive"),
        line.attributes(Stage.named(line.rest())));
  }

  private void account(Line line) {
    var account =
        stage
            .target
            .platform()
            .add(
                line.word(),
                Role.valueOf(line.word().toUpperCase(Locale.ROOT)),
                line.attributes(Attributes.NONE));
    if (line.flag("inactive")) {
      stage.target.platform().active(account.id(), false);
    }
    if (line.flag("used")) {
      stage.target.platform().use(account.id(), stage.clock.instant());
    }
    say("  account " + account.id());
  }

  /// How many days later accounts of leavers are deleted, and whether they leave groups and give
  /// their addresses up.
  private void leave(Line line) {
    boolean fromGroups = line.flag("from-groups");
    boolean retire = line.flag("retire");
    Optional<Duration> after =
        Optional.of(line.wordOr("never"))
            .filter(days -> !days.equals("never"))
            .map(days -> Duration.ofDays(Integer.parseInt(days)));
    stage.policies =
        new Policies(
            new Policies.Leave(after, fromGroups, retire),
            stage.policies.protection(),
            stage.policies.grants());
  }

  private void protect(List<String> accounts, List<String> groups) {
    stage.policies =
        new Policies(
            stage.policies.leave(),
            new Policies.Protection(accounts, groups),
            stage.policies.grants());
  }

  /// A license with the groups that give it; with `most=`, how many there are.
  private void license(Line line) {
    List<Grants.License> licenses = new ArrayList<>(stage.policies.grants().licenses());
    Optional<Integer> most = line.mark("most").map(Integer::valueOf);
    licenses.add(new Grants.License(line.word(), line.words(), most));
    grant(new Grants(licenses, stage.policies.grants().roles()));
  }

  private void role(Line line) {
    List<Grants.Role> roles = new ArrayList<>(stage.policies.grants().roles());
    roles.add(new Grants.Role(line.word().replace('_', ' '), line.words()));
    grant(new Grants(stage.policies.grants().licenses(), roles));
  }

  private void grant(Grants grants) {
    stage.policies = new Policies(stage.policies.leave(), stage.policies.protection(), grants);
  }

  /// Which groups follow, and what they are called: two expressions without spaces.
  private void groupsIf(String condition, String name) {
    Expressions language = new Expressions();
    try {
      stage.groups =
          new GroupRules(
              List.of(),
              Map.of(),
              Optional.of(language.groupCondition(condition)),
              Optional.of(language.groupText(name)));
    } catch (ExpressionMistake mistake) {
      throw new IllegalArgumentException(mistake);
    }
  }

  private void targetGroup(Line line) {
    PretendGroups groups = stage.target.platform().groups();
    if (line.flag("deleted")) {
      groups.delete(line.word());
    } else {
      say("  group " + groups.put(line.word(), Set.copyOf(line.words())).id());
    }
  }

  /// What was written since this was asked last.
  private void sent() {
    List<String> writes = stage.target.writes();
    writes.subList(told, writes.size()).forEach(write -> say("  " + write));
    told = writes.size();
  }

  /// What `explain` says, and what its JSON has as holder.
  private void explain(String who) {
    Explanation explanation = stage.engine().explain(who);
    ExplanationText.of(explanation, ZoneOffset.UTC).forEach(line -> say("  " + line));
    ExplanationJson.of(explanation)
        .objects("targets")
        .forEach(at -> say("  holder " + JsonCodec.text(at.find("holder").orElseThrow())));
  }

  private void members() {
    for (TargetGroup group : stage.target.platform().groups().all()) {
      say("  " + group.id() + " " + group.name() + " " + new TreeSet<>(group.members()));
    }
  }

  /// Another SCIM client.
  private void others(Line line) {
    var platform = stage.target.platform();
    var answer =
        switch (line.word()) {
          case "create" ->
              platform.create(line.word(), line.attributes(Attributes.NONE), "careless-script");
          case "delete" -> platform.delete(line.word());
          default -> throw new IllegalArgumentException("others create|delete");
        };
    say("  " + answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  /// A person in the app's own pages.
  private void app(Line line) {
    var platform = stage.target.platform();
    switch (line.word()) {
      case "rename" -> platform.rename(line.word(), line.word());
      case "role" -> platform.role(line.word(), Role.valueOf(line.word().toUpperCase(Locale.ROOT)));
      case "behind" -> platform.behind(line.word(), line.word());
      case "mail" -> platform.mail(line.word(), line.word());
      case "use" -> platform.use(line.word(), stage.clock.instant());
      case "deactivate" -> platform.active(line.word(), false);
      case "forget" -> platform.forget(line.word());
      case "invite" ->
          say(
              "  account "
                  + platform
                      .invite(
                          line.word(),
                          Role.valueOf(line.word().toUpperCase(Locale.ROOT)),
                          line.word())
                      .id());
      default ->
          throw new IllegalArgumentException(
              "app rename|role|behind|mail|use|deactivate|forget|invite");
    }
  }

  private void fault(Fault fault, String where) {
    Set<String> met = new HashSet<>();
    stage.target.faults((_, call) -> call.contains(where) && met.add(where) ? fault : Fault.NONE);
  }

  /// Whenever a call says all of some words; none: nothing goes wrong any more.
  private void faultAlways(Fault fault, Line line) {
    List<String> said = line.words();
    stage.target.faults((_, call) -> said.stream().allMatch(call::contains) ? fault : Fault.NONE);
  }

  static RunRules rules(Line line) {
    return switch (line.wordOr("sync")) {
      case "apply" -> RunRules.apply();
      case "heal" -> RunRules.heal(line.rest());
      case "undo" -> RunRules.undo(line.rest());
      case "allow" -> RunRules.sync().allowing(new RunRules.Allowed(line.number(), 0, 0, 0, 0));
      case "allow-remove" ->
          RunRules.sync().allowing(new RunRules.Allowed(0, 0, line.number(), 0, 0));
      case "allow-delete" ->
          RunRules.sync().allowing(new RunRules.Allowed(0, line.number(), 0, 0, 0));
      case "allow-lost" ->
          RunRules.sync().allowing(new RunRules.Allowed(0, 0, 0, 0, line.number()));
      case "only" -> RunRules.sync().only(line.word());
      default -> RunRules.sync();
    };
  }

  private void plan() {
    TargetReport report = stage.plan();
    planned = PlanFile.read(PlanFile.write(report.plans()));
    report.gates().stream().filter(gate -> !gate.passed()).forEach(this::gate);
    say(report.plans(), new ArrayList<>());
    report.cases().forEach(one -> say("  " + Words.undecided(one)));
  }

  private void run(RunReport report) {
    TargetReport target = report.targets().getFirst();
    say(target.plans(), new ArrayList<>(target.outcomes()));
    target.gates().stream().filter(gate -> !gate.passed()).forEach(this::gate);
    target.cases().forEach(one -> say("  " + Words.undecided(one)));
    target.stopped().ifPresent(why -> say("  stopped: " + why));
    for (WrittenBack one : report.writtenBack()) {
      say(
          "  written back "
              + one.written()
              + ", refused "
              + one.refused()
              + ", left "
              + one.left()
              + (one.foreign().isEmpty() ? "" : ", left alone " + one.foreign()));
    }
    say(
        "  exit %d, writes %d, calls %d, floor %d, conflicts %d, healed %d, failed %d"
            .formatted(
                report.exitCode(),
                report.writes(),
                report.calls(),
                report.floor(),
                report.conflicts(),
                report.healed(),
                report.failed()));
  }

  private void gate(Gate gate) {
    say("  gate " + gate.name() + ": " + gate.text());
  }

  private void say(List<Plan> plans, List<Outcome> outcomes) {
    int round = 0;
    for (Plan plan : plans) {
      round++;
      if (plan.changes().isEmpty()) {
        say("  round " + round + ": nothing, " + plan.unchanged() + " unchanged");
      } else {
        say("  round " + round);
      }
      plan.changes().forEach(change -> say(change, outcomes));
    }
  }

  private void say(Change change, List<Outcome> outcomes) {
    say("    " + Words.change(change));
    if (change instanceof Change.Heal heal) {
      heal.steps().forEach(step -> say("      " + Words.step(step)));
    }
    outcomes.stream()
        .filter(outcome -> outcome.change().equals(change))
        .findFirst()
        .filter(outcomes::remove)
        .filter(outcome -> !(outcome instanceof Outcome.Done))
        .ifPresent(outcome -> say("      ⇒ " + outcome(outcome)));
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> "done";
      case Outcome.Healed _ -> "healed";
      case Outcome.Conflict conflict -> "conflict: " + conflict.status() + " " + conflict.text();
      case Outcome.Stopped stopped -> "stopped: " + stopped.text();
      case Outcome.Foreign foreign -> "foreign: " + foreign.text();
      case Outcome.Failed failed -> "failed: " + failed.text();
      case Outcome.Stale stale -> "stale: " + stale.text();
      case Outcome.Ignored ignored -> "ignored: " + ignored.text();
    };
  }
}

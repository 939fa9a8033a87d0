package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.correlate.Correlator;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.GroupsSeen;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.miro.MiroRecipe;
import io.rollcall.lifecycle.target.miro.MiroTraits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// People, accounts and links of which plans are made, without a store and without a run.
final class PlannedWorld {
  final PretendTarget target = new PretendTarget("miro", new TickingClock());
  private final List<Person> people = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /// Somebody who has an account and shall have another address, or leaves.
  ///
  /// @param wants the wanted address; empty for a leaver
  void linked(String id, String has, Optional<String> wants) {
    String account = target.platform().add(has, Role.MEMBER, Attributes.NONE).id();
    SourceId person = new SourceId("staff", id);
    links.add(
        new Link("miro", person, account, Link.State.LIVE, TickingClock.START, "created by us"));
    wants.ifPresent(address -> people.add(new Person(person, address, true, Attributes.NONE)));
  }

  void hired(String id, String wants) {
    people.add(new Person(new SourceId("staff", id), wants, true, Stage.named("New Hire")));
  }

  Observation observation() {
    return observation(people, target.readAll(), links);
  }

  Observation shuffled(Random random) {
    List<Person> manyPeople = new ArrayList<>(people);
    List<Account> manyAccounts = new ArrayList<>(target.readAll());
    List<Link> manyLinks = new ArrayList<>(links);
    Collections.shuffle(manyPeople, random);
    Collections.shuffle(manyAccounts, random);
    Collections.shuffle(manyLinks, random);
    return observation(manyPeople, manyAccounts, manyLinks);
  }

  private static Observation observation(
      List<Person> people, List<Account> accounts, List<Link> links) {
    return new Observation(
        TickingClock.START,
        "miro",
        MiroTraits.traits(),
        people,
        List.of(),
        accounts,
        links,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        GroupsSeen.NONE,
        Map.of());
  }

  static Plan plan(Observation seen) {
    return Planner.plan(
        seen,
        Correlator.correlate(seen),
        new MiroRecipe(),
        new PlanRules(
            true, false, Set.of("example.com"), Policies.USUAL, List.of(), Optional.empty()));
  }

  /// Sends a plan as it is, and answers with what the target refused.
  List<String> refusals(Plan plan) {
    List<String> refusals = new ArrayList<>();
    for (Change change : plan.changes()) {
      Answer answer = send(change);
      if (!(answer instanceof Answer.Done)) {
        refusals.add(change + ": " + answer);
      }
    }
    return refusals;
  }

  private Answer send(Change change) {
    return switch (change) {
      case Change.Create create ->
          target.create(
              create.after().value(Attributes.USER_NAME),
              create.after().without(Attributes.USER_NAME));
      case Change.Update update -> target.change(update.accountId(), update.after());
      case Change.OfGroup group -> throw new IllegalStateException("No groups here: " + group);
      case Change.Delete delete -> target.delete(delete.accountId());
      case Change.Adopt _, Change.Heal _ -> throw new IllegalStateException("unexpected " + change);
    };
  }
}

package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Looking at cases and deciding them, at a company that has some.
final class CaseScenes {
  private final Supplier<Studio> studios;

  CaseScenes(Supplier<Studio> studios) {
    this.studios = studios;
  }

  Map<String, Supplier<Scene>> all() {
    Map<String, Supplier<Scene>> all = new HashMap<>();
    all.put("cases list", this::listed);
    all.put("cases list --decided", this::decidedBefore);
    all.put("cases show CASE", () -> shown("CASE"));
    all.put("cases show ID", () -> shown("ID"));
    all.put("cases decide", this::noChoice);
    all.put("cases decide CASE CHOICE", () -> decided().with("CHOICE", "theirs"));
    all.put("cases decide CASE theirs", this::decided);
    all.put("cases decide CASE undecided", () -> takenBack("CASE"));
    all.put("cases decide ID undecided", () -> takenBack("ID"));
    all.put("cases decide CASE leave", this::left);
    return all;
  }

  private Scene listed() {
    Studio studio = studios.get();
    Person person = studio.claimed();
    return Scene.at(studio.firm.place())
        .says(studio.caseOf(person), "held-address", person.address(), "can be decided");
  }

  private Scene decidedBefore() {
    Studio studio = studios.get();
    String id = studio.caseOf(studio.claimed());
    studio.firm.having("cases decide " + id + " not-theirs", 0);
    return Scene.at(studio.firm.place()).says(id, "decided: not-theirs");
  }

  private Scene shown(String placeholder) {
    Studio studio = studios.get();
    Person person = studio.claimed();
    return Scene.at(studio.firm.place())
        .with(placeholder, studio.caseOf(person))
        .says(person.name(), "Found the address is held by account", "Kim Other", "not-theirs");
  }

  /// It says which choices there are.
  private Scene noChoice() {
    Studio studio = studios.get();
    return Scene.at(studio.firm.place())
        .more(studio.caseOf(studio.claimed()) + " perhaps")
        .exits(1)
        .says("expected one of theirs, not-theirs");
  }

  /// The next plans go by it: it is open no more, and is healed when somebody asks for that.
  private Scene decided() {
    Studio studio = studios.get();
    Person person = studio.claimed();
    String id = studio.caseOf(person);
    String account = studio.firm.account(Studio.before(person).address());
    return Scene.at(studio.firm.place())
        .with("CASE", id)
        .says("Decided: ")
        .then(_ -> {
          assertThat(studio.firm.account(Studio.before(person).address())).isEqualTo(account);
          studio.firm.having("heal " + person.address() + " --yes", 0);
          assertThat(studio.firm.account(person.address())).isEqualTo(account);
        });
  }

  private Scene takenBack(String placeholder) {
    Studio studio = studios.get();
    String id = studio.caseOf(studio.claimed());
    studio.firm.having("cases decide " + id + " not-theirs", 0);
    return Scene.at(studio.firm.place())
        .with(placeholder, id)
        .says("undecided again")
        .then(_ -> assertThat(studio.line(id)).endsWith("can be decided"));
  }

  /// Both accounts stay as they are, and no run goes on with them.
  private Scene left() {
    Studio studio = studios.get();
    Person person = studio.halfUndone();
    String account = studio.firm.account(Studio.before(person).address());
    String id = studio.caseOf(person);
    return Scene.at(studio.firm.place())
        .with("CASE", id)
        .says("Decided: ")
        .then(_ -> {
          studio.firm.having("sync --only " + person.address(), 0);
          assertThat(studio.firm.account(Studio.before(person).address())).isEqualTo(account);
          studio.firm.place().type("cases list").doesNotSay(id);
        });
  }
}

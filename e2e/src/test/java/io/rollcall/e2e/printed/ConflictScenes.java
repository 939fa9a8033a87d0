package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Explaining, healing and undoing, at a company with conflicts.
final class ConflictScenes {
  private final Supplier<Studio> studios;

  ConflictScenes(Supplier<Studio> studios) {
    this.studios = studios;
  }

  Map<String, Supplier<Scene>> all() {
    Map<String, Supplier<Scene>> all = new HashMap<>();
    all.put("explain WHO", this::whoever);
    all.put("explain ADDRESS", this::held);
    all.put("heal", () -> healed("", studios.get().duplicated()));
    all.put("heal ADDRESS", () -> healed("ADDRESS", studios.get().duplicated()));
    all.put("heal WHO", () -> healed("WHO", studios.get().duplicated()));
    all.put("heal WHO --undo", () -> undone("WHO"));
    all.put("heal --undo", () -> undone(""));
    return all;
  }

  private Scene in(Studio studio) {
    return Scene.at(studio.firm.place());
  }

  private Scene whoever() {
    Studio studio = studios.get();
    return in(studio)
        .with("WHO", "'" + studio.steady.name() + "'")
        .says(studio.steady.address(), "linked since", "by Rollcall");
  }

  private Scene held() {
    Studio studio = studios.get();
    Person person = studio.duplicated();
    return in(studio)
        .with("ADDRESS", person.address())
        .says(
            person.name(),
            "is NOT free",
            "Known by",
            "Made by",
            "Prevent",
            "Proof",
            "Do now ./rollcall heal " + person.address());
  }

  /// The person's own account gets the address.
  private Scene healed(String placeholder, Person person) {
    Studio studio = studios.get();
    String account = studio.firm.account(Studio.before(person).address());
    return called(in(studio), placeholder, person)
        .more("--yes")
        .says(person.address() + " is on the right account")
        .then(_ -> assertThat(studio.firm.account(person.address())).isEqualTo(account));
  }

  /// The person's own account gets the former address back.
  private Scene undone(String placeholder) {
    Studio studio = studios.get();
    Person person = studio.healed();
    String account = studio.firm.account(person.address());
    return called(in(studio), placeholder, person)
        .more("--yes")
        .then(_ ->
            assertThat(studio.firm.account(Studio.before(person).address())).isEqualTo(account));
  }

  private static Scene called(Scene scene, String placeholder, Person person) {
    return placeholder.isEmpty()
        ? scene.more(person.address())
        : scene.with(placeholder, person.address());
  }
}

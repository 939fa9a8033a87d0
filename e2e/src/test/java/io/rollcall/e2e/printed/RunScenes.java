package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Plans and runs, at companies that need one.
final class RunScenes {
  private static final int STAFF = 4;

  private final Supplier<Shops> shops;

  RunScenes(Supplier<Shops> shops) {
    this.shops = shops;
  }

  Map<String, Supplier<Scene>> all() {
    Map<String, Supplier<Scene>> all = new HashMap<>();
    all.put("doctor", this::checked);
    all.put("plan", this::stopped);
    all.put("plan --all", this::stopped);
    all.put("plan --json", this::forPrograms);
    all.put("plan --out FILE", this::written);
    all.put("plan --allow-rename 10000 --out merger.json", this::merger);
    all.put("apply --allow-revoke N", this::revoked);
    all.put("apply FILE --batch N", this::piecewise);
    all.put("apply merger.json --batch 500", this::merged);
    all.put("sync --json", this::done);
    all.put("sync --only WHO", this::pilot);
    all.put("runs list", this::runs);
    all.put("runs show RUN", this::run);
    return all;
  }

  private Scene checked() {
    return Scene.at(shops.get().settled(STAFF).place()).says("ok", STAFF + " people in scope");
  }

  /// It says who is missing, and which option lets it through.
  private Scene stopped() {
    Firm firm = shops.get().left(STAFF);
    List<Person> people = shops.get().people(STAFF);
    return Scene.at(firm.place())
        .exits(4)
        .says("people lose access", "--allow-revoke 3")
        .says(people.stream().skip(1).map(Person::address).toArray(String[]::new));
  }

  private Scene forPrograms() {
    Firm firm = shops.get().hiring(STAFF);
    return Scene.at(firm.place())
        .then(said -> assertThat(said.json().getFieldAsArray("changes")).hasSize(STAFF));
  }

  /// A plan in a file; nobody is touched.
  private Scene written() {
    Firm firm = shops.get().hiring(STAFF);
    return Scene.at(firm.place())
        .with("FILE", "a-plan.json")
        .then(_ -> {
          assertThat(firm.place().folder().resolve("a-plan.json")).isNotEmptyFile();
          assertThat(firm.app().all()).isEmpty();
        });
  }

  private Scene merger() {
    Firm firm = shops.get().renamed(STAFF);
    return Scene.at(firm.place())
        .then(_ -> {
          assertThat(Files.exists(firm.place().folder().resolve("merger.json"))).isTrue();
          assertThat(addresses(firm, STAFF)).allMatch(List::isEmpty);
        });
  }

  /// Who left cannot sign in any more, and nobody else is touched.
  private Scene revoked() {
    Firm firm = shops.get().left(STAFF);
    return Scene.at(firm.place())
        .with("N", "3")
        .more("--yes")
        .then(_ -> assertThat(firm.app().all()).filteredOn(firm.app()::isActive).hasSize(1));
  }

  /// One of them, and the same command again goes on.
  private Scene piecewise() {
    Firm firm = shops.get().hiring(STAFF).having("plan --out some.json", 0);
    return Scene.at(firm.place())
        .with("FILE", "some.json")
        .with("N", "1")
        .more("--yes")
        .says("3 people wait for the next run")
        .then(said -> {
          assertThat(firm.app().all()).hasSize(1);
          firm.having(said.command(), 0);
          assertThat(firm.app().all()).hasSize(2);
        });
  }

  private Scene merged() {
    Firm firm = shops.get().renamed(STAFF).having("plan --allow-rename 10000 --out merger.json", 0);
    return Scene.at(firm.place())
        .more("--yes")
        .then(_ -> assertThat(addresses(firm, STAFF)).allMatch(under -> under.size() == 1));
  }

  private List<List<String>> addresses(Firm firm, int count) {
    return shops.get().people(count).stream()
        .map(one -> firm.app().under(Shops.renamed(one).address()))
        .toList();
  }

  /// It sends nothing once all is done.
  private Scene done() {
    return Scene.at(shops.get().settled(STAFF).place())
        .then(said -> assertThat(said.json().getFieldAsInteger("writes")).isZero());
  }

  private Scene pilot() {
    Firm firm = shops.get().hiring(STAFF);
    Person first = shops.get().people(1).getFirst();
    return Scene.at(firm.place())
        .with("WHO", first.address())
        .then(_ -> assertThat(firm.app().all()).isEqualTo(List.of(firm.account(first.address()))));
  }

  private Scene runs() {
    return Scene.at(shops.get().settled(STAFF).place()).says("sync");
  }

  private Scene run() {
    Firm firm = shops.get().settled(STAFF);
    return Scene.at(firm.place())
        .with("RUN", "1")
        .says(shops.get().people(STAFF).stream().map(Person::address).toArray(String[]::new));
  }
}

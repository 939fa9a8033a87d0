package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Links between people and accounts: found, agreed to, brought along, cut.
final class LinkScenes {
  private static final int STAFF = 3;

  private final Supplier<Shops> shops;

  LinkScenes(Supplier<Shops> shops) {
    this.shops = shops;
  }

  Map<String, Supplier<Scene>> all() {
    Map<String, Supplier<Scene>> all = new HashMap<>();
    all.put("plan --correlate-only --all", this::correlated);
    all.put("links accept --target NAME", this::accepted);
    all.put("links import FILE", this::imported);
    all.put("links list --target NAME", this::listed);
    all.put("links cut WHO --target NAME", this::cut);
    return all;
  }

  private String[] addresses() {
    return shops.get().people(STAFF).stream().map(Person::address).toArray(String[]::new);
  }

  /// Who would be whose.
  private Scene correlated() {
    Firm firm = shops.get().met(STAFF);
    return Scene.at(firm.place()).says(STAFF + " matched").says(addresses());
  }

  /// From then on runs go on, and make nobody a second account.
  private Scene accepted() {
    Firm firm = shops.get().met(STAFF);
    return Scene.at(firm.place()).with("NAME", Shops.TARGET).then(_ -> assertGoesOn(firm));
  }

  private Scene imported() {
    Firm firm = shops.get().met(STAFF);
    StringBuilder links = new StringBuilder();
    for (Person one : shops.get().people(STAFF)) {
      links
          .append(links.isEmpty() ? "" : ", ")
          .append(
              "{\"target\": \"%s\", \"source\": \"file\", \"id\": \"%d\", \"account\": \"%s\"}"
                  .formatted(Shops.TARGET, one.id(), firm.account(one.address())));
    }
    var _ = firm.place().write("kept.json", "{\"links\": [" + links + "]}");
    return Scene.at(firm.place())
        .with("FILE", "kept.json")
        .says(STAFF + " links imported")
        .then(_ -> assertGoesOn(firm));
  }

  private static void assertGoesOn(Firm firm) {
    firm.having("sync", 0);
    assertThat(firm.app().all()).hasSize(STAFF);
    assertThat(firm.place().type("links list").expect(0).words().split(" live ", -1))
        .hasSize(STAFF + 1);
  }

  private Scene listed() {
    Firm firm = shops.get().settled(STAFF);
    return Scene.at(firm.place())
        .with("NAME", Shops.TARGET)
        .says("live")
        .says(firm.app().all().toArray(String[]::new));
  }

  private Scene cut() {
    Firm firm = shops.get().settled(STAFF);
    return Scene.at(firm.place())
        .with("WHO", addresses()[0])
        .with("NAME", Shops.TARGET)
        .more("--yes")
        .then(_ -> firm.place().type("links list").expect(0).says("severed", "cut by hand"));
  }
}

package io.rollcall.app.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Two people swap their addresses.
final class Swap implements Chapter {
  // Out of the way, and then each to their own.
  private static final int RENAMES = 3;

  private final Scene scene;
  private Map<String, Integer> logged = Map.of();

  Swap(Scene scene) {
    this.scene = scene;
  }

  @Override
  public String heading() {
    return "Two people called Sam Lee swap their addresses";
  }

  private Employee first() {
    return scene.cast().first().addressed(scene.cast().second().mail());
  }

  private Employee second() {
    return scene.cast().second().addressed(scene.cast().first().mail());
  }

  @Override
  public void play() {
    logged =
        scene.stage().apps().stream()
            .collect(Collectors.toMap(App::title, app -> app.trail().size()));
    scene.company().change(first());
    scene.company().change(second());
    for (Employee was : List.of(scene.cast().first(), scene.cast().second())) {
      Employee now = was.equals(scene.cast().first()) ? first() : second();
      scene
          .voice()
          .fact("HR", "%-11s  mail  %s → %s".formatted(was.department(), was.mail(), now.mail()));
    }
    scene.voice().line("");
    scene.commands().plan();
    scene.commands().sync();
  }

  @Override
  public void judge(Claims claims) {
    for (App app : scene.stage().apps()) {
      Trail since = app.trail().since(logged.getOrDefault(app.title(), 0)).by(Access.ROLLCALL);
      claims.that(
          has(app, first())
              && has(app, second())
              && since.of("renamed").size() == RENAMES
              && since.of("refused").size() == 0,
          "%s: each has the other's address, on the account of the first day, in %d renames without a refusal."
              .formatted(app.title(), since.of("renamed").size()));
    }
  }

  private boolean has(App app, Employee now) {
    return app.users()
        .of(now)
        .filter(user -> user.active() && user.is(now))
        .filter(user -> user.account().equals(scene.notes().ofFirstDay(app, now).account()))
        .isPresent();
  }
}

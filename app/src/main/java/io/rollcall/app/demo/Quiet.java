package io.rollcall.app.demo;

import java.util.Map;
import java.util.stream.Collectors;

/// A run that has nothing to do.
final class Quiet implements Chapter {
  private final Scene scene;
  private Map<String, Seen> before = Map.of();

  Quiet(Scene scene) {
    this.scene = scene;
  }

  /// @param logged how many entries the log has
  private record Seen(Users users, Map<String, ?> groups, int logged) {
    static Seen of(App app) {
      return new Seen(
          app.users(),
          app instanceof AtlassianApp atlassian ? atlassian.groups() : Map.of(),
          app.trail().size());
    }
  }

  @Override
  public String heading() {
    return "Once more: there is nothing left to do";
  }

  @Override
  public void play() {
    before = scene.stage().apps().stream().collect(Collectors.toMap(App::title, Seen::of));
    scene.commands().sync();
  }

  @Override
  public void judge(Claims claims) {
    for (App app : scene.stage().apps()) {
      claims.that(
          Seen.of(app).equals(before.get(app.title())),
          app.title() + ": no write; the log, every User and every group are as before the run.");
    }
  }
}

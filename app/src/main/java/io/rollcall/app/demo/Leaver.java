package io.rollcall.app.demo;

import io.rollcall.app.demo.Users.User;
import java.util.Optional;

/// Somebody leaves.
record Leaver(Scene scene) implements Chapter {
  @Override
  public String heading() {
    return scene.cast().leaver().name() + " leaves";
  }

  @Override
  public void play() {
    Employee leaver = scene.cast().leaver();
    scene.company().leave(Company.STAFF, leaver);
    scene.company().leave(leaver.department(), leaver);
    scene.voice().fact("HR", "groups      − " + Company.STAFF + ", − " + leaver.department());
    scene.voice().line("");
    scene.commands().plan();
    scene.commands().sync();
  }

  @Override
  public void judge(Claims claims) {
    Employee leaver = scene.cast().leaver();
    Census census = new Census(scene.stage());
    for (App app : scene.stage().apps()) {
      Optional<User> now = app.users().of(leaver);
      claims.that(
          now.filter(user -> !user.active() && user.is(leaver))
                  .filter(user ->
                      user.account().equals(scene.notes().ofFirstDay(app, leaver).account()))
                  .isPresent()
              && census.agrees(app),
          "%s: his account is inactive, and otherwise as it was; the other %d are active."
              .formatted(app.title(), app.users().active().size()));
    }
  }
}

package io.rollcall.app.demo;

import io.rollcall.app.demo.App.Member;
import io.rollcall.app.demo.Users.User;
import java.util.Optional;
import java.util.Set;

/// What must be so at an app once Alex has her address, asked over HTTP.
final class Healed {
  private final Scene scene;
  private final App app;
  private final User own;
  private final String duplicate;

  Healed(Scene scene, App app) {
    this.scene = scene;
    this.app = app;
    own = scene.notes().ofFirstDay(app, scene.cast().jones());
    duplicate = scene.notes().duplicate(app);
  }

  void judge(Claims claims) {
    Employee smith = scene.cast().smith();
    claims.that(
        isHers(),
        "%s: %s is on account %s, which she has had from the first day, so what hangs on it is still hers."
            .formatted(app.title(), smith.mail(), Census.end(own.account())));
    claims.that(
        isRetired(),
        "%s: the duplicate is inactive, and %s for good."
            .formatted(app.title(), seen().map(Member::address).orElse("gone")));
    Set<String> two = Set.of(own.id(), duplicate);
    Users others = app.users().without(two);
    claims.that(
        others.equals(scene.notes().onboarded(app).without(two)) && !others.all().isEmpty(),
        "%s: the other %d accounts are as they were.".formatted(app.title(), others.all().size()));
  }

  private boolean isHers() {
    Employee smith = scene.cast().smith();
    return scene.company().people().contains(smith)
        && app.users()
            .withId(own.id())
            .filter(user -> user.active() && user.is(smith))
            .filter(user -> user.account().equals(own.account()))
            .isPresent()
        && app.members().contains(new Member(own.account(), smith.mail(), true));
  }

  /// Whether the duplicate is out of the way.
  boolean isRetired() {
    return seen()
        .filter(member -> !member.active())
        .filter(member -> member.address().startsWith("alex.smith.retired-"))
        .isPresent();
  }

  private Optional<Member> seen() {
    return app.members().stream().filter(member -> member.account().equals(duplicate)).findFirst();
  }
}

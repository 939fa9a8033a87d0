package io.rollcall.app.demo;

import java.util.Map;
import java.util.stream.Collectors;

/// Whoever left comes back.
final class Rehire implements Chapter {
  private final Scene scene;
  private Map<String, Integer> logged = Map.of();

  Rehire(Scene scene) {
    this.scene = scene;
  }

  @Override
  public String heading() {
    return scene.cast().leaver().name() + " comes back";
  }

  @Override
  public void play() {
    Employee leaver = scene.cast().leaver();
    logged =
        scene.stage().apps().stream()
            .collect(Collectors.toMap(App::title, app -> app.trail().size()));
    scene.company().join(Company.STAFF, leaver);
    scene.company().join(leaver.department(), leaver);
    scene.voice().fact("HR", "groups      + " + Company.STAFF + ", + " + leaver.department());
    scene.voice().line("");
    scene.commands().plan();
    scene.commands().sync();
  }

  @Override
  public void judge(Claims claims) {
    Employee leaver = scene.cast().leaver();
    Census census = new Census(scene.stage());
    for (App app : scene.stage().apps()) {
      String account = scene.notes().ofFirstDay(app, leaver).account();
      claims.that(
          app.users()
                  .of(leaver)
                  .filter(user -> user.active() && user.account().equals(account))
                  .isPresent()
              && census.agrees(app)
              && app.trail()
                      .since(logged.getOrDefault(app.title(), 0))
                      .of("created", "brought_back", "linked")
                      .size()
                  == 0,
          "%s: he has his account %s back; no account was created."
              .formatted(app.title(), Census.end(account)));
    }
    claims.that(census.groupsAgree(), "Atlassian: all groups are as in LDAP.");
  }
}

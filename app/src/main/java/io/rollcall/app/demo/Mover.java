package io.rollcall.app.demo;

import io.rollcall.app.demo.Users.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Somebody goes to another department, and gets a role.
final class Mover implements Chapter {
  private static final String ROLE = "Content Admin";

  private final Scene scene;
  private Map<String, Users> before = Map.of();

  Mover(Scene scene) {
    this.scene = scene;
  }

  @Override
  public String heading() {
    return "%s goes to another department, and will look after the boards"
        .formatted(scene.cast().mover().name());
  }

  @Override
  public void play() {
    Employee mover = scene.cast().mover();
    Employee moved = scene.cast().moved();
    before = scene.stage().apps().stream().collect(Collectors.toMap(App::title, App::users));
    scene.company().change(moved);
    scene.company().leave(mover.department(), mover);
    scene.company().join(moved.department(), moved);
    scene.company().join(Company.CONTENT_ADMINS, moved);
    scene.voice().fact("HR", "department  " + mover.department() + " → " + moved.department());
    scene.voice().fact("", "groups      + " + Company.CONTENT_ADMINS);
    scene.voice().line("");
    scene.commands().plan();
    scene.commands().sync();
  }

  @Override
  public void judge(Claims claims) {
    Employee moved = scene.cast().moved();
    claims.that(
        scene
            .miro()
            .users()
            .of(moved)
            .filter(user -> user.active() && user.is(moved) && user.roles().equals(Set.of(ROLE)))
            .isPresent(),
        "Miro: her department is %s, and she is %s.".formatted(moved.department(), ROLE));
    Map<String, Set<String>> groups = scene.atlassian().groups();
    String record = scene.atlassian().users().of(moved).map(User::id).orElse("none");
    claims.that(
        groups.getOrDefault(moved.department(), Set.of()).contains(record)
            && !groups.getOrDefault(scene.cast().mover().department(), Set.of()).contains(record)
            && new Census(scene.stage()).groupsAgree(),
        "Atlassian: she is in the group %s and no longer in %s; all groups are as in LDAP."
            .formatted(moved.department(), scene.cast().mover().department()));
    claims.that(
        scene.stage().apps().stream().allMatch(app -> areOthersAsBefore(app, moved)),
        "Miro, Atlassian: everybody else is as they were.");
  }

  private boolean areOthersAsBefore(App app, Employee moved) {
    Users now = app.users();
    Users then = before.getOrDefault(app.title(), new Users(List.of()));
    Set<String> hers = now.of(moved).map(user -> Set.of(user.id())).orElse(Set.of());
    return !then.all().isEmpty() && now.without(hers).equals(then.without(hers));
  }
}

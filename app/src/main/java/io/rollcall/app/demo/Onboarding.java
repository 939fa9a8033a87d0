package io.rollcall.app.demo;

/// Everybody gets their accounts.
record Onboarding(Scene scene) implements Chapter {
  @Override
  public String heading() {
    return "Rollcall gives everybody an account in both";
  }

  @Override
  public void play() {
    scene.commands().plan();
    scene.commands().sync();
    scene.stage().apps().forEach(app -> scene.notes().onboarded(app, app.users()));
  }

  @Override
  public void judge(Claims claims) {
    int people = scene.company().people().size();
    Census census = new Census(scene.stage());
    for (App app : scene.stage().apps()) {
      Trail ours = app.trail().by(Access.ROLLCALL);
      claims.that(
          census.agrees(app)
              && ours.of("created").size() == people
              && ours.of("refused", "renamed", "severed").size() == 0,
          "%s: %d accounts, one each, as LDAP describes them; the app's log has %d creates and no refusal."
              .formatted(app.title(), app.users().active().size(), ours.of("created").size()));
    }
    claims.that(
        census.groupsAgree(),
        "Atlassian: %d groups, with the same people as in LDAP."
            .formatted(scene.atlassian().groups().size()));
  }
}

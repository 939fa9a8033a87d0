package io.rollcall.app.demo;

/// What it came to.
record Summary(Scene scene) implements Chapter {
  @Override
  public String heading() {
    return "What it came to";
  }

  @Override
  public void play() {
    Commands commands = scene.commands();
    Census census = new Census(scene.stage());
    long left = scene.stage().apps().stream().mapToLong(census::tooMany).sum();
    long healed = scene.stage().apps().stream().filter(this::isHealed).count();
    Voice voice = scene.voice();
    voice.fact("people", Integer.toString(scene.company().people().size()));
    voice.fact(
        "calls",
        "%,d in all runs by Rollcall's own count ÷ %,d at least needed = %.2f"
            .formatted(
                commands.calls(), commands.floor(), (double) commands.calls() / commands.floor()));
    voice.fact("conflicts", healed + " healed");
    voice.fact("duplicates", left + " left");
  }

  private boolean isHealed(App app) {
    return new Healed(scene, app).isRetired();
  }

  @Override
  public void judge(Claims claims) {
    Census census = new Census(scene.stage());
    for (App app : scene.stage().apps()) {
      claims.that(
          census.agrees(app),
          "%s: %d people in LDAP, %d active accounts, one each, as LDAP describes them."
              .formatted(
                  app.title(), scene.company().people().size(), app.users().active().size()));
    }
    claims.that(census.groupsAgree(), "Atlassian: all groups are as in LDAP.");
    claims.that(
        scene.stage().apps().stream().allMatch(app -> isHealed(app) && census.tooMany(app) == 0),
        "Miro, Atlassian: both duplicates are inactive and have retired names; there is no other.");
  }
}

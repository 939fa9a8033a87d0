package io.rollcall.app.demo;

import io.rollcall.app.demo.App.Member;

/// Miro's recipe.
record MiroHealing(Scene scene) implements Chapter {
  @Override
  public String heading() {
    return "Rollcall heals it: Miro";
  }

  @Override
  public void play() {
    scene.commands().heal(scene.cast().smith().mail(), scene.miro());
  }

  @Override
  public void judge(Claims claims) {
    new Healed(scene, scene.miro()).judge(claims);
    AtlassianApp atlassian = scene.atlassian();
    claims.that(
        atlassian
                .members()
                .contains(
                    new Member(
                        scene.notes().duplicate(atlassian), scene.cast().smith().mail(), true))
            && atlassian.users().equals(scene.notes().onboarded(atlassian)),
        "Atlassian: nothing was touched yet.");
  }
}

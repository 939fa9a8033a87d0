package io.rollcall.app.demo;

import java.util.Set;

/// Atlassian's recipe, once somebody said whose the account is.
record AtlassianHealing(Scene scene) implements Chapter {
  @Override
  public String heading() {
    return "At Atlassian only a person can know: Rollcall asks, and then heals it";
  }

  @Override
  public void play() {
    Voice voice = scene.voice();
    String smith = scene.cast().smith().mail();
    AtlassianApp atlassian = scene.atlassian();
    scene.commands().sync(atlassian);
    voice.line("");
    voice.prose("Somebody asks Alex: the second account is hers as well, and she never used it.");
    scene.commands().decide(scene.commands().openCase(atlassian), "theirs");
    voice.line("");
    scene.commands().heal(smith, atlassian);
  }

  @Override
  public void judge(Claims claims) {
    AtlassianApp atlassian = scene.atlassian();
    new Healed(scene, atlassian).judge(claims);
    String own = scene.notes().ofFirstDay(atlassian, scene.cast().jones()).account();
    claims.that(
        atlassian.directoriesOf(scene.notes().duplicate(atlassian)).isEmpty()
            && atlassian.directoriesOf(own).equals(Set.of(atlassian.ownDirectory())),
        "Atlassian: no directory drives the duplicate any more, and only Rollcall's drives hers.");
  }
}

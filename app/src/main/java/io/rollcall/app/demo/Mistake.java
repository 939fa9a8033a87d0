package io.rollcall.app.demo;

import io.rollcall.app.demo.App.Member;
import java.util.List;

/// A script takes a new name for a new person.
record Mistake(Scene scene) implements Chapter {
  @Override
  public String heading() {
    return "Alex Jones is Alex Smith now, and a script that knows no better makes duplicates";
  }

  @Override
  public void play() {
    Voice voice = scene.voice();
    Employee smith = scene.cast().smith();
    scene.company().change(smith);
    voice.fact("HR", "sn    Jones → Smith");
    voice.fact("", "mail  " + scene.cast().jones().mail() + " → " + smith.mail());
    voice.line("");
    voice.prose(
        "An hourly script, not Rollcall, looks her up by address, finds nobody, and creates her anew:");
    for (App app : scene.stage().apps()) {
      Script script = Script.hourly(app, voice);
      script.find(smith.mail());
      scene.notes().duplicate(app, script.create(smith));
    }
  }

  @Override
  public void judge(Claims claims) {
    for (App app : scene.stage().apps()) {
      String own = scene.notes().ofFirstDay(app, scene.cast().jones()).account();
      String duplicate = scene.notes().duplicate(app);
      List<Member> members = app.members();
      claims.that(
          !duplicate.equals(own)
              && members.contains(new Member(own, scene.cast().jones().mail(), true))
              && members.contains(new Member(duplicate, scene.cast().smith().mail(), true))
              && app.trail().by(Access.SCRIPT).of("created").about(duplicate).size() == 1,
          "%s: Alex has two accounts now, %s under the old address and %s under the new one."
              .formatted(app.title(), Census.end(own), Census.end(duplicate)));
    }
  }
}

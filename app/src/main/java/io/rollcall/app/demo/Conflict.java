package io.rollcall.app.demo;

import io.rollcall.app.demo.App.Member;
import java.util.Set;

/// The right account cannot have the address any more.
final class Conflict implements Chapter {
  private static final int NOT_FOUND = 404;

  private final Scene scene;

  Conflict(Scene scene) {
    this.scene = scene;
  }

  @Override
  public String heading() {
    return "The address is taken, and stays taken";
  }

  @Override
  public void play() {
    Voice voice = scene.voice();
    String wanted = scene.cast().smith().mail();
    voice.prose("Somebody notices, and renames the Miro account that she has always had:");
    Script miro = Script.hourly(scene.miro(), voice);
    String id = miro.find(scene.cast().jones().mail());
    miro.rename(id, wanted);
    voice.line("");
    voice.prose("So the second one must go, and now it must work:");
    miro.delete(scene.notes().duplicate(scene.miro()));
    miro.rename(id, wanted);
    voice.line("");
    voice.prose(
        "It never will. Deleting cut the account from the organization; the account itself lives on, out"
            + " of sight, and an address belongs to one account on the whole platform. At Atlassian:");
    Script.byHand(scene.atlassian(), voice)
        .rename(scene.notes().ofFirstDay(scene.atlassian(), scene.cast().jones()).id(), wanted);
  }

  @Override
  public void judge(Claims claims) {
    String wanted = scene.cast().smith().mail();
    MiroApp miro = scene.miro();
    String cut = scene.notes().duplicate(miro);
    Trail refused = miro.trail().by(Access.SCRIPT).of("refused").under(wanted);
    claims.that(
        refused.size() == 2
            && miro.users().at(wanted).isEmpty()
            && miro.access().scim().get(miro.access().base() + "/Users/" + cut).status()
                == NOT_FOUND
            && stillJones(miro),
        "Miro: refused %d times; SCIM shows nobody with the address, and 404 for account %s."
            .formatted(refused.size(), Census.end(cut)));
    AtlassianApp atlassian = scene.atlassian();
    String second = scene.notes().duplicate(atlassian);
    claims.that(
        atlassian.trail().by(Access.ROLLCALL).of("refused").under(wanted).size() == 1
            && atlassian.users().at(wanted).isEmpty()
            && atlassian.directoriesOf(second).equals(Set.of(atlassian.scriptDirectory()))
            && atlassian.members().contains(new Member(second, wanted, true))
            && stillJones(atlassian),
        "Atlassian: refused, too; account %s has it, which only the script's directory has a record of."
            .formatted(Census.end(second)));
  }

  private boolean stillJones(App app) {
    String own = scene.notes().ofFirstDay(app, scene.cast().jones()).account();
    return app.members().contains(new Member(own, scene.cast().jones().mail(), true));
  }
}

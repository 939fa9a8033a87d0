package io.rollcall.app.demo;

import java.util.List;

/// Somebody asks why.
final class Question implements Chapter {
  private static final int NOT_FOUND = 404;

  private final Scene scene;
  private String said = "";

  Question(Scene scene) {
    this.scene = scene;
  }

  @Override
  public String heading() {
    return "Why?";
  }

  @Override
  public void play() {
    List<String> lines = scene.commands().explain(scene.cast().smith().mail(), scene.miro());
    said = String.join(" ", lines.stream().map(String::strip).toList());
  }

  @Override
  public void judge(Claims claims) {
    MiroApp miro = scene.miro();
    String cut = scene.notes().duplicate(miro);
    Trail script = miro.trail().by(Access.SCRIPT).about(cut);
    claims.that(
        said.contains("account " + Census.end(cut) + " holds it")
            && said.contains(cut)
            && script.of("created").size() > 0
            && script.of("severed").size() > 0
            && miro.access().scim().get(miro.access().base() + "/Users/" + cut).status()
                == NOT_FOUND,
        "Miro: so it is. Its log says that %s made account %s and cut it, and SCIM answers 404 for it."
            .formatted(Access.SCRIPT, Census.end(cut)));
  }
}

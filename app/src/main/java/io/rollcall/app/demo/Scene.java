package io.rollcall.app.demo;

/// What chapters play with.
record Scene(Stage stage, Voice voice, Commands commands, Cast cast, Notes notes) {
  static Scene of(Stage stage, Voice voice) {
    return new Scene(
        stage, voice, new Commands(stage, voice), Cast.of(stage.company().people()), new Notes());
  }

  Company company() {
    return stage.company();
  }

  MiroApp miro() {
    return stage.miro();
  }

  AtlassianApp atlassian() {
    return stage.atlassian();
  }
}

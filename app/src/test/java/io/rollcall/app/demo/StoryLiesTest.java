package io.rollcall.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.demo.Liar.Lie;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every claim of every chapter is found to be untrue when it is.
final class StoryLiesTest {
  @TempDir private Path directory;

  private final StringWriter said = new StringWriter();
  private final Voice voice = Voice.of(new PrintWriter(said), Map.of("NO_COLOR", "1"));

  @Test
  void whoeverIsLiedToFindsOut() {
    try (Stage stage = stage()) {
      Scene scene = Scene.of(stage, voice);
      for (Chapter chapter : Story.chapters(scene)) {
        voice.chapter(chapter.heading());
        chapter.play();
        assertThat(judged(chapter)).as("%s%n%s", chapter.heading(), said).doesNotContain(false);

        List<Lie> lies = lies(chapter, new Liar(scene), scene);
        Set<Integer> caught = new HashSet<>();
        for (Lie lie : lies) {
          lie.act().run();
          List<Boolean> found = judged(chapter);
          assertThat(found).as("%s: %s", chapter.heading(), lie.what()).contains(false);
          IntStream.range(0, found.size()).filter(i -> !found.get(i)).forEach(caught::add);
          lie.undo().run();
        }
        int claims = judged(chapter).size();
        assertThat(caught)
            .as("claims of \"%s\" that some lie makes untrue", chapter.heading())
            .containsAll(IntStream.range(0, claims).boxed().toList());
        if (!(chapter instanceof Quiet)) {
          // A log never forgets that somebody wrote to it.
          assertThat(judged(chapter)).as("%s again", chapter.heading()).doesNotContain(false);
        }
      }
    }
  }

  @Test
  void aStoryThatIsUntrueOrNotToldToItsEndEndsWithOne() {
    try (Stage stage = stage()) {
      Scene scene = Scene.of(stage, voice);
      Chapter opening = new Opening(scene);
      Lie lie = new Liar(scene).leavesTheCompany();

      assertThat(told(opening, false).exitCode()).isEqualTo(0);
      assertThat(told(opening, true).exitCode()).isEqualTo(1);
      lie.act().run();
      assertThat(told(opening, false).exitCode()).isEqualTo(1);
      assertThat(said.toString()).contains("✗", "Not everything above is true");
    }
  }

  private Story told(Chapter chapter, boolean stops) {
    var story = new Story(voice, new Claims(voice), List.of(chapter));
    story.tell(() -> stops);
    return story;
  }

  private Stage stage() {
    return Stage.set(Folder.of(Optional.of(directory.resolve("demo"))), OptionalInt.of(0));
  }

  private List<Boolean> judged(Chapter chapter) {
    var claims = new Claims(voice);
    chapter.judge(claims);
    return claims.found();
  }

  private static List<Lie> lies(Chapter chapter, Liar liar, Scene scene) {
    Employee bystander = liar.employee(Liar.BYSTANDER);
    List<Lie> lies = new ArrayList<>();
    switch (chapter) {
      case Opening _ -> lies.addAll(List.of(liar.leavesTheCompany(), liar.isThereAlready()));
      case Onboarding _ ->
          lies.addAll(
              List.of(
                  liar.isInactiveAtMiro(bystander.mail()),
                  liar.isDisabledAtAtlassian(liar.atlassian(bystander)),
                  liar.isNotInTheGroup(bystander)));
      case Mistake _ ->
          lies.addAll(
              List.of(
                  liar.isCalledOtherwiseAtMiro(scene.cast().smith().mail()),
                  liar.isDisabledAtAtlassian(duplicate(scene))));
      case Conflict _ ->
          lies.addAll(
              List.of(
                  liar.isCalledOtherwiseAtMiro(scene.cast().jones().mail()),
                  liar.isDisabledAtAtlassian(duplicate(scene))));
      case Question _ -> lies.add(liar.comesBackToMiro());
      case MiroHealing _ ->
          lies.addAll(
              List.of(
                  liar.isInactiveAtMiro(scene.cast().smith().mail()),
                  liar.isActiveAtMiro(retiredAtMiro(scene)),
                  liar.worksElsewhereAtMiro(bystander.mail()),
                  liar.isDisabledAtAtlassian(duplicate(scene))));
      case AtlassianHealing _ ->
          lies.addAll(
              List.of(
                  liar.isDisabledAtAtlassian(liar.atlassian(scene.cast().smith())),
                  liar.isEnabledAtAtlassian(duplicate(scene)),
                  liar.isDisabledAtAtlassian(liar.atlassian(bystander)),
                  liar.isDrivenAgainAtAtlassian()));
      case Mover _ ->
          lies.addAll(
              List.of(
                  liar.worksElsewhereAtMiro(scene.cast().moved().mail()),
                  liar.isNotInTheGroup(scene.cast().moved()),
                  liar.worksElsewhereAtMiro(bystander.mail())));
      case Leaver _ ->
          lies.addAll(
              List.of(
                  liar.isActiveAtMiro(scene.cast().leaver().mail()),
                  liar.isEnabledAtAtlassian(liar.atlassian(scene.cast().leaver()))));
      case Rehire _ ->
          lies.addAll(
              List.of(
                  liar.isInactiveAtMiro(scene.cast().leaver().mail()),
                  liar.isDisabledAtAtlassian(liar.atlassian(scene.cast().leaver())),
                  liar.isNotInTheGroup(scene.cast().leaver())));
      case Swap _ ->
          lies.addAll(
              List.of(
                  liar.isCalledOtherwiseAtMiro(scene.cast().second().mail()),
                  liar.isDisabledAtAtlassian(liar.atlassian(scene.cast().second()))));
      case Quiet _ ->
          lies.addAll(
              List.of(
                  liar.worksElsewhereAtMiro(bystander.mail()),
                  liar.isDisabledAtAtlassian(liar.atlassian(bystander))));
      case Summary _ ->
          lies.addAll(
              List.of(
                  liar.isInactiveAtMiro(bystander.mail()),
                  liar.isDisabledAtAtlassian(liar.atlassian(bystander)),
                  liar.isNotInTheGroup(bystander),
                  liar.isActiveAtMiro(retiredAtMiro(scene))));
      default -> throw new AssertionError("Nobody lies to " + chapter);
    }
    return lies;
  }

  private static String duplicate(Scene scene) {
    return scene.notes().duplicate(scene.atlassian());
  }

  private static String retiredAtMiro(Scene scene) {
    return scene
        .miro()
        .users()
        .withId(scene.notes().duplicate(scene.miro()))
        .orElseThrow()
        .address();
  }
}

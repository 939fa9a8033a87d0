package io.rollcall.app.demo;

import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/// The story, chapter by chapter. Whatever a chapter claims is asked for from outside before the
/// next one begins.
final class Story {
  private final Voice voice;
  private final Claims claims;
  private final List<Chapter> chapters;

  private boolean isTold;

  Story(Voice voice, Claims claims, List<Chapter> chapters) {
    this.voice = voice;
    this.claims = claims;
    this.chapters = List.copyOf(chapters);
  }

  /// All of it.
  static List<Chapter> chapters(Scene scene) {
    return List.of(
        new Opening(scene),
        new Onboarding(scene),
        new Mistake(scene),
        new Conflict(scene),
        new Question(scene),
        new MiroHealing(scene),
        new AtlassianHealing(scene),
        new Mover(scene),
        new Leaver(scene),
        new Rehire(scene),
        new Swap(scene),
        new Quiet(scene),
        new Summary(scene));
  }

  /// Tells all of it, unless it is asked to stop between two chapters.
  void tell(BooleanSupplier stops) {
    voice.title("Rollcall demo: a company, its two apps, and what goes wrong between them");
    voice.line("");
    voice.prose(
        "All of it really happens, on this machine alone: over LDAP and HTTP, with the commands that"
            + " you would type. A line with a check mark was asked for over LDAP and HTTP, too.");
    for (Chapter chapter : chapters) {
      if (stops.getAsBoolean()) {
        return;
      }
      voice.chapter(chapter.heading());
      chapter.play();
      voice.line("");
      chapter.judge(claims);
    }
    isTold = true;
    voice.line("");
    voice.verdict(
        claims.allHold(),
        claims.allHold()
            ? "All " + claims.count() + " claims hold."
            : "Not everything above is true: please report this.");
  }

  /// 0 if all was told, and everything it claims was found to be so.
  int exitCode() {
    return isTold && claims.allHold() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}

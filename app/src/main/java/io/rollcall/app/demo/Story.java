package io.rollcall.app.demo;

import java.util.List;
import java.util.function.BooleanSupplier;

/// The story, chapter by chapter. Whatever it says is checked in the last one, from outside.
final class Story {
  private final Stage stage;
  private final Voice voice;
  private final Witness witness;
  private final Commands commands;
  private final Script script;
  private final Employee jones;
  private final Employee smith;

  private String duplicate = "";
  private boolean isTrue;

  Story(Stage stage, Voice voice, Witness witness) {
    this.stage = stage;
    this.voice = voice;
    this.witness = witness;
    commands = new Commands(stage, voice);
    script = new Script(stage.script(), voice);
    jones = stage.company().people().getFirst();
    smith = jones.renamed("Smith", "alex.smith@" + Company.DOMAIN);
  }

  /// Tells all of it, unless it is asked to stop between two chapters.
  void tell(BooleanSupplier stops) {
    List<Runnable> chapters =
        List.of(
            this::cast,
            this::onboarding,
            this::mistake,
            this::conflict,
            this::explanation,
            this::healing,
            this::secondRun,
            this::judgement);
    for (Runnable chapter : chapters) {
      if (stops.getAsBoolean()) {
        return;
      }
      chapter.run();
    }
  }

  /// Whether all was told, and everything it says was found to be so.
  boolean isTrue() {
    return isTrue;
  }

  private void cast() {
    voice.title(
        "Rollcall demo: a new name, a careless script, and an address that is gone for ever");
    voice.line("");
    voice.prose(
        "Everything below really happens, on this machine alone: over LDAP and HTTP, with the commands"
            + " that you would type.");
    voice.chapter("A company and its app");
    int people = stage.company().people().size();
    voice.fact(
        "company",
        stage.company().url() + "   " + people + " people in the group " + Company.GROUP);
    voice.fact(
        "app",
        stage.url()
            + "   a directory service that answers as Miro does, organization "
            + Stage.ORGANIZATION);
    voice.fact("Rollcall", stage.config() + "   says where both are");
  }

  private void onboarding() {
    voice.chapter("Rollcall gives everybody an account");
    commands.plan();
    voice.line("");
    witness.sees(commands.sync());
  }

  private void mistake() {
    voice.chapter("Alex Jones is Alex Smith now, and a script takes her for a new hire");
    stage.company().rename(jones, smith);
    voice.fact("HR", "sn    Jones → Smith");
    voice.fact("", "mail  " + jones.mail() + " → " + smith.mail());
    voice.line("");
    voice.prose(
        "An hourly script, not Rollcall, looks her up by address, finds nobody, and creates her anew:");
    witness.hears(script.find(smith.mail()));
    duplicate = witness.hears(script.create(smith)).body().string("id").orElse("");
  }

  private void conflict() {
    voice.chapter("The address is taken, and stays taken");
    voice.prose("Somebody notices, and tries to rename the account that she has always had:");
    Web.Answer found = witness.hears(script.find(jones.mail()));
    String account =
        found.body().objects("Resources").stream()
            .flatMap(user -> user.string("id").stream())
            .findFirst()
            .orElse("");
    witness.hears(script.rename(account, smith.mail()));
    voice.line("");
    voice.prose("So the second account must go:");
    witness.hears(script.delete(duplicate));
    voice.line("");
    voice.prose("And now the rename must work:");
    witness.hears(script.rename(account, smith.mail()));
    voice.line("");
    voice.prose(
        "It never will. Deleting cut the account from the organization; the account itself lives on, out"
            + " of sight, and an address belongs to one account on the whole platform.");
  }

  private void explanation() {
    voice.chapter("Why?");
    commands.explain(smith.mail());
  }

  private void healing() {
    voice.chapter("Rollcall heals it");
    witness.sees(commands.heal(smith.mail()));
  }

  private void secondRun() {
    voice.chapter("Once more: there is nothing left to do");
    witness.sees(commands.sync());
  }

  private void judgement() {
    voice.chapter("Is it true? Asked over LDAP, SCIM and REST");
    Claims claims = new Claims(voice);
    new Judgement(stage, witness, claims).of(jones, smith, duplicate);
    isTrue = claims.allHold();
    voice.line("");
    voice.verdict(
        isTrue,
        isTrue
            ? "All " + claims.count() + " claims hold."
            : "Not everything above is true: please report this.");
  }
}

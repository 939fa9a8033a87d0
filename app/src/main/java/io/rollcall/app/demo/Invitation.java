package io.rollcall.app.demo;

import java.nio.file.Path;

/// What somebody can try while the demo stays up.
final class Invitation {
  private final Stage stage;
  private final Voice voice;

  Invitation(Stage stage, Voice voice) {
    this.stage = stage;
    this.voice = voice;
  }

  /// @param temporary whether the files go when the demo ends
  void show(boolean temporary) {
    voice.chapter("Your turn");
    voice.prose(
        "The company and its app stay up until Ctrl-C"
            + (temporary ? ", which also removes their files" : "")
            + ". In another terminal:");
    voice.line("");
    Path config = stage.config();
    voice.command("./rollcall explain alex.smith@" + Company.DOMAIN + " -c " + config);
    voice.command("./rollcall plan -c " + config);
    voice.command("./rollcall log --org " + Stage.ORGANIZATION + " --data " + stage.serviceData());
    voice.command("curl -s -G " + stage.url() + Script.BASE + "/Users \\");
    voice.line(
        "    --data-urlencode 'filter=userName eq \"alex.smith@" + Company.DOMAIN + "\"' \\");
    voice.line("    -H \"Authorization: Bearer $(cat " + stage.secret("scim-token") + ")\"");
    voice.line("");
    voice.fact("SCIM", stage.url() + Script.BASE + "   token in " + stage.secret("scim-token"));
    voice.fact("REST", stage.url() + "/v2   key in " + stage.secret("rest-key"));
    voice.fact(
        "LDAP",
        stage.company().url()
            + "   "
            + Company.BIND
            + ", password in "
            + stage.secret("ldap-password"));
  }
}

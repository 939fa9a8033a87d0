package io.rollcall.app.engine.scim;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Addresses;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.scim.ScimSettings;
import io.rollcall.lifecycle.target.scim.ScimTarget;
import io.rollcall.lifecycle.target.scim.ScimTraits;
import java.util.List;
import java.util.Map;

/// Reads `type: scim`: any app with SCIM 2.0.
public final class ScimTargets implements TargetKind {
  @Override
  public String type() {
    return "scim";
  }

  @Override
  public String preset() {
    return "standard";
  }

  @Override
  public String meaning() {
    return "any other app that speaks SCIM 2.0";
  }

  @Override
  public Target open(String name, Section section, Secrets secrets, HttpOptions http) {
    return new ScimTarget(
        new ScimSettings(
            name,
            Addresses.scimBase(section, "url"),
            secrets.of(section, "token"),
            attributes(section)),
        http);
  }

  private static List<String> attributes(Section section) {
    List<String> chosen = section.texts("attributes");
    for (String path : chosen) {
      if (!ScimTraits.KNOWN.contains(path)) {
        throw section.mistake(
            "attributes",
            "has \"" + path + "\"; expected some of " + String.join(", ", ScimTraits.KNOWN));
      }
    }
    return chosen.isEmpty() ? ScimTraits.KNOWN : chosen;
  }

  @Override
  public Target standIn(Target original, StandIn place, HttpOptions http) {
    return new ScimTarget(
        new ScimSettings(
            original.name(), place.scim(), place.token(), original.traits().settable()),
        http);
  }

  @Override
  public List<String> unknown(boolean looksBehind) {
    return List.of(
        "Accounts that the server does not show over SCIM may hold an address; an address that nobody visible has was taken to be free.",
        "What the server refuses beyond RFC 7643 and 7644 (names, lengths, domains, seats), and how long it takes.");
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.required(
            "--scim-url",
            "The app's SCIM base URL",
            "What /Users comes after.",
            "https://app.example.com/scim/v2"),
        Question.secret("--scim-token", "The token for it", "env:SCIM_TOKEN"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    return List.of(
        "type: scim",
        "# The URL that /Users comes after.",
        "url: \"" + answers.get("--scim-url") + "\"",
        "token: \"" + answers.get("--scim-token") + "\"",
        "# What to set of a person. Without it, what the app says in /Schemas that it stores.",
        "# attributes: [displayName, name.givenName, name.familyName, emails, externalId]");
  }
}

package io.rollcall.app.engine.atlassian;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Addresses;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.atlassian.AtlassianSettings;
import io.rollcall.lifecycle.target.atlassian.AtlassianTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `type: atlassian`: a directory's SCIM API, and the organization's APIs for accounts that
/// have no record in it.
public final class AtlassianTargets implements TargetKind {
  @Override
  public String type() {
    return "atlassian";
  }

  @Override
  public String preset() {
    return "atlassian";
  }

  @Override
  public String meaning() {
    return "Atlassian, with SCIM and the organization's API";
  }

  @Override
  public Target open(String name, Section section, Secrets secrets, HttpOptions http) {
    Section scim = section.section("scim");
    AtlassianSettings.Scim scimSettings =
        new AtlassianSettings.Scim(directory(scim), secrets.of(scim, "token"));
    scim.end();
    var admin = section.optionalSection("admin").map(one -> admin(one, secrets));
    return new AtlassianTarget(new AtlassianSettings(name, scimSettings, admin), http);
  }

  private static URI directory(Section scim) {
    URI url = Addresses.scimBase(scim, "url");
    if (!url.getPath().replaceAll("/+", "/").matches(".*/scim/directory/[^/]+/?")) {
      throw scim.mistake(
          "url",
          "is not the URL of a directory; it is https://api.atlassian.com/scim/directory/DIRECTORY-ID, which is shown where the token was made (/admin is the organization's API, which goes under admin)");
    }
    return url;
  }

  private static AtlassianSettings.Admin admin(Section section, Secrets secrets) {
    AtlassianSettings.Admin admin =
        new AtlassianSettings.Admin(
            Addresses.url(section, "url"), section.text("org"), secrets.of(section, "key"));
    section.end();
    return admin;
  }

  @Override
  public Optional<String> givesNothing() {
    return Optional.of(
        "is not possible: Atlassian gives access to apps and their licenses to groups; let groups follow the source with groups");
  }

  @Override
  public Target standIn(Target original, StandIn place, HttpOptions http) {
    var admin =
        original.canLookBehind()
            ? Optional.of(
                new AtlassianSettings.Admin(place.url(), place.organization(), place.key()))
            : Optional.<AtlassianSettings.Admin>empty();
    return new AtlassianTarget(
        new AtlassianSettings(
            original.name(), new AtlassianSettings.Scim(place.scim(), place.token()), admin),
        http);
  }

  @Override
  public List<String> unknown(boolean looksBehind) {
    List<String> unknown = new ArrayList<>();
    unknown.add(
        "Accounts without a record in this directory (of other directories or organizations, unmanaged ones, those in their deletion period) were not copied. Where one of them holds an address, Atlassian answers 409 or links it, and the rehearsal did not.");
    if (!looksBehind) {
      unknown.add("When accounts were last used: `admin` is not configured.");
    }
    unknown.add(
        "Which domains the organization has verified: those that `domains` names and those of the copied accounts were taken to be.");
    unknown.add("Which apps and licenses a change of a group gives or takes.");
    return List.copyOf(unknown);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.required(
            "--scim-url",
            "The directory's base URL",
            "Administration > Security > Identity providers.",
            "https://api.atlassian.com/scim/directory/DIRECTORY-ID"),
        Question.secret("--scim-token", "The API key that stands beside it", "env:ATLASSIAN_SCIM"),
        Question.required(
            "--rest-url",
            "The base of the organization's API",
            "Shows who has an address without a record in the directory.",
            "https://api.atlassian.com"),
        Question.required(
            "--org",
            "The organization's id at Atlassian",
            "It is in the address of the administration: /o/ORG-ID/.",
            "ORG-ID"),
        Question.secret("--rest-token", "The organization's API key", "env:ATLASSIAN_KEY"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    return List.of(
        "type: atlassian",
        "# Administration > Security > Identity providers: the directory's base URL and API key.",
        "scim:",
        "  url: \"" + answers.get("--scim-url") + "\"",
        "  token: \"" + answers.get("--scim-token") + "\"",
        "# The organization's API key: shows who has an address without a record in the directory.",
        "admin:",
        "  url: \"" + answers.get("--rest-url") + "\"",
        "  org: \"" + answers.get("--org") + "\"",
        "  key: \"" + answers.get("--rest-token") + "\"");
  }
}

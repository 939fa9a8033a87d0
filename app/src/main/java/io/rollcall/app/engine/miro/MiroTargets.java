package io.rollcall.app.engine.miro;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Addresses;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.miro.MiroSettings;
import io.rollcall.lifecycle.target.miro.MiroTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `type: miro`: the SCIM API, and the REST API for what SCIM does not show.
public final class MiroTargets implements TargetKind {
  @Override
  public String type() {
    return "miro";
  }

  @Override
  public String preset() {
    return "miro";
  }

  @Override
  public String meaning() {
    return "Miro, with SCIM and its REST API";
  }

  @Override
  public Target open(String name, Section section, Secrets secrets, HttpOptions http) {
    Section scim = section.section("scim");
    MiroSettings.Scim scimSettings =
        new MiroSettings.Scim(Addresses.scimBase(scim, "url"), secrets.of(scim, "token"));
    scim.end();
    var rest = section.optionalSection("rest").map(one -> rest(one, secrets));
    return new MiroTarget(new MiroSettings(name, scimSettings, rest), http);
  }

  private static MiroSettings.Rest rest(Section section, Secrets secrets) {
    MiroSettings.Rest rest =
        new MiroSettings.Rest(restUrl(section), section.text("org"), secrets.of(section, "token"));
    section.end();
    return rest;
  }

  private static URI restUrl(Section section) {
    URI url = Addresses.url(section, "url");
    if (url.getHost().equalsIgnoreCase("miro.com")) {
      throw section.mistake("url", "is the host of SCIM; REST is at https://api.miro.com");
    }
    return url;
  }

  @Override
  public Target standIn(Target original, StandIn place, HttpOptions http) {
    var rest =
        original.canLookBehind()
            ? Optional.of(new MiroSettings.Rest(place.url(), place.organization(), place.key()))
            : Optional.<MiroSettings.Rest>empty();
    return new MiroTarget(
        new MiroSettings(original.name(), new MiroSettings.Scim(place.scim(), place.token()), rest),
        http);
  }

  @Override
  public List<String> unknown(boolean looksBehind) {
    List<String> unknown = new ArrayList<>();
    unknown.add(
        "Guests, accounts that were cut from the organization, and accounts of other organizations do not show over SCIM and were not copied. Where one of them holds an address, Miro answers 409 and the rehearsal did not.");
    if (!looksBehind) {
      unknown.add(
          "When accounts were last used, and what the audit log says of them: `rest` is not configured.");
    }
    unknown.add("Whether a seat is left for each license that would be given.");
    unknown.add(
        "Which domains Miro has verified: those that `domains` names and those of the copied accounts were taken to be.");
    return List.copyOf(unknown);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.required(
            "--scim-url",
            "Miro's SCIM base URL",
            "Company settings > Enterprise integrations > SCIM provisioning.",
            "https://miro.com/api/v1/scim"),
        Question.secret("--scim-token", "The token that stands beside it", "env:MIRO_SCIM"),
        Question.required(
            "--rest-url",
            "Miro's REST base URL",
            "Shows guests, when an account was last used, and the audit log.",
            "https://api.miro.com"),
        Question.required(
            "--org",
            "The organization's id at Miro",
            "The number in the address of the company settings.",
            "3074457345618265001"),
        Question.secret("--rest-token", "The token of an app of yours for REST", "env:MIRO_REST"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    return List.of(
        "type: miro",
        "# SCIM: company settings > Enterprise integrations > SCIM provisioning. The host is miro.com.",
        "scim:",
        "  url: \"" + answers.get("--scim-url") + "\"",
        "  token: \"" + answers.get("--scim-token") + "\"",
        "# REST, with a token of its own: shows guests, when an account was last used, and the audit log.",
        "# Without it conflicts with accounts that SCIM hides become cases instead of being healed.",
        "rest:",
        "  url: \"" + answers.get("--rest-url") + "\"",
        "  org: \"" + answers.get("--org") + "\"",
        "  token: \"" + answers.get("--rest-token") + "\"");
  }
}

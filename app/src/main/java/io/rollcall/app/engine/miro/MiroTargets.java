package io.rollcall.app.engine.miro;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Addresses;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.miro.MiroSettings;
import io.rollcall.lifecycle.target.miro.MiroTarget;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Reads `type: miro`: the SCIM API, and the REST API for what SCIM does not show.
public final class MiroTargets implements TargetKind {
  @Override
  public String type() {
    return "miro";
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
  public List<Question> questions() {
    return List.of(
        new Question("--scim-url", "Miro's SCIM base URL", "https://miro.com/api/v1/scim"),
        new Question("--rest-url", "Miro's REST base URL", "https://api.miro.com"),
        new Question("--org", "the organization's id at Miro", "3074457345618265001"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    return List.of(
        "type: miro",
        "# SCIM: company settings > Enterprise integrations > SCIM provisioning. The host is miro.com.",
        "scim:",
        "  url: \"" + answers.get("--scim-url") + "\"",
        "  token: env:MIRO_SCIM",
        "# REST, with a token of its own: shows guests, when an account was last used, and the audit log.",
        "# Without it conflicts with accounts that SCIM hides become cases instead of being healed.",
        "rest:",
        "  url: \"" + answers.get("--rest-url") + "\"",
        "  org: \"" + answers.get("--org") + "\"",
        "  token: env:MIRO_REST");
  }
}

package io.rollcall.app.engine.source;

import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Addresses;
import io.rollcall.app.engine.kind.Connections;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.scim.ScimSource;
import io.rollcall.lifecycle.source.scim.ScimSourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads `type: scim`.
final class ScimSources implements SourceKind {
  @Override
  public String type() {
    return "scim";
  }

  @Override
  public String meaning() {
    return "another SCIM 2.0 server, as an identity provider or a Rollcall directory";
  }

  @Override
  public Source open(Section section, Setting setting) {
    return new ScimSource(
        new ScimSourceSettings(
            setting.name(),
            Addresses.scimBase(section, "url"),
            setting.secrets().of(section, "token"),
            section.optionalText("id").orElse("id"),
            setting.scope(),
            setting.asked()),
        Connections.read(section, setting.secrets(), setting.beside(), setting.http()));
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.required(
            "--source-url",
            "The SCIM base URL of the source",
            "What /Users comes after.",
            "https://idp.example.com/scim/v2"),
        Question.secret("--source-token", "The token for it", "env:SOURCE_TOKEN"),
        Question.optional(
            "--group",
            "The group whose members are in scope",
            "Who is in it gets an account; who leaves it loses access. Without one, everybody.",
            "appUsers"));
  }

  @Override
  public List<String> sample(Map<String, String> answers) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "type: scim",
                "# The URL that /Users comes after.",
                "url: \"" + answers.get("--source-url") + "\"",
                "# Secrets are named, never written here: env:NAME or file:PATH.",
                "token: \"" + answers.get("--source-token") + "\"",
                "# The attribute with an id that never changes: id, externalId, employeeNumber …",
                "# id: id"));
    if (answers.containsKey("--group")) {
      lines.addAll(
          List.of(
              "# Only members of this group get accounts; who leaves it loses access.",
              "scope:",
              "  group: \"" + answers.get("--group") + "\""));
    }
    return lines;
  }
}

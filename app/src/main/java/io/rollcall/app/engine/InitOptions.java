package io.rollcall.app.engine;

import io.rollcall.app.cli.Choices;
import io.rollcall.app.engine.source.Sources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that answer the questions of `init`.
final class InitOptions {
  /// The kinds of source that there are.
  static final class SourceTypes extends Choices {
    SourceTypes() {
      super(Sources::types);
    }
  }

  /// The kinds of target that there are.
  static final class TargetTypes extends Choices {
    TargetTypes() {
      super(Vendors::types);
    }
  }

  @Option(
      names = "--source",
      completionCandidates = SourceTypes.class,
      paramLabel = "TYPE",
      description =
          "The kind of source: ldap, file or scim (default: what its options say, else ldap).")
  private Optional<String> source = Optional.empty();

  @Option(names = "--people", paramLabel = "FILE", description = "The file of people.")
  private Optional<String> people = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "Its column with an id that never changes.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description = "The file that says who is in which group.")
  private Optional<String> groups = Optional.empty();

  @Option(
      names = "--source-url",
      paramLabel = "URL",
      description = "The SCIM base URL of the source.")
  private Optional<String> sourceUrl = Optional.empty();

  @Option(
      names = "--source-token",
      paramLabel = "REF",
      description = "Where its token is: env:NAME or file:PATH.")
  private Optional<String> sourceToken = Optional.empty();

  @Option(names = "--ldap-url", paramLabel = "URL", description = "The LDAP server.")
  private Optional<String> ldapUrl = Optional.empty();

  @Option(names = "--base", paramLabel = "DN", description = "Where people live in it.")
  private Optional<String> base = Optional.empty();

  @Option(names = "--bind", paramLabel = "DN", description = "Who may read it.")
  private Optional<String> bind = Optional.empty();

  @Option(
      names = "--password",
      paramLabel = "REF",
      description = "Where the password is: env:NAME or file:PATH.")
  private Optional<String> password = Optional.empty();

  @Option(names = "--group", paramLabel = "NAME", description = "Whose members are in scope.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--type",
      completionCandidates = TargetTypes.class,
      paramLabel = "TYPE",
      description = "The kind of target.")
  private Optional<String> type = Optional.empty();

  @Option(names = "--scim-url", paramLabel = "URL", description = "The target's SCIM base URL.")
  private Optional<String> scimUrl = Optional.empty();

  @Option(
      names = "--scim-token",
      paramLabel = "REF",
      description = "Where the token for it is: env:NAME or file:PATH.")
  private Optional<String> scimToken = Optional.empty();

  @Option(names = "--rest-url", paramLabel = "URL", description = "The target's REST base URL.")
  private Optional<String> restUrl = Optional.empty();

  @Option(
      names = "--rest-token",
      paramLabel = "REF",
      description = "Where the token for it is: env:NAME or file:PATH.")
  private Optional<String> restToken = Optional.empty();

  @Option(names = "--org", paramLabel = "ID", description = "The organization's id at the target.")
  private Optional<String> org = Optional.empty();

  /// The kind of target, if it is said.
  Optional<String> target() {
    return type;
  }

  /// The kind of source, if it is said, or follows from what is.
  Optional<String> source() {
    return source
        .or(() -> people.map(_ -> "file"))
        .or(() -> sourceUrl.map(_ -> "scim"))
        .or(() -> ldapUrl.map(_ -> "ldap"));
  }

  /// What was answered, by option.
  Map<String, String> given() {
    Map<String, Optional<String>> all = new LinkedHashMap<>();
    all.put("--people", people);
    all.put("--id", id);
    all.put("--groups", groups);
    all.put("--source-url", sourceUrl);
    all.put("--source-token", sourceToken);
    all.put("--ldap-url", ldapUrl);
    all.put("--base", base);
    all.put("--bind", bind);
    all.put("--password", password);
    all.put("--group", group);
    all.put("--scim-url", scimUrl);
    all.put("--scim-token", scimToken);
    all.put("--rest-url", restUrl);
    all.put("--rest-token", restToken);
    all.put("--org", org);
    Map<String, String> given = new LinkedHashMap<>();
    all.forEach((option, value) -> value.ifPresent(text -> given.put(option, text)));
    return given;
  }
}

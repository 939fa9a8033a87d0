package io.rollcall.platform;

import io.rollcall.platform.sql.IdRows;
import io.rollcall.platform.sql.IdRows.Found;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an id of the organization really is that was not found where it was looked for: for its
/// log. An id of another organization means as little as one that never was, and is looked for by
/// the same statements.
record IdMeaning(Act act, String organizationId) {
  /// What members of a group are.
  static final String MEMBERS = "Members";

  private static final int EXPLAINED = 5;

  /// @param wanted what kind of thing was looked for, as [Refusal.Unknown] has it
  String explained(Refusal refusal, String wanted, List<String> ids) {
    List<String> meanings =
        ids.stream()
            .limit(EXPLAINED)
            .flatMap(id -> sentence(id, wanted, ids.size() > 1 ? id : "This").stream())
            .toList();
    return Stream.concat(Stream.of(refusal.detail()), meanings.stream())
        .collect(Collectors.joining(" "));
  }

  private Optional<String> sentence(String id, String wanted, String subject) {
    return phrase(id, needed(wanted)).map(phrase -> subject + " is " + phrase + ".");
  }

  /// Fits after "it is", for who needs the id of a User.
  Optional<String> phraseForUser(String id) {
    return phrase(id, needed("User"));
  }

  private Optional<String> phrase(String id, Optional<Thing> needed) {
    return Optional.of(id)
        .filter(Subject::isOurs)
        .flatMap(new IdRows(act.sql(), organizationId)::find)
        .map(found -> {
          Thing thing = Thing.of(found);
          return "the id of "
              + words(found)
              + needed
                  .filter(other -> other != thing)
                  .map(other -> "; " + other.id + " is needed here")
                  .orElse("");
        });
  }

  private Optional<Thing> needed(String wanted) {
    return switch (wanted) {
      case "Account", "Member", "Team member", "Member of the user group" ->
          Optional.of(Thing.ACCOUNT);
      case "User", MEMBERS -> Optional.of(user());
      case "Group", "User group", "User group of the team" -> Optional.of(Thing.GROUP);
      case "Team" -> Optional.of(Thing.TEAM);
      case "Directory" -> Optional.of(Thing.DIRECTORY);
      case "Token", "Key" -> Optional.of(Thing.TOKEN);
      default -> Optional.empty();
    };
  }

  private Thing user() {
    return act.caller() instanceof Caller.OfDirectory directory
            && directory.preset().scimIdIs() == Preset.ScimId.ACCOUNT
        ? Thing.ACCOUNT
        : Thing.RECORD;
  }

  private static String words(Found found) {
    return switch (found) {
      case Found.OfAccount account -> words(account);
      case Found.OfRecord(Optional<String> account, String directory) ->
          account
              .map(id -> "the SCIM record of account " + id + " in the directory " + directory)
              .orElse("a SCIM record in the directory " + directory + " that has no account");
      case Found.OfGroup(String name, Optional<String> team, Optional<String> directory) ->
          "the group "
              + name
              + team.map(of -> " of the team " + of)
                  .or(() -> directory.map(of -> " of the directory " + of))
                  .orElse(", a user group");
      case Found.OfTeam(String name, String group) ->
          "the team " + name + ", whose group is " + group;
      case Found.OfDirectory(String name) -> "the directory " + name;
      case Found.OfToken(String name, Optional<String> directory) ->
          directory.map(of -> "a token of the directory " + of).orElse("the key " + name);
      case Found.OfOrganization _ -> "this organization";
    };
  }

  private static String words(Found.OfAccount account) {
    return account.isCut()
        ? "an account that was cut from this organization"
        : Role.ofCode(account.role()).isUser()
            ? "an account of this organization"
            : "an account of this organization, a guest's";
  }

  /// What ids are of.
  private enum Thing {
    ACCOUNT("an account id"),
    RECORD("the id of a User"),
    GROUP("the id of a group"),
    TEAM("the id of a team"),
    DIRECTORY("the id of a directory"),
    TOKEN("the id of a key or a token"),
    ORGANIZATION("the id of an organization");

    private final String id;

    Thing(String id) {
      this.id = id;
    }

    private static Thing of(Found found) {
      return switch (found) {
        case Found.OfAccount _ -> ACCOUNT;
        case Found.OfRecord _ -> RECORD;
        case Found.OfGroup _ -> GROUP;
        case Found.OfTeam _ -> TEAM;
        case Found.OfDirectory _ -> DIRECTORY;
        case Found.OfToken _ -> TOKEN;
        case Found.OfOrganization _ -> ORGANIZATION;
      };
    }
  }
}

package io.rollcall.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The policies of an organization's directories, as one value. Acts ask a policy, never a name.
///
/// @param scimIdIs whose id the SCIM `id` is
/// @param userIs what a SCIM User is
/// @param addressIs what the address of the account is
/// @param activeIs what `active` acts on
/// @param creation what POST does with whom the organization knows already
/// @param deleteMeans what DELETE of a User does
/// @param deletionPeriod how long an account that its organization deletes can be had back before
///   it is erased; empty where organizations cannot delete accounts
/// @param groupAdds whom adding to a group reaches
/// @param defaultLicense the license of who was given none; empty where there are no licenses and
///   `userType` is an attribute like any other
/// @param newUsersJoinDefaultTeam whether every new User lands in the organization's default team
/// @param roles how the role is spelt; empty where `roles` is an attribute like any other
/// @param documentAttributes which attributes of a User are kept as they are sent; what is neither
///   among them nor a column is dropped
/// @param shape which schemas there are, and where a User shows its account
/// @param unique what exists once, and where, beyond what always does
/// @param phrases the vendor's own sentences, where clients know refusals by them
/// @param rules whose groups there are, what values of a User may be, and what is left open
public record Preset(
    String name,
    ScimId scimIdIs,
    UserIs userIs,
    AddressIs addressIs,
    ActiveIs activeIs,
    Creation creation,
    DeleteMeans deleteMeans,
    Optional<Duration> deletionPeriod,
    GroupAdds groupAdds,
    Optional<String> defaultLicense,
    boolean newUsersJoinDefaultTeam,
    Optional<RoleSpelling> roles,
    Kept documentAttributes,
    Shape shape,
    Unique unique,
    Phrases phrases,
    Rules rules) {

  public enum ScimId {
    ACCOUNT,
    RECORD
  }

  public enum UserIs {
    /// Every member and admin of the organization, however they came; the organization's
    /// directories share them.
    MEMBERSHIP,
    /// What one directory was sent.
    RECORD
  }

  public enum AddressIs {
    /// The userName, always.
    USER_NAME,
    /// The primary e-mail, always, and every User has one.
    PRIMARY_EMAIL,
    /// The primary e-mail, or else the userName, if the organization has verified its domain; else
    /// the account has no address, and userName need only be unique in its directory.
    MANAGED_ONLY
  }

  public enum ActiveIs {
    RECORD,
    MEMBERSHIP,
    /// The account itself, at once and for all its records in the organization, if the organization
    /// manages it; else the record.
    ACCOUNT
  }

  /// What POST does with whom the organization knows already.
  ///
  /// @param ofCut an account that was cut from the organization
  /// @param ofAnother such an account, known under another externalId than the POST's
  /// @param ofGuest the address of a guest of the organization
  /// @param ofInactive a deactivated User, the only one with the POST's externalId
  /// @param ofDisabled a managed account that was disabled, when the POST does not say `active:
  ///   false`
  public record Creation(
      CreateOfCut ofCut,
      CreateOfAnother ofAnother,
      CreateOfGuest ofGuest,
      CreateOfInactive ofInactive,
      CreateOfDisabled ofDisabled) {

    /// Where `active` never disables an account, the last does not matter.
    public Creation(
        CreateOfCut ofCut,
        CreateOfAnother ofAnother,
        CreateOfGuest ofGuest,
        CreateOfInactive ofInactive) {
      this(ofCut, ofAnother, ofGuest, ofInactive, CreateOfDisabled.STAYS);
    }

    Creation with(CreateOfCut another) {
      return new Creation(another, ofAnother, ofGuest, ofInactive, ofDisabled);
    }
  }

  public enum CreateOfCut {
    LINK,
    CONFLICT
  }

  public enum CreateOfAnother {
    LINK,
    /// Only an account that the organization manages, by its address.
    LINK_IF_MANAGED,
    CONFLICT
  }

  public enum CreateOfGuest {
    PROMOTE,
    CONFLICT
  }

  public enum CreateOfInactive {
    /// The same User comes back, with the attributes of the POST only.
    REACTIVATE,
    CONFLICT
  }

  public enum CreateOfDisabled {
    ENABLED,
    STAYS
  }

  public enum DeleteMeans {
    /// The membership ends; account and address remain.
    SEVER,
    /// The record goes and its userName is free at once; with the organization's last record of an
    /// account, a membership that came by SCIM ends; an address that nobody needs is released.
    RECORD_GOES,
    /// As [#RECORD_GOES], but the account keeps its address, and is disabled with the
    /// organization's last record if the organization manages it.
    RECORD_GOES_AND_DISABLES
  }

  public enum GroupAdds {
    USERS_ONLY,
    /// On purpose also guests (who become members), inactive people and people who were cut (who
    /// come back).
    EVERYBODY_EVER_HERE
  }

  /// Whose groups a directory sees.
  public enum GroupsAre {
    DIRECTORYS,
    /// Those of the organization's teams, with which they come and go.
    TEAMS,
    /// The organization's user groups, which are made and deleted here too.
    USER_GROUPS
  }

  /// What becomes of a member who never signed in and is removed from the group of the only team.
  public enum LastTeam {
    STAYS,
    /// The account is cut from the organization.
    LEAVES
  }

  /// What an address is that somebody else has.
  public enum TakenIs {
    /// 409 with `uniqueness`.
    CONFLICT,
    /// 400 with `invalidValue`.
    INVALID
  }

  /// @param groupsAre whose groups there are
  /// @param lastTeam who leaves with the last team
  /// @param takenIs what an address is that somebody else has
  /// @param values what values of a User may be, beyond what its schema says
  /// @param choices what each directory may choose for itself
  public record Rules(
      GroupsAre groupsAre,
      LastTeam lastTeam,
      TakenIs takenIs,
      UserValues values,
      Set<Choice> choices) {
    public Rules {
      choices = Set.copyOf(choices);
    }

    public static Rules plain(UserIs userIs) {
      GroupsAre groups =
          switch (userIs) {
            case MEMBERSHIP -> GroupsAre.TEAMS;
            case RECORD -> GroupsAre.DIRECTORYS;
          };
      return new Rules(groups, LastTeam.STAYS, TakenIs.CONFLICT, UserValues.ANY, Set.of());
    }

    Rules with(GroupsAre others) {
      return new Rules(others, lastTeam, takenIs, values, choices);
    }

    Rules with(LastTeam another) {
      return new Rules(groupsAre, another, takenIs, values, choices);
    }

    Rules with(TakenIs another) {
      return new Rules(groupsAre, lastTeam, another, values, choices);
    }
  }

  /// The same preset with other rules.
  public Preset with(Rules others) {
    return with(creation, others);
  }

  Preset with(Creation another) {
    return with(another, rules);
  }

  private Preset with(Creation another, Rules others) {
    return new Preset(
        name,
        scimIdIs,
        userIs,
        addressIs,
        activeIs,
        another,
        deleteMeans,
        deletionPeriod,
        groupAdds,
        defaultLicense,
        newUsersJoinDefaultTeam,
        roles,
        documentAttributes,
        shape,
        unique,
        phrases,
        others);
  }

  /// Which attributes of a User are kept as they are sent.
  public sealed interface Kept {
    /// Everything that the schema and the organization's extension schemas have.
    record Everything() implements Kept {}

    /// @param names top-level attributes and URNs of extensions
    record Only(Set<String> names) implements Kept {
      public Only {
        names = Set.copyOf(names);
      }
    }

    /// @param name a top-level attribute, or the URN of an extension
    default boolean has(String name) {
      return switch (this) {
        case Everything _ -> true;
        case Only(Set<String> names) -> names.contains(name);
      };
    }
  }

  /// What resources look like.
  ///
  /// @param types the schemas, which an organization may extend
  /// @param account where a User shows the id of its account; empty where it shows none
  public record Shape(Types types, Optional<AccountAttribute> account) {
    public static final Shape PLAIN = new Shape(Types.PLAIN, Optional.empty());
  }

  /// @param urn of an extension of User
  /// @param name of an attribute in it
  public record AccountAttribute(String urn, String name) {}

  /// What exists once.
  public record Unique(ExternalIds externalIds, GroupNames groupNames) {
    public static final Unique PLAIN = new Unique(ExternalIds.NOWHERE, GroupNames.IN_DIRECTORY);
  }

  public enum ExternalIds {
    NOWHERE,
    IN_DIRECTORY
  }

  public enum GroupNames {
    /// Among the groups of one directory, or of one organization where its directories share them.
    IN_DIRECTORY,
    /// Among all groups of the organization, whoever made them.
    IN_ORGANIZATION
  }

  /// Sentences of a vendor, with names in braces for what they are about.
  ///
  /// @param addressTaken the whole of what is told when somebody else has the `{value}`, of a
  ///   userName only if that is [TakenIs#INVALID]; what else there is to say is told beside it
  /// @param noAddress what is told when no e-mail is primary, where one has to be
  /// @param groupNameTaken what the log says when a group in `{organization}` has the `{name}`
  public record Phrases(
      Optional<String> addressTaken, Optional<String> noAddress, Optional<String> groupNameTaken) {
    public static final Phrases NONE =
        new Phrases(Optional.empty(), Optional.empty(), Optional.empty());
  }
}

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
    Kept documentAttributes) {

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

  /// A directory that has addresses of its own (the primary e-mail) is a third case, to come.
  public enum AddressIs {
    /// The userName, always.
    USER_NAME,
    /// The primary e-mail, or else the userName, if the organization has verified its domain; else
    /// the account has no address, and userName need only be unique in its directory.
    MANAGED_ONLY
  }

  /// An account that its organization manages being switched off at once is a third case, to come.
  public enum ActiveIs {
    RECORD,
    MEMBERSHIP
  }

  /// What POST does with whom the organization knows already.
  ///
  /// @param ofCut an account that was cut from the organization
  /// @param ofAnother such an account, known under another externalId than the POST's
  /// @param ofGuest the address of a guest of the organization
  /// @param ofInactive a deactivated User, the only one with the POST's externalId
  public record Creation(
      CreateOfCut ofCut,
      CreateOfAnother ofAnother,
      CreateOfGuest ofGuest,
      CreateOfInactive ofInactive) {}

  public enum CreateOfCut {
    LINK,
    CONFLICT
  }

  public enum CreateOfAnother {
    LINK,
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

  public enum DeleteMeans {
    /// The membership ends; account and address remain.
    SEVER,
    /// The record goes and its userName is free at once; with the organization's last record of an
    /// account, a membership that came by SCIM ends; an address that nobody needs is released.
    RECORD_GOES
  }

  public enum GroupAdds {
    USERS_ONLY,
    /// On purpose also guests (who become members), inactive people and people who were cut (who
    /// come back).
    EVERYBODY_EVER_HERE
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
}

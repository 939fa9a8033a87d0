package io.rollcall.platform;

import java.util.Set;

/// The policies of an organization's directories, as one value. Acts ask a policy, never a name.
///
/// @param scimIdIs whose id the SCIM `id` is
/// @param userIs what a SCIM User is
/// @param createOfCut what POST does with the address of an account that was cut from the
///   organization
/// @param createOfGuest what POST does with the address of a guest of the organization
/// @param deleteMeans what DELETE of a User does
/// @param groupAdds whom adding to a group reaches
/// @param defaultLicense the license of who was given none
/// @param newUsersJoinDefaultTeam whether every new User lands in the organization's default team
/// @param roles how the role is spelt
/// @param documentAttributes the top-level attributes (and extension URNs) of a User that are kept
///   as they are sent; what is neither here nor a column (userName, active, userType, roles) is
///   dropped
public record Preset(
    String name,
    ScimId scimIdIs,
    UserIs userIs,
    CreateOfCut createOfCut,
    CreateOfGuest createOfGuest,
    DeleteMeans deleteMeans,
    GroupAdds groupAdds,
    String defaultLicense,
    boolean newUsersJoinDefaultTeam,
    RoleSpelling roles,
    Set<String> documentAttributes) {

  public Preset {
    documentAttributes = Set.copyOf(documentAttributes);
  }

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

  public enum CreateOfCut {
    LINK,
    CONFLICT
  }

  public enum CreateOfGuest {
    PROMOTE,
    CONFLICT
  }

  public enum DeleteMeans {
    /// The membership ends; account and address remain.
    SEVER
  }

  public enum GroupAdds {
    USERS_ONLY,
    /// On purpose also guests (who become members), inactive people and people who were cut (who
    /// come back).
    EVERYBODY_EVER_HERE
  }
}

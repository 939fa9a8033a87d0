package io.rollcall.scim.message;

import java.util.Locale;

/// What identity providers send although the RFCs do not allow it, and what we make of it. Each use
/// of one is reported, so that it can be logged, and is refused where a directory is strict.
///
/// What the RFCs allow is none: a complex attribute compared without its sub-attribute (`emails
/// eq`, RFC 7644 §3.4.2.2 has such an example), names and operators in any letter case, read-only
/// attributes in a POST or PUT (§3.3, §3.5.1: ignored).
public enum Leniency {
  /// `"op": "Replace"` (Entra): read as `replace`.
  OPERATION_CASE,
  /// `"False"` for a boolean (Entra, OneLogin): read as the boolean.
  STRING_BOOLEAN,
  /// A number for a string: its digits.
  NUMBER_FOR_STRING,
  /// A string for a complex value that has a `value`, such as a manager (Entra): that `value`.
  BARE_VALUE,
  /// One value where the attribute has a list of them: a list of one.
  SINGLE_FOR_LIST,
  /// An empty string (OneLogin): the attribute is absent.
  EMPTY_STRING,
  /// Several values marked as primary (PingOne): the first one is.
  SEVERAL_PRIMARIES,
  /// A read-only attribute inside a PATCH's value, such as `id` (Okta): ignored.
  READ_ONLY_IGNORED,
  /// An attribute that no schema knows inside a value: ignored.
  UNKNOWN_IGNORED,
  /// A manager's `managerId`, as in SCIM 1.1 (OneLogin): ignored.
  MANAGER_ID_IGNORED,
  /// A manager's id that is no number, where the preset's ids are numbers: dropped.
  NOT_A_NUMBER_DROPPED,
  /// A URN in `schemas` that the resource type does not have (Entra's groups): ignored.
  UNKNOWN_SCHEMA,
  /// A resource whose `schemas` lacks the URN of what it holds: added.
  SCHEMA_NOT_LISTED,
  /// A PUT without `active` for a deactivated user (Okta): the user stays so.
  KEEPS_ACTIVE,
  /// `null` for a whole list inside a value: ignored. `[]` empties a list; a client that did not
  /// load its list must not empty a group.
  NULL_LIST_IGNORED,
  /// Names like `name.givenName` or `urn:…:User:department` as members of a value without a path
  /// (Entra): read as paths.
  PATH_AS_NAME,
  /// A dot instead of a colon between an extension's URN and the attribute (Entra before 2019).
  DOT_AFTER_URN,
  /// `remove` with a list of values (Entra): these are removed, not all.
  REMOVE_WITH_VALUE,
  /// `replace` on `emails[type eq "work"].value` where there is none (Entra): it is created.
  REPLACE_CREATES,
  /// A PATCH body without the URN of PatchOp.
  NO_PATCH_SCHEMA,
  /// A search or Bulk body without the URN of its message.
  NO_MESSAGE_SCHEMA,
  /// A PATCH body that is the resource itself (Syncope, midPoint): replaces what it names.
  PATCH_BY_RESOURCE,
  /// A value without quotes in a filter (Entra's documentation): read as text.
  UNQUOTED_VALUE,
  /// A boolean or a number in quotes in a filter: read as what the attribute is.
  QUOTED_VALUE,
  /// `emails[type eq "work"].value eq "x"` as a filter (Entra): both must hold for one value.
  VALUE_PATH_COMPARED;

  /// As settings and the log spell it: `operation-case`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

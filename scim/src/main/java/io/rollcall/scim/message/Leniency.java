package io.rollcall.scim.message;

/// What identity providers send although the RFCs do not allow it, and what we make of it. Each use
/// of one is reported, so that it can be logged, and refused where a directory is strict.
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
  /// A read-only attribute inside a value, such as `id` (Okta): ignored.
  READ_ONLY_IGNORED,
  /// An attribute that no schema knows inside a value: ignored.
  UNKNOWN_IGNORED,
  /// `null` for a whole list inside a value: ignored. `[]` empties a list; a client that did not
  /// load its list must not empty a group.
  NULL_LIST_IGNORED,
  /// Names like `name.givenName` or `urn:…:User:department` as members of a value without a path
  /// (Entra): read as paths.
  PATH_AS_NAME,
  /// `remove` with a list of values (Entra): these are removed, not all.
  REMOVE_WITH_VALUE,
  /// `replace` on `emails[type eq "work"].value` where there is none (Entra): it is created.
  REPLACE_CREATES,
  /// A PATCH body without the URN of PatchOp.
  NO_PATCH_SCHEMA,
  /// A PATCH body that is the resource itself (Syncope, midPoint): replaces what it names.
  PATCH_BY_RESOURCE,
  /// A value without quotes in a filter (Entra's documentation): read as text.
  UNQUOTED_VALUE,
  /// `emails[type eq "work"].value eq "x"` as a filter (Entra): both must hold for one value.
  VALUE_PATH_COMPARED
}

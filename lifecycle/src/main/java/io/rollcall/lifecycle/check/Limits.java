package io.rollcall.lifecycle.check;

/// How much may be lost in one run.
///
/// @param revoke how many people may lose access
/// @param delete how many accounts may be deleted
/// @param remove how many members one group may lose
/// @param rename how many people may get another address
public record Limits(
    RevocationLimit revoke,
    RevocationLimit delete,
    RevocationLimit remove,
    RevocationLimit rename) {
  public static final Limits USUAL =
      new Limits(
          RevocationLimit.DEFAULT,
          RevocationLimit.DEFAULT,
          RevocationLimit.MEMBERS,
          RevocationLimit.ANY);
}

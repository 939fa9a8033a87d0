package io.rollcall.lifecycle.check;

/// How many people may lose something in one run, access, a group or an address: a share of those
/// who have it, but never fewer than a floor, so that in a small company one leaver does not need a
/// signature.
///
/// @param percent the share, 0 to 100
/// @param floor how many always may
/// @param exactly how many may whatever the share says, as a person allowed it for this run; 0:
///   nothing was allowed
public record RevocationLimit(int percent, int floor, int exactly) {
  public static final RevocationLimit DEFAULT = new RevocationLimit(10, 2, 0);
  public static final RevocationLimit MEMBERS = new RevocationLimit(30, 5, 0);

  /// As many as there are.
  public static final RevocationLimit ANY = new RevocationLimit(100, 0, 0);

  public RevocationLimit {
    if (percent < 0 || percent > 100 || floor < 0 || exactly < 0) {
      throw new IllegalArgumentException(
          "A limit on revocations is a percentage from 0 to 100 and counts of 0 or more");
    }
  }

  public RevocationLimit allowing(int people) {
    return new RevocationLimit(percent, floor, people);
  }

  int allowed(int linked) {
    return Math.max(exactly, Math.max(floor, linked * percent / 100));
  }

  @Override
  public String toString() {
    if (exactly > 0) {
      return exactly + ", by your leave";
    }
    return percent + " %" + (floor > 0 ? ", at least " + floor : "");
  }
}

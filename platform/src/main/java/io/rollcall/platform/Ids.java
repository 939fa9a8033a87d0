package io.rollcall.platform;

/// New names for new things. Passed in, so that tests can foresee them.
public interface Ids {
  /// 19 decimal digits, later ones greater (roughly, between processes): accounts, organizations,
  /// teams.
  String number();

  /// A UUID of version 7, later ones greater (roughly, between processes).
  String uuid();

  /// The body of a token: 256 random bits in URL-safe characters.
  String secret();

  /// A short id that a person can read out, such as `8KQ2-71`.
  String diagnosis();
}

package io.rollcall.app.demo;

/// A chapter of the story. First it happens; then whoever doubts asks LDAP and HTTP whether it did.
interface Chapter {
  String heading();

  /// What happens, told as it does.
  void play();

  /// Asks from outside whether what was told is so. May be asked again.
  void judge(Claims claims);
}

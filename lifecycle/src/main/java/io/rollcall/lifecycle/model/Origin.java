package io.rollcall.lifecycle.model;

import java.util.Locale;

/// In which way an account came to be.
public enum Origin {
  /// This program made it.
  ROLLCALL,
  /// Another program wrote over SCIM: an identity provider's, or a script.
  SCIM,
  /// Somebody invited the address.
  INVITATION,
  /// Whose it is signed up.
  SIGN_UP,
  /// A person or a program, in a way that the log does not tell.
  SOMEBODY;

  /// One word for programs.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

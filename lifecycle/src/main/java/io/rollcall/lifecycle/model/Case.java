package io.rollcall.lifecycle.model;

/// What a person must decide, since the engine may not.
///
/// @param who whom it is about
/// @param kind the class of case, one word for programs
/// @param value the value it turns on, mostly an address
/// @param text what was found, with its evidence
/// @param next what to do now
public record Case(Who who, Kind kind, String value, String text, String next) {
  public enum Kind {
    /// An address is held and there is no proof that the holder may give it up, or no leave to take
    /// it.
    HELD_ADDRESS,
    /// A linked account is not shown any more.
    LOST_ACCOUNT,
    /// Several accounts could be the person's.
    AMBIGUOUS,
    /// Two people shall have one address.
    SHARED_ADDRESS,
    /// The source says too little about somebody in scope.
    INCOMPLETE_PERSON,
    /// Creating an address may bring somebody else's account back.
    FOREIGN_ACCOUNT,
    /// Something would be taken from what is protected.
    PROTECTED,
    /// A group that cannot be what the source has.
    GROUP,
    /// A license that somebody's groups give, and that cannot be given.
    LICENSE,
    /// A license or role that the target accepted and does not show.
    IGNORED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}

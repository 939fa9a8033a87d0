package io.rollcall.lifecycle.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a person must decide, since the engine may not.
///
/// @param who whom it is about
/// @param kind the class of case, one word for programs
/// @param value the value it turns on, mostly an address
/// @param text what was found, with its evidence
/// @param next what to do now
/// @param choices the ways in which it can be decided here; none where only something elsewhere can
///   settle it
public record Case(
    Who who, Kind kind, String value, String text, String next, List<Choice> choices) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  public Case {
    choices = List.copyOf(choices);
  }

  public Case(Who who, Kind kind, String value, String text, String next) {
    this(who, kind, value, text, next, List.of());
  }

  /// The same with ways to decide it.
  public Case decidedBy(List<Choice> ways) {
    return new Case(who, kind, value, text, next, ways);
  }

  /// What tells it from every other case at a target, whatever is found about it: whom and what it
  /// is about, and the accounts that it turns on.
  public String key() {
    return kind + " " + matter();
  }

  /// The same within its kind.
  public String matter() {
    TreeSet<String> accounts = new TreeSet<>();
    choices.forEach(choice -> accounts.addAll(choice.verdicts().keySet()));
    return Stream.concat(
            Stream.of(who.person().map(SourceId::toString).orElse(""), value), accounts.stream())
        .collect(Collectors.joining(" "));
  }

  /// A short name that stays the same as long as the case is about the same: eight of the digits
  /// and letters that nobody mistakes for each other.
  ///
  /// @param target where it is
  public String id(String target) {
    byte[] hash = hash(target + "\n" + key());
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      id.append(DIGITS.charAt(hash[i] & 31));
    }
    return id.toString();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

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

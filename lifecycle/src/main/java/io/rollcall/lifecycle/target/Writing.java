package io.rollcall.lifecycle.target;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a target's own log tells of who changed users there lately.
public sealed interface Writing {
  /// @param acts every change of a user, in any order
  /// @param since how far back the log was read; later than asked for where it is long
  record Told(List<Act> acts, Instant since) implements Writing {
    public Told {
      acts = List.copyOf(acts);
    }
  }

  /// There is no log, or nobody to ask for it.
  ///
  /// @param why as half a sentence
  record Untold(String why) implements Writing {}

  /// The log may not be read.
  ///
  /// @param right what is missing, as half a sentence
  record Forbidden(String right) implements Writing {}

  /// A change of one user.
  ///
  /// @param what the target's word for it
  /// @param accountId whom it was about, by the log's own id, which need not be SCIM's
  /// @param address whom it was about
  record Act(
      Instant at, Writer by, String what, Optional<String> accountId, Optional<String> address) {}

  /// Who changed something.
  ///
  /// @param name as the log names them
  record Writer(String name, Kind kind) {
    public enum Kind {
      /// A program with a SCIM token.
      SCIM,
      /// A program with another token.
      PROGRAM,
      /// A person in the app's own pages.
      PERSON,
      /// The log does not say.
      SOMEBODY
    }
  }
}

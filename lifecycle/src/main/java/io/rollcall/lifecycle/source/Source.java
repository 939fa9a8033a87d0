package io.rollcall.lifecycle.source;

import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import java.util.List;
import java.util.Set;

/// Where people come from. One package per kind of source.
public interface Source {
  /// The source's name in the configuration; the first half of every {@link
  /// io.rollcall.lifecycle.model.SourceId}.
  String name();

  /// Reads everybody in scope. Never throws for a source that is away or answers in part: that is
  /// {@link Read.Incomplete}.
  Read read();

  /// The same source, which keeps in `memory` what it was shown, if that spares it anything. What a
  /// read says does not depend on it.
  default Source with(Memory memory) {
    return this;
  }

  /// The names under which it keeps something in a memory.
  default Set<String> mirrored() {
    return Set.of();
  }

  /// Where it keeps the accounts of its people; none unless a configuration says so. What is kept
  /// shows in {@link io.rollcall.lifecycle.model.Said#accounts}.
  default List<WriteBack> writeBacks() {
    return List.of();
  }

  /// What is good to know about the source before it is used, found out without changing anything.
  default List<Remark> examine() {
    return List.of();
  }

  /// @param good whether all is well
  /// @param text a sentence that says what is, and what to do about it if it is not well
  record Remark(boolean good, String text) {}

  /// What came of reading.
  sealed interface Read {
    /// Everybody in scope was read, and the source said so itself.
    ///
    /// @param people everybody in scope, no two with one id, in the order of their ids
    /// @param groups the groups that were asked for, as far as the source has them, in the order of
    ///   their ids
    /// @param proof what shows that nobody is missing, for people: `50 of 50 members of staff, 3
    ///   pages, 41 ms`
    /// @param unusable people in scope who cannot be used (no address, say), one sentence each;
    ///   they alone are left out
    record Complete(
        List<Person> people, List<SourceGroup> groups, String proof, List<Unusable> unusable)
        implements Read {
      public Complete {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        unusable = List.copyOf(unusable);
      }
    }

    /// The source could not be read to its end; nothing may be concluded from who is missing.
    ///
    /// @param why what was attempted, on what, and why it failed, with what to do about it
    record Incomplete(String why) implements Read {}
  }

  /// Somebody in scope whom the source describes too badly to act on; whoever they are, they keep
  /// what they have, unless the source says of them all the same that they may not sign in.
  ///
  /// @param id the source id
  /// @param person whether it is a person at all, and not a service account or a placeholder
  /// @param why what is missing and where
  /// @param barred whether the source says that they may not sign in
  record Unusable(SourceId id, boolean person, String why, boolean barred) {
    public Unusable(SourceId id, boolean person, String why) {
      this(id, person, why, false);
    }

    public Unusable barred(boolean barred) {
      return new Unusable(id, person, why, barred);
    }
  }
}

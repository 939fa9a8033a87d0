package io.rollcall.lifecycle.model;

import java.util.List;
import java.util.Optional;

/// One thing that a plan does about one person, with what was seen before, what is wanted after,
/// and why.
public sealed interface Change {
  Who who();

  /// The account it acts on; empty where it is still to be created.
  Optional<String> account();

  /// The values seen when it was planned, at the paths that it changes; empty for a create.
  Attributes before();

  Attributes after();

  /// Why, in a sentence that needs no other page.
  String reason();

  Kind kind();

  /// What a change is called in plans, reports and the journal.
  enum Kind {
    LINK,
    CREATE,
    UPDATE,
    RENAME,
    PARK,
    ACTIVATE,
    DEACTIVATE,
    RETIRE,
    HEAL;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// An existing account is the person's: remembered, nothing is sent.
  record Adopt(Who who, String accountId, String reason) implements Change {
    @Override
    public Optional<String> account() {
      return Optional.of(accountId);
    }

    @Override
    public Attributes before() {
      return Attributes.NONE;
    }

    @Override
    public Attributes after() {
      return Attributes.NONE;
    }

    @Override
    public Kind kind() {
      return Kind.LINK;
    }
  }

  record Create(Who who, Attributes after, String reason) implements Change {
    @Override
    public Optional<String> account() {
      return Optional.empty();
    }

    @Override
    public Attributes before() {
      return Attributes.NONE;
    }

    @Override
    public Kind kind() {
      return Kind.CREATE;
    }
  }

  /// Any change of an account that we know, sent as one request.
  record Update(
      Who who, String accountId, Kind kind, Attributes before, Attributes after, String reason)
      implements Change {
    @Override
    public Optional<String> account() {
      return Optional.of(accountId);
    }
  }

  /// The steps that give an account an address that another account holds.
  record Heal(
      Who who,
      String accountId,
      Attributes before,
      Attributes after,
      String reason,
      Optional<String> holderId,
      List<Step> steps)
      implements Change {
    public Heal {
      steps = List.copyOf(steps);
    }

    @Override
    public Optional<String> account() {
      return Optional.of(accountId);
    }

    @Override
    public Kind kind() {
      return Kind.HEAL;
    }
  }
}

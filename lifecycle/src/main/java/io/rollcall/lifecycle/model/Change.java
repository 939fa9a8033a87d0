package io.rollcall.lifecycle.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One thing that a plan does about one person or one group, with what was seen before, what is
/// wanted after, and why.
public sealed interface Change {
  Who who();

  /// The account or group it acts on; empty where it is still to be created.
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
    DELETE,
    RETIRE,
    HEAL,
    LINK_GROUP,
    CREATE_GROUP,
    RENAME_GROUP,
    ADD_MEMBERS,
    REMOVE_MEMBERS;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of that word.
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// Whether it is about a group and not about a person.
    public boolean ofGroup() {
      return compareTo(LINK_GROUP) >= 0;
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

  /// The account is cut from the organization.
  ///
  /// @param before what it looked like
  record Delete(Who who, String accountId, Attributes before, String reason) implements Change {
    @Override
    public Optional<String> account() {
      return Optional.of(accountId);
    }

    @Override
    public Attributes after() {
      return Attributes.NONE;
    }

    @Override
    public Kind kind() {
      return Kind.DELETE;
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

    /// Whether it takes back what a recipe did, instead of doing it.
    public boolean takesBack() {
      return steps.stream()
          .anyMatch(step -> step instanceof Step.Settle || step instanceof Step.SwitchOff);
    }

    /// Whether it does nothing but end access that a recipe gave.
    public boolean onlyEndsAccess() {
      return !steps.isEmpty() && steps.stream().allMatch(Heal::endsAccess);
    }

    private static boolean endsAccess(Step step) {
      return step instanceof Step.SwitchOff
          || (step instanceof Step.Settle(Step.End as)
              && (as == Step.End.INACTIVE || as == Step.End.CUT));
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

  /// Something about a group of the source.
  sealed interface OfGroup extends Change {
    /// The group's id in the source.
    SourceId group();

    /// Whom a change puts into a group.
    static List<Who> coming(Change change) {
      return switch (change) {
        case CreateGroup create -> create.members();
        case Members some when some.kind() == Kind.ADD_MEMBERS -> some.members();
        case Adopt _,
            Create _,
            Update _,
            Delete _,
            Heal _,
            AdoptGroup _,
            RenameGroup _,
            Members _ ->
            List.of();
      };
    }
  }

  /// An existing group is the source's group: remembered, nothing is sent.
  record AdoptGroup(Who who, SourceId group, String groupId, String reason) implements OfGroup {
    @Override
    public Optional<String> account() {
      return Optional.of(groupId);
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
      return Kind.LINK_GROUP;
    }
  }

  /// A group that the target lacks.
  ///
  /// @param members its first members, as many as one request takes
  record CreateGroup(Who who, SourceId group, List<Who> members, String reason) implements OfGroup {
    public CreateGroup {
      members = List.copyOf(members);
    }

    @Override
    public Optional<String> account() {
      return Optional.empty();
    }

    @Override
    public Attributes before() {
      return Attributes.NONE;
    }

    @Override
    public Attributes after() {
      return Attributes.of(Attributes.DISPLAY_NAME, who.name());
    }

    @Override
    public Kind kind() {
      return Kind.CREATE_GROUP;
    }
  }

  /// @param name what it is called now
  record RenameGroup(Who who, SourceId group, String groupId, String name, String reason)
      implements OfGroup {
    @Override
    public Optional<String> account() {
      return Optional.of(groupId);
    }

    @Override
    public Attributes before() {
      return Attributes.of(Attributes.DISPLAY_NAME, name);
    }

    @Override
    public Attributes after() {
      return Attributes.of(Attributes.DISPLAY_NAME, who.name());
    }

    @Override
    public Kind kind() {
      return Kind.RENAME_GROUP;
    }
  }

  /// Members who come or go, sent as one request.
  ///
  /// @param groupId empty for a group that is still to be created
  /// @param kind `ADD_MEMBERS` or `REMOVE_MEMBERS`
  /// @param members whom; an account of theirs may still be to be created
  record Members(
      Who who,
      SourceId group,
      Optional<String> groupId,
      Kind kind,
      List<Who> members,
      String reason)
      implements OfGroup {
    public Members {
      members = List.copyOf(members);
    }

    @Override
    public Optional<String> account() {
      return groupId;
    }

    @Override
    public Attributes before() {
      return Attributes.NONE;
    }

    @Override
    public Attributes after() {
      return Attributes.NONE;
    }

    /// The same for some of the members.
    public Members of(List<Who> some) {
      return new Members(who, group, groupId, kind, some, reason);
    }
  }
}

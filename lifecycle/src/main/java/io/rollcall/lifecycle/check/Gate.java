package io.rollcall.lifecycle.check;

import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One gate, and whether a run may pass it. A run that may not stops before anything is sent.
///
/// @param name what it guards
/// @param passed whether the run may go on
/// @param text what was found; for a gate that stops, what to do
public record Gate(String name, boolean passed, String text) {
  private static final int FEW = 2;
  private static final int GROUPS_PERCENT = 10;
  private static final int MEMBERSHIPS = 20;
  private static final String BEFORE = "Stopped before the first change: ";
  private static final String REMOVED = " would be removed";

  /// Whether the source was read to its end.
  public static Gate completeRead(String source, Source.Read read) {
    return switch (read) {
      case Source.Read.Complete complete ->
          new Gate("complete read", true, source + " read completely: " + complete.proof());
      case Source.Read.Incomplete incomplete ->
          new Gate(
              "complete read",
              false,
              "The source "
                  + source
                  + " could not be read completely, so nobody is changed: "
                  + incomplete.why());
    };
  }

  /// Whether few enough people lose access, over all rounds of a run.
  ///
  /// @param losing how many lose access, by this plan, by what was already sent in this run, and by
  ///   one that was killed
  /// @param killed how many of them by one that was killed
  /// @param linked how many linked people had access when it began
  public static Gate revocations(
      String target, int losing, int killed, int linked, RevocationLimit limit) {
    String found = losing + " of " + linked + " linked people lose access" + byKilled(killed);
    if (losing <= limit.allowed(linked)) {
      return new Gate("revocations", true, found + " (limit " + limit + ")");
    }
    return new Gate(
        "revocations",
        false,
        BEFORE
            + found
            + " at "
            + target
            + "; the limit is "
            + limit
            + ". Check who is missing in the source (./rollcall plan --all). If it is right: --allow-revoke "
            + losing);
  }

  /// Whether few enough accounts are deleted, over all rounds of a run.
  ///
  /// @param killed how many of them by a run that was killed
  /// @param linked how many accounts are linked
  public static Gate deletions(
      String target, int deleted, int killed, int linked, RevocationLimit limit) {
    String found = deleted + " of " + linked + " linked accounts are deleted" + byKilled(killed);
    return deleted <= limit.allowed(linked)
        ? new Gate("deletions", true, found + " (limit " + limit + ")")
        : new Gate(
            "deletions",
            false,
            BEFORE
                + found
                + " at "
                + target
                + "; the limit is "
                + limit
                + ". Check who is meant (./rollcall plan --all). If it is right: --allow-delete "
                + deleted);
  }

  /// Whether few enough people get another address, over all rounds of a run: a column that was
  /// filled wrongly moves everybody at once, as a merger does.
  ///
  /// @param renamed how many
  /// @param linked how many linked people had access when it began
  public static Gate renames(String target, int renamed, int linked, RevocationLimit limit) {
    String found = renamed + " of " + linked + " linked people get another address";
    return renamed <= limit.allowed(linked)
        ? new Gate("renames", true, found + " (limit " + limit + ")")
        : new Gate(
            "renames",
            false,
            BEFORE
                + found
                + " at "
                + target
                + "; the limit is "
                + limit
                + ". Look which (./rollcall plan). If it is right: --allow-rename "
                + renamed
                + ", or piece by piece: --batch "
                + Math.max(1, limit.allowed(linked)));
  }

  /// Whether few enough groups that we made are to be made again, since the target does not show
  /// them.
  ///
  /// @param linked how many groups are linked
  /// @param allowed how many a person allowed for this run
  public static Gate groups(String target, long again, int linked, int allowed) {
    long most = Math.max(allowed, Math.max(FEW, (long) linked * GROUPS_PERCENT / 100));
    return again <= most
        ? new Gate("groups", true, again + " of " + linked + " groups are created again")
        : new Gate(
            "groups",
            false,
            BEFORE
                + "%d of %d groups that were created at %s are not shown there. The token may be another organization's. If they are really gone, and shall be there: --allow-lost %d"
                    .formatted(again, linked, target, again));
  }

  /// Whether every group keeps enough of its members, and all of them together.
  ///
  /// @param losing how many members groups lose, by this plan and by what was already sent in this
  ///   run, by the id that the target gives a group
  /// @param shown the groups as the target shows them
  public static Gate members(
      String target, Map<String, Integer> losing, List<TargetGroup> shown, RevocationLimit limit) {
    int all = losing.values().stream().mapToInt(Integer::intValue).sum();
    int there = 0;
    for (TargetGroup group : shown) {
      int gone = losing.getOrDefault(group.id(), 0);
      there += group.members().size();
      if (gone > limit.allowed(group.members().size())) {
        return tooMany(
            "members",
            gone + " of " + group.members().size() + " members of " + group.name() + REMOVED,
            target,
            "for one group " + limit,
            all);
      }
    }
    RevocationLimit together = new RevocationLimit(limit.percent(), MEMBERSHIPS, limit.exactly());
    return all <= together.allowed(there)
        ? new Gate(
            "members",
            true,
            all + " members are removed from groups (limit of one group " + limit + ")")
        : tooMany(
            "members",
            all + " of " + there + " memberships" + REMOVED,
            target,
            "for all groups " + together,
            all);
  }

  /// Whether every role, or every license, is left to enough of those who have it.
  ///
  /// @param things `roles` or `licenses`
  /// @param losing how many lose one, by its id
  /// @param holders who has which, each as a group
  public static Gate granted(
      String things,
      String target,
      Map<String, Integer> losing,
      List<TargetGroup> holders,
      RevocationLimit limit) {
    for (TargetGroup one : holders) {
      int gone = losing.getOrDefault(one.id(), 0);
      if (gone > limit.allowed(one.members().size())) {
        return tooMany(
            things,
            "%d of %d who have %s would lose it".formatted(gone, one.members().size(), one.name()),
            target,
            limit.toString(),
            losing.values().stream().mapToInt(Integer::intValue).max().orElse(0));
      }
    }
    int all = losing.values().stream().mapToInt(Integer::intValue).sum();
    return new Gate(
        things, true, "%d %s are taken (limit of each %s)".formatted(all, things, limit));
  }

  private static String byKilled(int killed) {
    return killed == 0 ? "" : ", " + killed + " of them by a run that was killed";
  }

  /// The same of a gate that stops a run which sent something already.
  ///
  /// @param rounds how many rounds were sent
  public Gate afterRound(int rounds) {
    return new Gate(name, passed, text.replace(BEFORE, "Stopped after round " + rounds + ": "));
  }

  private static Gate tooMany(String name, String what, String target, String limit, int all) {
    return new Gate(
        name,
        false,
        BEFORE
            + what
            + " at "
            + target
            + "; the limit is "
            + limit
            + ". Check who is missing in groups at the source (./rollcall plan --all). If it is right: --allow-remove "
            + all);
  }

  /// The first gate that stops.
  public static Optional<Gate> stopping(List<Gate> gates) {
    return gates.stream().filter(gate -> !gate.passed()).findFirst();
  }
}

package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.MembershipRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.platform.sql.TokenRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Identity providers' connections to organizations. Only the operator makes and deletes them.
public final class Directories {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final List<String> RATE_LIMITS = List.of("vendor", "off");

  private final Acts acts;
  private final Presets presets;

  Directories(Acts acts, Presets presets) {
    this.acts = acts;
    this.presets = presets;
  }

  /// Makes a directory and its first token.
  ///
  /// @param preset the preset's name; all directories of an organization have the same one
  /// @param rateLimits `vendor` or `off`
  /// @param ifAbsent answer with the directory of this name if it is there (without its token)
  public Outcome<Directory.WithToken> create(
      String organizationId, String preset, String name, String rateLimits, boolean ifAbsent) {
    return acts.perform(
        OPERATOR,
        organizationId,
        act -> {
          Optional<OrganizationRows.Row> organization = act.organizations().byId(organizationId);
          Optional<Preset> known = presets.named(preset);
          Optional<DirectoryRows.Row> present =
              act.directories().byName(organizationId, name.strip());
          if (organization.isEmpty()) {
            return Outcome.refused(new Refusal.Unknown("Organization", organizationId));
          }
          if (known.isEmpty() || !RATE_LIMITS.contains(rateLimits) || name.isBlank()) {
            return Outcome.refused(new Refusal.Invalid("invalidValue", expectation()));
          }
          if (present.isPresent() && ifAbsent) {
            return Outcome.done(
                new Directory.WithToken(directory(present.get()), Optional.empty()));
          }
          Optional<Refusal> refusal = refusal(organization.get(), known.get(), present);
          return refusal.isPresent()
              ? Outcome.refused(refusal.get())
              : Outcome.done(
                  insert(act, organization.get(), known.get(), name.strip(), rateLimits));
        });
  }

  private String expectation() {
    return "A directory needs a name, rate limits ("
        + String.join(" or ", RATE_LIMITS)
        + ") and a preset, one of: "
        + String.join(", ", presets.all().stream().map(Preset::name).toList())
        + ".";
  }

  private static Optional<Refusal> refusal(
      OrganizationRows.Row organization, Preset preset, Optional<DirectoryRows.Row> present) {
    if (present.isPresent()) {
      return Optional.of(
          new Refusal.Forbidden(
              "directoryExists",
              "The organization has a directory called " + present.get().name() + " already."));
    }
    return organization
        .preset()
        .filter(other -> !other.equals(preset.name()))
        .map(other ->
            new Refusal.Forbidden(
                "onePreset",
                "All directories of an organization have one preset; this one has " + other + "."));
  }

  private Directory.WithToken insert(
      Act act, OrganizationRows.Row organization, Preset preset, String name, String rateLimits) {
    DirectoryRows.Row row =
        new DirectoryRows.Row(
            act.ids().uuid(), organization.id(), name, preset.name(), rateLimits, act.now());
    act.directories().insert(row);
    act.organizations().setPreset(organization.id(), preset.name());
    if (preset.userIs() == Preset.UserIs.RECORD) {
      act.records().deleteOwnedBy(organization.id());
    }
    if (preset.newUsersJoinDefaultTeam()) {
      ensureDefaultTeam(act, organization);
    }
    act.log(
        organization.id(),
        Kind.DIRECTORY_CREATED,
        Subject.NONE,
        "Directory " + name + " created with the preset " + preset.name() + ".");
    return issue(act, row);
  }

  /// Everybody who is in the organization already joins it.
  private static void ensureDefaultTeam(Act act, OrganizationRows.Row organization) {
    if (act.teams().defaultOf(organization.id()).isPresent()) {
      return;
    }
    String name = freeName(act, organization);
    TeamRows.Row team = NewTeam.insert(act, organization.id(), name, true);
    List<String> users =
        act
            .memberships()
            .list(organization.id(), MembershipRows.Query.ANY, Integer.MAX_VALUE)
            .stream()
            .filter(row -> Role.ofCode(row.membership().role()).isUser())
            .map(row -> row.account().id())
            .toList();
    act.groupMembers().add(team.groupId(), organization.id(), users, act.now());
  }

  private static String freeName(Act act, OrganizationRows.Row organization) {
    boolean taken =
        act.teams().named(organization.id(), organization.name()).isPresent()
            || act.groups().named(organization.id(), organization.name()).isPresent();
    return taken ? organization.name() + " (everybody)" : organization.name();
  }

  private Directory.WithToken issue(Act act, DirectoryRows.Row row) {
    String token = Tokens.DIRECTORY_PREFIX + act.ids().secret();
    act.tokens()
        .insert(
            new TokenRows.Row(
                act.ids().uuid(),
                TokenRows.Kind.DIRECTORY,
                Secrets.hash(token),
                row.organizationId(),
                Optional.of(row.id()),
                row.name(),
                act.now(),
                Optional.empty()));
    act.log(
        row.organizationId(),
        Kind.TOKEN_ISSUED,
        Subject.NONE,
        "Token for directory " + row.name() + " issued.");
    return new Directory.WithToken(directory(row), Optional.of(token));
  }

  public List<Directory> list(String organizationId) {
    return acts.read(sql -> new DirectoryRows(sql).of(organizationId)).stream()
        .map(this::directory)
        .toList();
  }

  public Optional<Directory> withId(String id) {
    return acts.read(sql -> new DirectoryRows(sql).byId(id)).map(this::directory);
  }

  /// Revokes its tokens and forgets what only it knew; accounts and memberships stay.
  public Outcome<Directory> delete(String id) {
    return onDirectory(
        id,
        (act, row) -> {
          act.groups().deleteOwnedBy(id);
          act.records().deleteOwnedBy(id);
          act.directories().delete(id);
          act.log(
              row.organizationId(),
              Kind.DIRECTORY_DELETED,
              Subject.NONE,
              "Directory " + row.name() + " deleted.");
          return directory(row);
        });
  }

  /// A new token beside those there are.
  public Outcome<Directory.WithToken> addToken(String id) {
    return onDirectory(id, this::issue);
  }

  /// Revokes every token but the newest.
  ///
  /// @return how many it were
  public Outcome<Integer> revokeOldTokens(String id) {
    return onDirectory(
        id,
        (act, row) -> {
          int revoked = act.tokens().revokeAllButNewestOf(id, act.now());
          if (revoked > 0) {
            act.log(
                row.organizationId(),
                Kind.TOKEN_REVOKED,
                Subject.NONE,
                revoked
                    + (revoked == 1 ? " token" : " tokens")
                    + " of directory "
                    + row.name()
                    + " revoked; the newest one stays.");
          }
          return revoked;
        });
  }

  private <T> Outcome<T> onDirectory(String id, OnDirectory<T> work) {
    return acts.perform(
        OPERATOR,
        id,
        act ->
            act.directories()
                .byId(id)
                .map(row -> Outcome.done(work.apply(act, row)))
                .orElseGet(() -> Outcome.refused(new Refusal.Unknown("Directory", id))));
  }

  private interface OnDirectory<T> {
    T apply(Act act, DirectoryRows.Row row);
  }

  private Directory directory(DirectoryRows.Row row) {
    return new Directory(
        row.id(),
        row.organizationId(),
        row.name(),
        presets.known(row.preset()),
        row.rateLimits(),
        Instant.ofEpochMilli(row.createdAt()));
  }
}

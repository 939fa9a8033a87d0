package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.MembershipRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.PlaceholderRows;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.platform.sql.TokenRows;
import io.rollcall.scim.message.Leniencies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Identity providers' connections to organizations. The operator makes, changes and deletes them,
/// or a key of the organization.
public final class Directories {
  private static final Caller OPERATOR = new Caller.Operator();

  private final Acts acts;
  private final Presets presets;

  Directories(Acts acts, Presets presets) {
    this.acts = acts;
    this.presets = presets;
  }

  /// What the operator does; see the other one.
  public Outcome<Directory.WithToken> create(
      String organizationId, String preset, String name, String rateLimits, boolean ifAbsent) {
    return create(
        OPERATOR,
        organizationId,
        new NewDirectory(preset, name, Optional.of(rateLimits), Optional.empty()),
        ifAbsent);
  }

  /// Makes a directory and its first token.
  ///
  /// @param ifAbsent answer with the directory of this name (without its token) if it is there and
  ///   is as wanted
  public Outcome<Directory.WithToken> create(
      Caller caller, String organizationId, NewDirectory wanted, boolean ifAbsent) {
    return acts.readmitting(() ->
        Administration.on(
            acts,
            caller,
            organizationId,
            (act, organization) -> create(act, organization, wanted, ifAbsent)));
  }

  private Outcome<Directory.WithToken> create(
      Act act, OrganizationRows.Row organization, NewDirectory wanted, boolean ifAbsent) {
    Optional<Preset> preset = presets.named(wanted.preset());
    Optional<Refusal> refusal = DirectoryRules.of(presets).refusal(organization, wanted);
    if (preset.isEmpty() || refusal.isPresent()) {
      return Outcome.refused(refusal.orElseThrow());
    }
    Optional<DirectoryRows.Row> present =
        act.directories().byName(organization.id(), wanted.name().strip());
    if (present.isPresent()) {
      return present(present.get(), wanted, ifAbsent);
    }
    return Outcome.done(insert(act, organization, preset.get(), wanted));
  }

  private Outcome<Directory.WithToken> present(
      DirectoryRows.Row present, NewDirectory wanted, boolean ifAbsent) {
    Directory directory = directory(present);
    Optional<String> difference = DirectoryRules.difference(directory, wanted);
    if (!ifAbsent) {
      return Administration.forbidden(
          "directoryExists",
          "The organization has a directory called " + present.name() + " already.");
    }
    return difference.isPresent()
        ? Administration.forbidden(
            "directoryDiffers",
            "Directory "
                + present.name()
                + " is there already, but different: "
                + difference.get()
                + ". Nothing was changed.")
        : Outcome.done(new Directory.WithToken(directory, Optional.empty()));
  }

  private Directory.WithToken insert(
      Act act, OrganizationRows.Row organization, Preset preset, NewDirectory wanted) {
    DirectoryRows.Row row =
        new DirectoryRows.Row(
            act.ids().uuid(),
            organization.id(),
            wanted.name().strip(),
            preset.name(),
            wanted.rateLimits().orElse(DirectoryRules.NO_RATE_LIMITS),
            DirectoryRules.column(wanted.leniencies().orElse(Leniencies.LENIENT)),
            wanted.choices().column(),
            act.now());
    act.directories().insert(row);
    act.organizations().setPreset(organization.id(), preset.name());
    if (preset.userIs() == Preset.UserIs.RECORD) {
      act.records().deleteOwnedBy(organization.id());
    }
    if (preset.userIs() == Preset.UserIs.MEMBERSHIP) {
      RecordWriter.of(act, Optional.of(preset), act.types(organization.id()))
          .refreshShared(organization.id());
    }
    if (preset.newUsersJoinDefaultTeam()) {
      ensureDefaultTeam(act, organization);
    }
    act.log(
        organization.id(),
        Kind.DIRECTORY_CREATED,
        Subject.NONE,
        "Directory " + row.name() + " created with the preset " + preset.name() + ".");
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

  /// A new token beside those there are.
  Directory.WithToken issue(Act act, DirectoryRows.Row row) {
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
                Optional.empty(),
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

  /// Changes name and settings.
  public Outcome<Directory> update(Caller caller, String id, DirectoryUpdate update) {
    return on(caller, id, (act, row) -> update(act, row, update));
  }

  private Outcome<Directory> update(Act act, DirectoryRows.Row row, DirectoryUpdate update) {
    DirectoryRows.Row after = DirectoryRules.updated(row, update);
    Optional<Refusal> refusal =
        DirectoryRules.invalid(after.name(), after.rateLimits())
            .or(() -> update.choices().refusal(presets.known(row.preset())))
            .or(() -> taken(act, row, after.name()));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (!after.equals(row)) {
      act.directories().update(after);
      act.log(
          row.organizationId(),
          Kind.DIRECTORY_CHANGED,
          Subject.NONE,
          DirectoryRules.change(directory(row), directory(after)));
    }
    return Outcome.done(directory(after));
  }

  private static Optional<Refusal> taken(Act act, DirectoryRows.Row row, String name) {
    return act.directories()
        .byName(row.organizationId(), name)
        .filter(other -> !other.id().equals(row.id()))
        .map(other ->
            new Refusal.Forbidden(
                "directoryExists",
                "The organization has a directory called " + other.name() + " already."));
  }

  /// What the operator does; see the other one.
  public Outcome<Directory> delete(String id) {
    return delete(OPERATOR, id);
  }

  /// Revokes its tokens and forgets what only it knew; accounts and memberships stay.
  public Outcome<Directory> delete(Caller caller, String id) {
    return on(
        caller,
        id,
        (act, row) -> {
          act.groups().deleteOwnedBy(id);
          act.records().deleteOwnedBy(id);
          new PlaceholderRows(act.sql()).deleteIdle(row.organizationId());
          act.directories().delete(id);
          act.log(
              row.organizationId(),
              Kind.DIRECTORY_DELETED,
              Subject.NONE,
              "Directory " + row.name() + " deleted.");
          return Outcome.done(directory(row));
        });
  }

  /// Does something to a directory that the caller administers.
  <T> Outcome<T> on(Caller caller, String id, BiFunction<Act, DirectoryRows.Row, Outcome<T>> work) {
    return acts.readmitting(() ->
        acts.perform(
            caller,
            id,
            act ->
                act.directories()
                    .lock(id)
                    .filter(row -> Administration.may(caller, row.organizationId()))
                    .map(row -> work.apply(act, row))
                    .orElseGet(() -> Administration.unknown("Directory", id))));
  }

  private Directory directory(DirectoryRows.Row row) {
    return new Directory(
        row.id(),
        row.organizationId(),
        row.name(),
        Choices.read(row.choices()).in(presets.known(row.preset())),
        row.rateLimits(),
        DirectoryRules.leniencies(row),
        Instant.ofEpochMilli(row.createdAt()));
  }
}

package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Actor;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRows;
import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.DomainRows;
import io.rollcall.platform.sql.EachLogRows;
import io.rollcall.platform.sql.FormerRecordRows;
import io.rollcall.platform.sql.GroupEditRows;
import io.rollcall.platform.sql.GroupMemberRows;
import io.rollcall.platform.sql.GroupNestingRows;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.LogRows;
import io.rollcall.platform.sql.MembershipRows;
import io.rollcall.platform.sql.NamedMembers;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.RecordRows;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.platform.sql.TokenRows;
import io.rollcall.platform.sql.Turns;
import io.rollcall.platform.sql.UserRows;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.Leniency;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/// One act inside its transaction: who does it, when, and the tables. An act reads and decides
/// before it writes, so that a refusal leaves nothing behind but its log entry.
///
/// @param leniencies what the request was read with; every log entry of the act says so
record Act(
    DSLContext sql, long now, Ids ids, Presets presets, Caller caller, List<Leniency> leniencies) {
  static final List<String> USER_ROLES = roles(Role::isUser);
  private static final UserRows.Roles ROLES =
      new UserRows.Roles(USER_ROLES, roles(role -> !role.isUser()));

  private static final int MAX_ID_LENGTH = 100;

  private static List<String> roles(Predicate<Role> which) {
    return Arrays.stream(Role.values()).filter(which).map(Role::code).toList();
  }

  /// The same act, of a request that was read with these leniencies.
  Act readWith(List<Leniency> taken) {
    return new Act(sql, now, ids, presets, caller, taken);
  }

  AccountRows accounts() {
    return new AccountRows(sql);
  }

  MembershipRows memberships() {
    return new MembershipRows(sql);
  }

  RecordRows records() {
    return new RecordRows(sql);
  }

  FormerRecordRows formerRecords() {
    return new FormerRecordRows(sql);
  }

  DomainRows domains() {
    return new DomainRows(sql);
  }

  OrganizationRows organizations() {
    return new OrganizationRows(sql);
  }

  /// The preset of the organization's directories; empty while it has none.
  Optional<Preset> preset(String organizationId) {
    return organizations()
        .byId(organizationId)
        .flatMap(OrganizationRows.Row::preset)
        .map(presets::known);
  }

  /// The resource types of an organization: its preset's, with its extension schemas.
  Types types(String organizationId) {
    return preset(organizationId)
        .map(preset -> preset.shape().types())
        .orElse(Types.PLAIN)
        .with(organizations().extensions(organizationId));
  }

  DirectoryRows directories() {
    return new DirectoryRows(sql);
  }

  TokenRows tokens() {
    return new TokenRows(sql);
  }

  GroupRows groups() {
    return new GroupRows(sql);
  }

  GroupEditRows groupEdits() {
    return new GroupEditRows(sql);
  }

  GroupNestingRows groupNestings() {
    return new GroupNestingRows(sql);
  }

  NamedMembers namedMembers() {
    return new NamedMembers(sql);
  }

  GroupMemberRows groupMembers() {
    return new GroupMemberRows(sql);
  }

  TeamRows teams() {
    return new TeamRows(sql);
  }

  /// The Users that this directory may see.
  UserRows users(Caller.OfDirectory directory) {
    return users(sql, directory);
  }

  static UserRows users(DSLContext sql, Caller.OfDirectory directory) {
    return new UserRows(
        sql,
        new UserRows.Owner(owner(directory), directory.organizationId(), ROLES),
        directory.preset().scimIdIs() == Preset.ScimId.ACCOUNT);
  }

  /// Whose records are this directory's Users.
  static String owner(Caller.OfDirectory directory) {
    return switch (directory.preset().userIs()) {
      case MEMBERSHIP -> directory.organizationId();
      case RECORD -> directory.directoryId();
    };
  }

  /// Whose groups this directory sees.
  static String groupOwner(Caller.OfDirectory directory) {
    return switch (directory.preset().rules().groupsAre()) {
      case DIRECTORYS -> directory.directoryId();
      case TEAMS -> directory.organizationId();
      case USER_GROUPS -> UserGroups.owner(directory.organizationId());
    };
  }

  /// Whether this could be the id of anything. What cannot is not looked up: databases refuse some
  /// characters.
  static boolean couldBeId(String id) {
    return id.length() <= MAX_ID_LENGTH && id.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /// The id, or the empty text, which is nobody's, if it could not be one.
  static String askable(String id) {
    return couldBeId(id) ? id : "";
  }

  /// The key of the address, or the empty text, which is nobody's, if no address is such.
  static String askableKey(String address) {
    String key = Address.key(address);
    return key.codePoints().anyMatch(Character::isISOControl) ? "" : key;
  }

  /// Waits until no other act does the same, and lets none do so until this one ends.
  void takeTurn(String what) {
    new Turns(sql).take(what);
  }

  void log(String organizationId, Kind kind, Subject about, String detail) {
    log(organizationId, kind, about, detail, leniencies);
  }

  /// @param read what the request that is done was read with
  void log(String organizationId, Kind kind, Subject about, String detail, List<Leniency> read) {
    List<String> words = read.stream().map(Leniency::word).distinct().toList();
    tell(Actor.of(caller), directoryId(), organizationId, kind, about, detail, words);
  }

  /// Writes to the log of another directory of the organization what was done to its User.
  void logOf(
      String ownerDirectory, String organizationId, Kind kind, Subject about, String detail) {
    Optional<String> owner = Optional.of(ownerDirectory);
    tell(Actor.of(caller), owner, organizationId, kind, about, detail, List.of());
  }

  /// Writes to the log of an organization what somebody did elsewhere.
  void logNews(Actor by, String organizationId, Kind kind, Subject about, String detail) {
    tell(by, Optional.empty(), organizationId, kind, about, detail, List.of());
  }

  /// What was done: no refusal, so neither a diagnosis nor a truth behind it.
  private void tell(
      Actor by,
      Optional<String> directoryId,
      String organizationId,
      Kind kind,
      Subject about,
      String detail,
      List<String> leniencyWords) {
    write(
        by,
        directoryId,
        organizationId,
        kind,
        about,
        Optional.empty(),
        detail,
        Optional.empty(),
        leniencyWords);
  }

  /// Refuses, and says so in the log: of an id that was not found, also what it really is, if it is
  /// one of this organization.
  <T> Outcome<T> refuse(String organizationId, Refusal refusal, Subject about) {
    return switch (refusal) {
      case Refusal.Unknown(String what, String id) ->
          refuse(
              organizationId,
              refusal,
              about.asked(id),
              new IdMeaning(this, organizationId).explained(refusal, what, List.of(id)),
              Optional.empty());
      case Refusal.UnknownMembers(List<String> ids) ->
          refuse(
              organizationId,
              refusal,
              about,
              new IdMeaning(this, organizationId).explained(refusal, IdMeaning.MEMBERS, ids),
              Optional.empty());
      case Refusal.Taken _,
          Refusal.Stale _,
          Refusal.Forbidden _,
          Refusal.TooLarge _,
          Refusal.Invalid _ ->
          refuse(organizationId, refusal, about, refusal.detail(), Optional.empty());
    };
  }

  /// Refuses, with more in the log than the caller is told.
  ///
  /// @param detail for the organization's administrators
  /// @param truth for the operator only
  <T> Outcome<T> refuse(
      String organizationId,
      Refusal refusal,
      Subject about,
      String detail,
      Optional<String> truth) {
    String diagnosis =
        switch (refusal) {
          case Refusal.Taken taken -> taken.diagnosis();
          case Refusal.Unknown _,
              Refusal.UnknownMembers _,
              Refusal.Stale _,
              Refusal.Forbidden _,
              Refusal.TooLarge _,
              Refusal.Invalid _ ->
              ids.diagnosis();
        };
    write(
        Actor.of(caller),
        directoryId(),
        organizationId,
        Kind.REFUSED,
        about,
        Optional.of(diagnosis),
        detail,
        truth,
        List.of());
    return Outcome.refused(refusal);
  }

  /// The same of each of many, by one statement.
  void logEach(String organizationId, Kind kind, List<Subject> about, String detail) {
    Actor actor = Actor.of(caller);
    List<String> words = leniencies.stream().map(Leniency::word).distinct().toList();
    Optional<String> none = Optional.empty();
    new EachLogRows(sql)
        .insert(
            about.stream()
                .map(each ->
                    row(
                        actor,
                        directoryId(),
                        organizationId,
                        kind,
                        each,
                        none,
                        detail,
                        none,
                        words))
                .toList());
  }

  private void write(
      Actor actor,
      Optional<String> directoryId,
      String organizationId,
      Kind kind,
      Subject about,
      Optional<String> diagnosis,
      String detail,
      Optional<String> truth,
      List<String> leniencies) {
    new LogRows(sql)
        .insert(
            row(
                actor,
                directoryId,
                organizationId,
                kind,
                about,
                diagnosis,
                detail,
                truth,
                leniencies));
  }

  private LogRows.Row row(
      Actor actor,
      Optional<String> directoryId,
      String organizationId,
      Kind kind,
      Subject about,
      Optional<String> diagnosis,
      String detail,
      Optional<String> truth,
      List<String> leniencies) {
    return new LogRows.Row(
        ids.uuid(),
        organizationId,
        now,
        kind.code(),
        actor.kind().code(),
        actor.id(),
        actor.name(),
        directoryId,
        about.account(),
        about.address(),
        about.resource(),
        diagnosis,
        detail,
        truth,
        leniencies);
  }

  private Optional<String> directoryId() {
    return caller instanceof Caller.OfDirectory directory
        ? Optional.of(directory.directoryId())
        : Optional.empty();
  }
}

package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.db.Unavailable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The front door: all acts on one database. Opening it brings the tables up to date.
public final class Platform {
  private final Organizations organizations;
  private final Directories directories;
  private final DirectoryTokens directoryTokens;
  private final Domains domains;
  private final ExtensionSchemas schemas;
  private final OrganizationGroups organizationGroups;
  private final Accounts accounts;
  private final Deletions deletions;
  private final ManagedAccounts managedAccounts;
  private final Links links;
  private final Erasure erasure;
  private final Retention retention;
  private final Keys keys;
  private final Tokens tokens;
  private final Members members;
  private final MemberAccess memberAccess;
  private final People people;
  private final Users users;
  private final Groups groups;
  private final Teams teams;
  private final UserGroups userGroups;
  private final Sessions sessions;
  private final Log log;
  private final Settings settings;

  /// @param presets every preset that a directory may have
  public Platform(Database database, Clock clock, Ids ids, List<Preset> presets) {
    migrate(database);
    GroupSearch.makeUp(database);
    Presets known = new Presets(presets);
    Acts acts = new Acts(database, clock, ids, known, new KnownCallers());
    new RecordSearch(database, clock, ids, known).makeUp();
    Cursors cursors = new Cursors(acts);
    organizations = new Organizations(acts);
    directories = new Directories(acts, known);
    directoryTokens = new DirectoryTokens(acts, directories);
    domains = new Domains(acts, PublicDomains.load());
    schemas = new ExtensionSchemas(acts);
    organizationGroups = new OrganizationGroups(acts);
    accounts = new Accounts(acts, known);
    deletions = new Deletions(acts);
    managedAccounts = new ManagedAccounts(acts);
    links = new Links(acts);
    erasure = new Erasure(acts);
    retention = new Retention(acts, erasure);
    keys = new Keys(acts);
    tokens = new Tokens(acts, known);
    members = new Members(acts, known);
    memberAccess = new MemberAccess(acts);
    people = new People(acts, cursors);
    users = new Users(acts, cursors);
    groups = new Groups(acts, cursors);
    teams = new Teams(acts);
    userGroups = new UserGroups(acts);
    sessions = new Sessions(acts);
    log = new Log(acts);
    settings = new Settings(acts);
  }

  /// Brings the tables up to date, and does nothing else.
  public static void migrate(Database database) {
    database.migrate("platform", "io/rollcall/platform/migration");
  }

  /// What to tell a client, when this failure only says that the database cannot be had now.
  public static Optional<String> away(Throwable failure) {
    return failure instanceof Unavailable unavailable
        ? Optional.ofNullable(unavailable.getMessage())
        : Optional.empty();
  }

  public Organizations organizations() {
    return organizations;
  }

  public Directories directories() {
    return directories;
  }

  public DirectoryTokens directoryTokens() {
    return directoryTokens;
  }

  public Domains domains() {
    return domains;
  }

  public ExtensionSchemas schemas() {
    return schemas;
  }

  public OrganizationGroups organizationGroups() {
    return organizationGroups;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Deletions deletions() {
    return deletions;
  }

  public ManagedAccounts managedAccounts() {
    return managedAccounts;
  }

  public Links links() {
    return links;
  }

  public Erasure erasure() {
    return erasure;
  }

  public Retention retention() {
    return retention;
  }

  public Keys keys() {
    return keys;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Members members() {
    return members;
  }

  public MemberAccess memberAccess() {
    return memberAccess;
  }

  public People people() {
    return people;
  }

  public Users users() {
    return users;
  }

  public Groups groups() {
    return groups;
  }

  public Teams teams() {
    return teams;
  }

  public UserGroups userGroups() {
    return userGroups;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Log log() {
    return log;
  }

  public Settings settings() {
    return settings;
  }
}

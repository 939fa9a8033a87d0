package io.rollcall.lifecycle.store;

import io.rollcall.db.Database;
import java.time.Clock;

/// Everything that the engine remembers, over one database.
///
/// @param addresses every address that a source ever gave somebody
/// @param links which account is whose
/// @param groups which group is which
/// @param departures since when the people of accounts have been gone
/// @param contacts at whose accounts somebody looked
/// @param journal what was sent, and what came of it
/// @param targetRuns what the last run at each target came to
/// @param turns when the schedule last began a run
/// @param refusals addresses that targets refused
/// @param healings recipes that were begun
/// @param cases what people must decide
/// @param verdicts what people decided
/// @param mirrors what sources were shown at their last read
public record Store(
    Addresses addresses,
    Links links,
    GroupLinks groups,
    Departures departures,
    Contacts contacts,
    Journal journal,
    TargetRuns targetRuns,
    Turns turns,
    Refusals refusals,
    Healings healings,
    Cases cases,
    Verdicts verdicts,
    Mirrors mirrors) {
  /// Brings the tables up to date and opens them.
  public static Store open(Database database, Clock clock) {
    migrate(database);
    return new Store(
        new Addresses(database),
        new Links(database),
        new GroupLinks(database),
        new Departures(database),
        new Contacts(database),
        new Journal(database, clock),
        new TargetRuns(database),
        new Turns(database),
        new Refusals(database),
        new Healings(database, clock),
        new Cases(database, clock),
        new Verdicts(database),
        new Mirrors(database));
  }

  /// Brings the tables up to date, and does nothing else.
  public static void migrate(Database database) {
    database.migrate("lifecycle", "io/rollcall/lifecycle/migration");
  }
}

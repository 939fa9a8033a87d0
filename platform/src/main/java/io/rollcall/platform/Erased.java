package io.rollcall.platform;

/// What was erased with a person.
///
/// @param logEntries entries that were changed so that they do not tell who it was
/// @param references attributes of others that pointed to the person, such as their manager
/// @param mentions records of others that still hold one of the person's addresses: who sent them
///   has to change them
public record Erased(
    String accountId,
    int memberships,
    int records,
    int formerRecords,
    int groups,
    int logEntries,
    int references,
    int mentions) {}

package io.rollcall.db;

/// The address of an empty database of the test's own; a [Database] that the test is given beside
/// it is open on the same data.
public record Url(String jdbc) {}

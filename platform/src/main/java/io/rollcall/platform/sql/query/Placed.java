package io.rollcall.platform.sql.query;

/// A row, and its place in the order in which it was read.
public record Placed<R>(R row, Position at) {}

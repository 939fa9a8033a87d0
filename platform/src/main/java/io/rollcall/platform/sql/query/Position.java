package io.rollcall.platform.sql.query;

import java.util.Optional;

/// A place in an order: that of the resource with this id and this key, whether or not it is still
/// there.
///
/// @param key of what the order is by; empty if there was no value, or the order is by id alone
/// @param id of the row
public record Position(Optional<String> key, String id) {}

package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// What a search came upon.
///
/// @param next the id after which the search goes on; empty if everything was looked at. So much
///   can be looked at in vain that there are fewer items than were asked for, or none
public record Found<T>(List<T> items, Optional<String> next) {
  public Found {
    items = List.copyOf(items);
  }

  public static <T> Found<T> nothing() {
    return new Found<>(List.of(), Optional.empty());
  }
}

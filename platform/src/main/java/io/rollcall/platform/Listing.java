package io.rollcall.platform;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.schema.AttributePath;
import java.time.Duration;
import java.util.Optional;

/// What a list of resources is asked for (RFC 7644 §3.4.2).
///
/// @param filter as the client wrote it; it is checked against the schema where it is answered
/// @param withReferences whether each User comes with its groups, each Group with its members: what
///   nobody asked for is not read
public record Listing(
    Optional<Filter> filter, Optional<Sort> sort, Window window, boolean withReferences) {

  /// The whole list, from its beginning.
  public static Listing all(int count) {
    return new Listing(Optional.empty(), Optional.empty(), new Window.Index(1, count), true);
  }

  /// @param path the attribute whose values decide the order (of several values the primary one, or
  ///   the first); without a value comes last, or first if descending
  public record Sort(AttributePath path, boolean descending) {}

  /// Which part of the list.
  public sealed interface Window {
    /// How many at most; 0 asks for the total only.
    int count();

    /// By place.
    ///
    /// @param startIndex counted from 1; less counts as 1
    record Index(int startIndex, int count) implements Window {}

    /// By cursor (RFC 9865): what lives throughout is seen once, whatever comes and goes.
    ///
    /// @param after what the page before said; empty, or the empty text, for the first page
    record Cursor(Optional<String> after, int count) implements Window {
      /// How long a cursor is good for.
      public static final Duration LIFETIME = Duration.ofDays(1);
    }
  }
}

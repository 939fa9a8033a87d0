package io.rollcall.lifecycle.source.scim;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// One page of a list.
///
/// @param total how many there are in all, where the server says so
/// @param next leads to the next page, where pages are by cursor
record Page(Optional<Long> total, List<Json.Obj> resources, Optional<String> next) {
  /// The page in an answer; empty if it is no list.
  static Optional<Page> of(Json.Obj body) {
    boolean isList = body.find("Resources").isPresent() || body.integer("totalResults").isPresent();
    return isList
        ? Optional.of(
            new Page(
                body.integer("totalResults"),
                body.objects("Resources"),
                body.string("nextCursor").filter(cursor -> !cursor.isEmpty())))
        : Optional.empty();
  }
}

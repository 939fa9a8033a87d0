package io.rollcall.lifecycle.source.scim;

import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All resources of one kind, each once. By cursor (RFC 9865) nobody who lived throughout is
/// skipped; pages by place move when somebody comes or goes, so a list that moved is read again.
/// What a server says that does not add up is no complete read.
final class Listing {
  private static final int MOST_READS = 3;
  private static final int MOST_PAGES = 100_000;

  private final ScimServer server;
  private final String kind;
  private int pages;

  /// @param kind `Users` or `Groups`
  Listing(ScimServer server, String kind) {
    this.server = server;
    this.kind = kind;
  }

  /// How many pages were read.
  int pages() {
    return pages;
  }

  List<Json.Obj> read(boolean byCursor) throws IncompleteRead {
    for (int tries = 1; tries <= MOST_READS; tries++) {
      Optional<List<Json.Obj>> all = byCursor ? byCursor() : byPlace();
      if (all.isPresent()) {
        return all.get();
      }
    }
    throw trouble(
        "the list changed each of the %s times it was read, or its pages repeat themselves"
            .formatted(MOST_READS));
  }

  private Optional<List<Json.Obj>> byCursor() throws IncompleteRead {
    Map<String, Json.Obj> all = new LinkedHashMap<>();
    Set<String> cursors = new HashSet<>();
    Optional<String> cursor = Optional.of("");
    Optional<Long> total = Optional.empty();
    while (cursor.isPresent()) {
      if (!cursors.add(cursor.get()) || cursors.size() > MOST_PAGES) {
        throw trouble("its cursors lead in a circle");
      }
      Page page = counted(server.byCursor(kind, cursor.get()));
      if (add(page, all)) {
        return Optional.empty();
      }
      Optional<Long> before = total;
      total = page.total().or(() -> before);
      cursor = page.next();
    }
    if (total.isPresent() && total.get() != all.size()) {
      return shrunk(all.size(), total.get());
    }
    return Optional.of(new ArrayList<>(all.values()));
  }

  // A cursor keeps its place, so a total that changed on the way says nothing about who was missed,
  // unless fewer came than the last page promises.
  private Optional<List<Json.Obj>> shrunk(int seen, long total) throws IncompleteRead {
    if (seen < total) {
      throw trouble("it says that there are %s and shows %s of them".formatted(total, seen));
    }
    return Optional.empty();
  }

  private Optional<List<Json.Obj>> byPlace() throws IncompleteRead {
    Map<String, Json.Obj> all = new LinkedHashMap<>();
    Page page = counted(server.byPlace(kind, 1));
    long total =
        page.total()
            .orElseThrow(() -> trouble("it does not say how many there are (totalResults)"));
    boolean moved = add(page, all);
    while (!moved && all.size() < total) {
      page = counted(server.byPlace(kind, all.size() + 1L));
      moved = page.total().filter(now -> now == total).isEmpty();
      if (!moved && page.resources().isEmpty()) {
        throw trouble(
            "it says that there are %s and shows %s of them".formatted(total, all.size()));
      }
      moved |= add(page, all);
    }
    if (!moved && all.size() > total) {
      throw trouble("it says that there are %s and shows %s".formatted(total, all.size()));
    }
    return moved ? Optional.empty() : Optional.of(new ArrayList<>(all.values()));
  }

  private Page counted(Page page) {
    pages++;
    return page;
  }

  /// Whether somebody was seen already.
  private boolean add(Page page, Map<String, Json.Obj> all) throws IncompleteRead {
    boolean again = false;
    for (Json.Obj resource : page.resources()) {
      String id =
          resource
              .string("id")
              .filter(text -> !text.isBlank())
              .orElseThrow(() -> trouble("one of them has no id: " + Echo.of(resource.toString())));
      again |= all.put(id, resource) != null;
    }
    return again;
  }

  private IncompleteRead trouble(String what) {
    return new IncompleteRead(
        "%s cannot be read completely: asked for all %s, %s. Nothing may be concluded from who is missing."
            .formatted(server.base(), kind, what));
  }
}

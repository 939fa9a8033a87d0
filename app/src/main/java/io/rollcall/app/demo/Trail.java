package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An app's troubleshooting log, as an organization's key reads it over HTTP: what was done and
/// what was refused, oldest first. An entry is written with what it tells of, so that whoever has
/// an answer finds it here.
record Trail(List<Entry> entries) {
  private static final String PATH = "/api/log?limit=200";

  Trail {
    entries = List.copyOf(entries);
  }

  /// @param kind `created`, `renamed`, `refused` …
  /// @param actor who did it: a directory's or a key's name
  record Entry(String kind, String actor, Optional<String> account, Optional<String> address) {
    static Entry of(Json.Obj entry) {
      return new Entry(
          entry.string("kind").orElse(""),
          entry.object("actor").flatMap(actor -> actor.string("name")).orElse(""),
          entry.string("accountId"),
          entry.string("address"));
    }
  }

  static Trail read(Web key) {
    List<Entry> entries = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      String from = after.get().isEmpty() ? "" : "&after=" + Web.quoted(after.get());
      Json.Obj page = key.get(PATH + from).body();
      page.objects("items").stream().map(Entry::of).forEach(entries::add);
      after = page.string("next");
    }
    return new Trail(entries);
  }

  int size() {
    return entries.size();
  }

  /// What came after the first so many.
  Trail since(int size) {
    return new Trail(entries.subList(Math.min(size, entries.size()), entries.size()));
  }

  Trail by(String actor) {
    return new Trail(entries.stream().filter(entry -> entry.actor().equals(actor)).toList());
  }

  Trail of(String... kinds) {
    Set<String> wanted = Set.of(kinds);
    return new Trail(entries.stream().filter(entry -> wanted.contains(entry.kind())).toList());
  }

  Trail about(String accountId) {
    return new Trail(
        entries.stream()
            .filter(entry -> entry.account().filter(accountId::equals).isPresent())
            .toList());
  }

  Trail under(String address) {
    return new Trail(
        entries.stream()
            .filter(entry -> entry.address().filter(address::equals).isPresent())
            .toList());
  }
}

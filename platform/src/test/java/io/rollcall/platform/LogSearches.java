package io.rollcall.platform;

import static io.rollcall.platform.LogPaging.ENTRIES;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.LogSearch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the log of `LogPaging` is searched for.
final class LogSearches {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  static final Optional<String> ANY = Optional.empty();
  static final LogSearch.About ALL = about(ANY, ANY, ANY);
  static final String AT = "log_entry_at";
  static final Set<String> KIND = Set.of("log_entry_kind");
  private static final Set<String> ORGANIZATION = Set.of("log_entry_organization");
  private static final Set<String> IDS =
      Set.of("log_entry_account", "log_entry_resource", "log_entry_diagnosis");

  private LogSearches() {}

  static LogSearch.About about(
      Optional<String> account, Optional<String> address, Optional<String> id, Kind... kinds) {
    return new LogSearch.About(account, address, id, Stream.of(kinds).map(Kind::code).toList());
  }

  static LogSearch.About ofKinds(Kind... kinds) {
    return about(ANY, ANY, ANY, kinds);
  }

  static LogSearch search(LogSearch.About about) {
    return new LogSearch(ANY, Optional.empty(), Optional.empty(), ANY, about, false);
  }

  static LogSearch ofTime(long fromMinute, long untilMinute) {
    return ofTime(ALL, fromMinute, untilMinute);
  }

  private static LogSearch ofTime(LogSearch.About about, long fromMinute, long untilMinute) {
    return new LogSearch(
        ANY, Optional.of(fromMinute * MINUTE), Optional.of(untilMinute * MINUTE), ANY, about, true);
  }

  /// Each with the indexes that lead to what it is about.
  static Map<LogSearch, Set<String>> searches() {
    Map<LogSearch, Set<String>> searches = new LinkedHashMap<>();
    LogSearch.About everything =
        about(
            Optional.of("account"),
            Optional.of("account@acme.example"),
            Optional.of("account-record"),
            Kind.ERASED);
    put(searches, search(ALL), ORGANIZATION);
    put(searches, search(everything), IDS);
    put(searches, search(ofKinds(Kind.ERASED)), KIND);
    put(searches, search(ofKinds(Kind.ERASED, Kind.CHANGED)), KIND);
    put(searches, search(ofKinds(Kind.LINKED)), KIND);
    for (LogSearch time :
        List.of(ofTime(3_000, 3_010), ofTime(0, 10), ofTime(ENTRIES, 2 * ENTRIES))) {
      put(searches, time, ORGANIZATION);
    }
    put(searches, ofTime(ofKinds(Kind.CHANGED), 100, 3_900), KIND);
    put(searches, without(Optional.of("silent"), ANY), ORGANIZATION);
    put(searches, without(ANY, Optional.of(Kind.REFUSED.code())), ORGANIZATION);
    for (String one : List.of("account", "rare")) {
      ofOne(Optional.of(one), Kind.CHANGED)
          .forEach((about, index) -> put(searches, search(about), index));
      ofOne(Optional.of(one)).forEach((about, index) -> put(searches, search(about), index));
      ofOne(Optional.of(one))
          .forEach((about, index) -> put(searches, ofTime(about, 100, 3_900), index));
    }
    return searches;
  }

  private static void put(
      Map<LogSearch, Set<String>> searches, LogSearch search, Set<String> indexes) {
    Set<String> all = new TreeSet<>(indexes);
    if (search.from().isPresent()) {
      all.add(AT);
    }
    if (search.settledOnly()) {
      all.addAll(ORGANIZATION);
    }
    searches.put(search, all);
  }

  private static Map<LogSearch.About, Set<String>> ofOne(Optional<String> one, Kind... kinds) {
    return Map.of(
        about(one, ANY, ANY, kinds),
        Set.of("log_entry_account"),
        about(ANY, one.map("%s@acme.example"::formatted), ANY, kinds),
        Set.of("log_entry_address"),
        about(ANY, ANY, one, kinds),
        IDS,
        about(ANY, ANY, one.map("%s-record"::formatted), kinds),
        IDS);
  }

  private static LogSearch without(Optional<String> directory, Optional<String> kind) {
    return new LogSearch(directory, Optional.empty(), Optional.empty(), kind, ALL, true);
  }
}

package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Dialect;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.LogPages;
import io.rollcall.platform.sql.LogPlace;
import io.rollcall.platform.sql.LogRows;
import io.rollcall.platform.sql.LogSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A page of the log costs what is on it, whatever it is asked for and however long the log is.
abstract class LogPaging {
  private static final int ENTRIES = 4_000;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final Optional<String> ANY = Optional.empty();
  private static final LogSearch.About ALL = about(ANY, ANY, ANY);
  private static final LogPlace BEGINNING = new LogPlace(0, 0);
  private static final LogPlace END = new LogPlace(Long.MAX_VALUE, Long.MAX_VALUE);
  private static final int LIMIT = 10;
  private static final int MOST = 100;

  private World world;
  private String organizationId;

  /// One entry a minute of one account, every third of them of one record, and four of another
  /// kind. What belongs in two neighbouring minutes was committed the other way round.
  @BeforeEach
  void fill(World fresh) {
    world = fresh;
    organizationId = world.organization("Acme").id();
    for (int batch = 0; batch < ENTRIES; batch += 500) {
      int first = batch;
      world.database.write(sql -> {
        for (int i = first; i < first + 500; i++) {
          new LogRows(sql).insert(row(i ^ 1));
        }
        return true;
      });
    }
    if (world.database.dialect() == Dialect.POSTGRESQL) {
      world.database.write(sql -> sql.execute("ANALYZE"));
    }
  }

  private LogRows.Row row(int minute) {
    return new LogRows.Row(
        "entry-%04d".formatted(minute),
        organizationId,
        minute * MINUTE,
        (minute % 1_000 == 500 ? Kind.ERASED : minute % 2 == 0 ? Kind.CHANGED : Kind.REFUSED)
            .code(),
        LogEntry.ActorKind.OPERATOR.code(),
        "",
        "operator",
        Optional.of("directory-" + minute % 2),
        Optional.of("account"),
        Optional.of("a@acme.example"),
        minute % 3 == 0 ? Optional.of("record") : Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        List.of());
  }

  private static LogSearch.About about(
      Optional<String> account, Optional<String> address, Optional<String> id, Kind... kinds) {
    return new LogSearch.About(account, address, id, Stream.of(kinds).map(Kind::code).toList());
  }

  private static LogSearch search(LogSearch.About about) {
    return new LogSearch(ANY, Optional.empty(), Optional.empty(), ANY, about, false);
  }

  private static LogSearch ofTime(long fromMinute, long untilMinute) {
    return new LogSearch(
        ANY, Optional.of(fromMinute * MINUTE), Optional.of(untilMinute * MINUTE), ANY, ALL, true);
  }

  private static List<LogSearch> searches() {
    Optional<String> account = Optional.of("account");
    Optional<String> record = Optional.of("record");
    Optional<String> address = Optional.of("a@acme.example");
    return List.of(
        search(ALL),
        search(about(ANY, ANY, account)),
        search(about(ANY, ANY, record)),
        search(about(account, ANY, ANY)),
        search(about(ANY, address, ANY)),
        search(about(account, address, record, Kind.ERASED)),
        search(about(ANY, ANY, ANY, Kind.ERASED)),
        search(about(ANY, ANY, ANY, Kind.ERASED, Kind.CHANGED)),
        search(about(ANY, ANY, ANY, Kind.LINKED)),
        ofTime(3_000, 3_010),
        ofTime(0, 10),
        ofTime(ENTRIES, 2 * ENTRIES),
        new LogSearch(Optional.of("silent"), Optional.empty(), Optional.empty(), ANY, ALL, true),
        new LogSearch(
            ANY, Optional.empty(), Optional.empty(), Optional.of(Kind.REFUSED.code()), ALL, true));
  }

  @Test
  void aPageReadsAFewRowsWhateverItIsAskedFor() {
    for (LogSearch search : searches()) {
      for (String plan : plans(search)) {
        assertThat(plan).as(search.toString()).doesNotContain("Seq Scan", "SCAN log_entry");
        assertThat(Measured.rowsRead(plan))
            .as("%s%n%s", search, plan)
            .isLessThanOrEqualTo(3 * MOST);
      }
    }
  }

  private List<String> plans(LogSearch search) {
    return Measured.plans(
        world,
        sql -> {
          LogPages pages = new LogPages(sql, organizationId, MOST);
          var _ = pages.read(search, BEGINNING, LIMIT);
          var _ = pages.readBack(search, END, LIMIT);
        });
  }

  @Test
  void aTimeIsFoundByItsIndexAndKindsByTheirs() {
    assertThat(String.join("", plans(ofTime(3_000, 3_010)))).contains("log_entry_at");
    assertThat(String.join("", plans(search(about(ANY, ANY, ANY, Kind.ERASED)))))
        .contains("log_entry_kind");
  }

  @Test
  void pageByPageEveryEntryIsReadOnceHoweverFewAPageLooksThrough() {
    for (LogSearch search : searches()) {
      List<String> all = walked(search, ENTRIES, 10 * ENTRIES, false);
      assertThat(walked(search, LIMIT, MOST, false)).as(search.toString()).isEqualTo(all);
      assertThat(walked(search, LIMIT, MOST, true)).as(search.toString()).isEqualTo(all.reversed());
    }
    assertThat(walked(search(about(ANY, ANY, ANY, Kind.ERASED)), LIMIT, MOST, false))
        .containsExactly("entry-0500", "entry-1500", "entry-2500", "entry-3500");
    assertThat(walked(search(about(ANY, ANY, Optional.of("record"))), LIMIT, MOST, false))
        .hasSize(1 + ENTRIES / 3)
        .doesNotHaveDuplicates();
    assertThat(walked(ofTime(3_000, 3_003), LIMIT, MOST, false))
        .containsExactly("entry-3001", "entry-3000", "entry-3002");
  }

  private List<String> walked(LogSearch search, int limit, int most, boolean lastFirst) {
    List<String> ids = new ArrayList<>();
    LogPlace at = lastFirst ? END : BEGINNING;
    while (true) {
      LogPages.Page page = page(search, at, limit, most, lastFirst);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
      page.entries().forEach(placed -> ids.add(placed.row().id()));
      if (!page.isMore()) {
        return ids;
      }
      LogPlace end = page.end().orElseThrow();
      assertThat(end.compareTo(at)).isEqualTo(lastFirst ? -1 : 1);
      at = end;
    }
  }

  private LogPages.Page page(
      LogSearch search, LogPlace at, int limit, int most, boolean lastFirst) {
    return world.database.read(sql -> {
      LogPages pages = new LogPages(sql, organizationId, most);
      return lastFirst ? pages.readBack(search, at, limit) : pages.read(search, at, limit);
    });
  }

  /// Whoever goes on from there rereads nothing.
  @Test
  void aPageWithoutEntriesEndsWhereTheLogEnds() {
    LogQuery query =
        new LogQuery(
            ANY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LIMIT,
            true,
            LogQuery.Audience.OPERATOR,
            true,
            new LogFilter(ANY, ANY, ANY, Set.of(Kind.LINKED)));

    LogPage page = world.platform.log().read(organizationId, query);

    assertThat(page.entries()).isEmpty();
    assertThat(page.isMore()).isFalse();
    List<LogEntry> all =
        world.platform.log().read(organizationId, LogQuery.all(2 * ENTRIES)).entries();
    assertThat(page.end()).isEqualTo(all.getLast().position());
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.LogSearches.ALL;
import static io.rollcall.platform.LogSearches.ANY;
import static io.rollcall.platform.LogSearches.AT;
import static io.rollcall.platform.LogSearches.KIND;
import static io.rollcall.platform.LogSearches.about;
import static io.rollcall.platform.LogSearches.ofKinds;
import static io.rollcall.platform.LogSearches.ofTime;
import static io.rollcall.platform.LogSearches.search;
import static io.rollcall.platform.LogSearches.searches;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A page of the log costs what is on it, whatever it is asked for and however long the log is.
abstract class LogPaging {
  static final int ENTRIES = 4_000;
  private static final Set<Integer> RARE = Set.of(700, 1_700, 3_700);
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final LogPlace BEGINNING = new LogPlace(0, 0);
  private static final LogPlace END = new LogPlace(Long.MAX_VALUE, Long.MAX_VALUE);
  private static final int LIMIT = 10;
  private static final int MOST = 100;

  private World world;
  private String organizationId;

  /// One entry a minute of one account, every third of them of one record, four of another kind,
  /// and three of an account, an address and a record of which there is nothing else. What belongs
  /// in two neighbouring minutes was committed the other way round.
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
    boolean isRare = RARE.contains(minute);
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
        Optional.of(isRare ? "rare" : "account"),
        Optional.of(isRare ? "rare@acme.example" : "account@acme.example"),
        isRare
            ? Optional.of("rare-record")
            : Optional.of("account-record").filter(_ -> minute % 3 == 0),
        Optional.empty(),
        "",
        Optional.empty(),
        List.of());
  }

  @Test
  void aPageReadsAFewRowsWhateverItIsAskedFor() {
    for (LogSearch search : searches().keySet()) {
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

  /// Measured rows are PostgreSQL's, which knows how many entries have what. SQLite does not: the
  /// index of something else may lead to any number of them, in an order that is not the log's.
  final void everySearchGoesAlongItsIndexes() {
    searches()
        .forEach((search, indexes) -> {
          List<String> plans = plans(search);
          String all = search + "\n" + String.join("\n", plans);
          assertThat(Measured.indexes(plans)).as(all).isEqualTo(indexes);
          assertThat(plans)
              .as(all)
              .noneMatch(plan -> plan.contains(AT) && plan.contains("TEMP B-TREE"));
        });
  }

  @Test
  void aTimeIsFoundByItsIndexAndKindsByTheirs() {
    assertThat(Measured.indexes(plans(ofTime(3_000, 3_010)))).contains(AT);
    assertThat(Measured.indexes(plans(search(ofKinds(Kind.ERASED))))).containsAll(KIND);
  }

  /// The one is five hours ahead. What was committed after it was not after the time.
  @Test
  void anEntryOfAClockThatIsAheadHidesNone() {
    write(ENTRIES + 300, ENTRIES, ENTRIES + 1, ENTRIES + 2);

    LogSearch search = ofTime(ENTRIES - 2, ENTRIES + 3);
    List<String> found = walked(search, LIMIT, MOST, false);

    assertThat(found)
        .containsExactly("entry-3999", "entry-3998", "entry-4000", "entry-4001", "entry-4002");
    assertThat(walked(search, LIMIT, MOST, true)).isEqualTo(found.reversed());
  }

  @Test
  void anEntryOfAClockThatIsBehindHidesNone() {
    write(-100);

    assertThat(walked(ofTime(0, 3), LIMIT, MOST, false))
        .containsExactly("entry-0001", "entry-0000", "entry-0002");
    assertThat(walked(ofTime(0, 3), LIMIT, MOST, true))
        .containsExactly("entry-0002", "entry-0000", "entry-0001");
  }

  private void write(int... minutes) {
    world.database.write(sql -> {
      IntStream.of(minutes).forEach(minute -> new LogRows(sql).insert(row(minute)));
      return true;
    });
  }

  /// On each of the two ways is every other entry, and none is what is looked for.
  @Test
  void severalWaysShareWhatAPageLooksThrough() {
    LogSearch search =
        new LogSearch(
            Optional.of("silent"),
            Optional.empty(),
            Optional.empty(),
            ANY,
            ofKinds(Kind.CHANGED, Kind.REFUSED),
            false);

    LogPlace end = page(search, BEGINNING, LIMIT, MOST, false).end().orElseThrow();

    assertThat(page(search(ALL), BEGINNING, ENTRIES, MOST, false).entries())
        .filteredOn(placed -> placed.row().id().startsWith("entry-"))
        .filteredOn(placed -> placed.place().compareTo(end) <= 0)
        .hasSizeBetween(MOST - 2, MOST);
  }

  @Test
  void pageByPageEveryEntryIsReadOnceHoweverFewAPageLooksThrough() {
    for (LogSearch search : searches().keySet()) {
      List<String> all = walked(search, ENTRIES, 10 * ENTRIES, false);
      assertThat(walked(search, 4 * LIMIT, MOST, false)).as(search.toString()).isEqualTo(all);
      assertThat(walked(search, 4 * LIMIT, MOST, true))
          .as(search.toString())
          .isEqualTo(all.reversed());
    }
    assertThat(walked(search(ofKinds(Kind.ERASED)), LIMIT, MOST, false))
        .containsExactly("entry-0500", "entry-1500", "entry-2500", "entry-3500");
    assertThat(walked(search(about(ANY, ANY, Optional.of("account-record"))), LIMIT, MOST, false))
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

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.SettingRows;
import io.rollcall.platform.sql.tables.Tables;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages that are read by cursor (RFC 9865), and by place.
abstract class CursorPages {
  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme, World.STANDARD, "One");
  }

  @Test
  void whoLivesThroughoutIsSeenOnceWhileOthersComeAndGo() {
    List<String> accounts = people(0, 20_000);
    Random random = new Random(7);
    Set<String> deleted = new HashSet<>();
    AtomicInteger made = new AtomicInteger(20_000);

    List<String> seen =
        readAll(
            Optional.empty(),
            pages -> {
              if (pages % 4 == 0) {
                comeAndGo(random, deleted, accounts, made.getAndAdd(50));
              }
            });

    assertThat(deleted).hasSize(1_000);
    assertThat(seen).doesNotHaveDuplicates();
    Set<String> missing = new HashSet<>(IntStream.range(0, 20_000).mapToObj(this::id).toList());
    missing.removeAll(seen);
    assertThat(deleted).containsAll(missing);
  }

  /// Deletes fifty people and makes fifty.
  private void comeAndGo(Random random, Set<String> deleted, List<String> accounts, int from) {
    List<String> some =
        random
            .ints(0, 20_000)
            .mapToObj(this::id)
            .filter(id -> !deleted.contains(id))
            .distinct()
            .limit(50)
            .toList();
    deleted.addAll(some);
    world.database.write(sql -> {
      sql.deleteFrom(Tables.SCIM_RECORD).where(Tables.SCIM_RECORD.ID.in(some)).execute();
      insert(sql, accounts, from, from + 50);
      return true;
    });
  }

  /// @param between told how many pages were read so far
  private List<String> readAll(Optional<Listing.Sort> sort, IntConsumer between) {
    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    for (int pages = 1; cursor.isPresent(); pages++) {
      Page<User> page = done(find(Optional.empty(), sort, cursor, 250));
      page.items().forEach(user -> seen.add(user.id()));
      cursor = page.nextCursor();
      between.accept(pages);
    }
    return seen;
  }

  @Test
  void aCursorOpensOnlyForWhatItWasMade() {
    people(0, 10);
    String cursor =
        done(find(Optional.empty(), Optional.empty(), Optional.empty(), 3))
            .nextCursor()
            .orElseThrow();
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
        .doesNotContain(id(2), "user");

    Caller.OfDirectory other = world.directory(acme, World.STANDARD, "Two");
    Listing.Window next = new Listing.Window.Cursor(Optional.of(cursor), 3);
    assertThat(
            type(
                world
                    .platform
                    .users()
                    .find(other, listing(Optional.empty(), Optional.empty(), next))))
        .isEqualTo("invalidCursor");
    assertThat(
            type(
                world
                    .platform
                    .groups()
                    .find(directory, listing(Optional.empty(), Optional.empty(), next))))
        .isEqualTo("invalidCursor");
    assertThat(type(find(Optional.of("title pr"), Optional.empty(), Optional.of(cursor), 3)))
        .isEqualTo("invalidCursor");
    assertThat(type(find(Optional.empty(), byUserName(), Optional.of(cursor), 3)))
        .isEqualTo("invalidCursor");
    assertThat(type(find(Optional.empty(), Optional.empty(), Optional.of(cursor), 4)))
        .isEqualTo("invalidCount");
    assertThat(done(find(Optional.empty(), Optional.empty(), Optional.of(cursor), 3)).items())
        .extracting(User::id)
        .containsExactly(id(3), id(4), id(5));
  }

  @Test
  void aCursorThatWasChangedAnywhereIsRefused() {
    people(0, 3);
    String cursor =
        done(find(Optional.empty(), Optional.empty(), Optional.empty(), 1))
            .nextCursor()
            .orElseThrow();
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < cursor.length(); i++) {
      // Every refusal is logged, so one bit of each letter; but all of the last, where some mean
      // nothing.
      boolean isLast = i == cursor.length() - 1;
      for (int bit : isLast ? new int[] {0, 1, 2, 3, 4, 5} : new int[] {i % 6}) {
        char other = letters.charAt(letters.indexOf(cursor.charAt(i)) ^ (1 << bit));
        String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
        assertThat(type(find(Optional.empty(), Optional.empty(), Optional.of(changed), 1)))
            .as(changed)
            .isEqualTo("invalidCursor");
      }
    }
    for (String nonsense : List.of("x", "%", "\u0000", "ü", cursor + "=", cursor + "A", " ")) {
      assertThat(type(find(Optional.empty(), Optional.empty(), Optional.of(nonsense), 1)))
          .as(nonsense)
          .isEqualTo("invalidCursor");
    }
  }

  @Test
  void aCursorIsGoodForADay() {
    people(0, 3);
    String cursor =
        done(find(Optional.empty(), Optional.empty(), Optional.empty(), 1))
            .nextCursor()
            .orElseThrow();
    world.clock.advance(Duration.ofDays(1));
    assertThat(done(find(Optional.empty(), Optional.empty(), Optional.of(cursor), 1)).items())
        .hasSize(1);
    world.clock.advance(Duration.ofMillis(1));
    assertThat(type(find(Optional.empty(), Optional.empty(), Optional.of(cursor), 1)))
        .isEqualTo("expiredCursor");
  }

  @Test
  void theKeyIsMadeOnceForTheData() {
    people(0, 2);
    Optional<String> cursor =
        done(find(Optional.empty(), Optional.empty(), Optional.empty(), 1)).nextCursor();
    String key = world.database.read(sql -> new SettingRows(sql).get("cursor-key")).orElseThrow();
    assertThat(Base64.getUrlDecoder().decode(key)).hasSize(32);
    assertThat(world.database.<String>write(sql -> new SettingRows(sql).setOnce("cursor-key", "x")))
        .isEqualTo(key);
    Platform again =
        new Platform(
            world.database,
            world.clock,
            new RandomIds(world.clock, new SecureRandom()),
            List.of(World.STANDARD));
    Listing next =
        listing(Optional.empty(), Optional.empty(), new Listing.Window.Cursor(cursor, 1));
    assertThat(done(again.users().find(directory, next)).items()).hasSize(1);
  }

  @Test
  void aPageEndsWhereItsTextsWouldTakeTooMuchMemory() {
    people(0, 12);
    world.database.write(sql ->
        sql.execute(
            "update scim_record set document = ?",
            "{\"title\":\"" + "x".repeat(1_000_000) + "\"}"));

    Page<User> first = byPlace(1, 100);

    assertThat(first.items()).hasSize(8);
    assertThat(first.total()).isEqualTo(12);
    assertThat(readAll(Optional.empty(), _ -> {})).hasSize(12).doesNotHaveDuplicates();
    assertThat(readAll(byUserName(), _ -> {})).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void whoeverIsHiddenIsNeitherShownNorCounted() {
    List<String> accounts = people(0, 20);
    String is = "update membership set %s where account_id = '%s'";
    world.database.write(sql ->
        sql.execute(is.formatted("status = 'severed'", accounts.get(3)))
            + sql.execute(is.formatted("role = 'team_guest'", accounts.get(11))));

    List<String> seen = new ArrayList<>();
    for (int startIndex = 1; startIndex < 20; startIndex += 5) {
      Page<User> page = byPlace(startIndex, 5);
      assertThat(page.total()).isEqualTo(18);
      page.items().forEach(user -> seen.add(user.id()));
    }

    assertThat(seen).hasSize(18).doesNotHaveDuplicates().doesNotContain(id(3), id(11));
    assertThat(readAll(Optional.empty(), _ -> {})).isEqualTo(seen);
  }

  @Test
  void aSortedListIsReadOnwardInItsOrder() {
    people(0, 30);
    assertThat(readSorted()).isEqualTo(readAll(byUserName(), _ -> {})).hasSize(30);
  }

  private List<String> readSorted() {
    Listing.Window all = new Listing.Window.Index(1, 100);
    return done(
            world.platform.users().find(directory, listing(Optional.empty(), byUserName(), all)))
        .items()
        .stream()
        .map(User::id)
        .toList();
  }

  @Test
  void totalsAreExactWhereverThePageIs() {
    people(0, 7);
    for (int start : List.of(-1, 0, 1, 3, 7, 8, 100, Integer.MAX_VALUE)) {
      for (int count : List.of(-1, 0, 1, 3, 7, 8, 1_000, Integer.MAX_VALUE)) {
        Page<User> page =
            done(
                world
                    .platform
                    .users()
                    .find(
                        directory,
                        listing(
                            Optional.empty(),
                            Optional.empty(),
                            new Listing.Window.Index(start, count))));
        int from = Math.max(1, start);
        assertThat(page.total()).as("%d, %d", start, count).isEqualTo(7);
        assertThat(page.startIndex()).isEqualTo(from);
        assertThat(page.items())
            .extracting(User::id)
            .isEqualTo(
                IntStream.range(0, 7)
                    .skip(from - 1L)
                    .limit(Math.max(0, count))
                    .mapToObj(this::id)
                    .toList());
      }
    }
    Page<User> none = done(find(Optional.empty(), Optional.empty(), Optional.empty(), 0));
    assertThat(none.total()).isEqualTo(7);
    assertThat(none.items()).isEmpty();
    assertThat(none.nextCursor()).isEmpty();
  }

  @Test
  void aLastPageOfJustTheCountHasNoCursor() {
    people(0, 6);
    Page<User> first = done(find(Optional.empty(), Optional.empty(), Optional.empty(), 3));
    Page<User> last = done(find(Optional.empty(), Optional.empty(), first.nextCursor(), 3));
    assertThat(last.items()).hasSize(3);
    assertThat(last.nextCursor()).isEmpty();
    assertThat(last.total()).isEqualTo(first.total()).isEqualTo(6);
  }

  private Outcome<Page<User>> find(
      Optional<String> filter, Optional<Listing.Sort> sort, Optional<String> cursor, int count) {
    return world
        .platform
        .users()
        .find(directory, listing(filter, sort, new Listing.Window.Cursor(cursor, count)));
  }

  private static Listing listing(
      Optional<String> filter, Optional<Listing.Sort> sort, Listing.Window window) {
    return new Listing(filter.map(FilterParser::parse), sort, window, false);
  }

  private static Optional<Listing.Sort> byUserName() {
    return Optional.of(new Listing.Sort(AttributePath.of("userName"), true));
  }

  private static String type(Outcome<?> outcome) {
    return refused(outcome) instanceof Refusal.Invalid invalid ? invalid.scimType() : "";
  }

  private Page<User> byPlace(int startIndex, int count) {
    Listing.Window window = new Listing.Window.Index(startIndex, count);
    return done(
        world
            .platform
            .users()
            .find(directory, listing(Optional.empty(), Optional.empty(), window)));
  }

  private List<String> people(int from, int to) {
    List<String> accounts =
        IntStream.range(0, to + (to > 1_000 ? 1_000 : 0))
            .mapToObj(i -> "40000000000000%05d".formatted(i))
            .toList();
    world.database.write(sql -> {
      new Population(sql, acme).accounts(accounts);
      insert(sql, accounts, from, to);
      return true;
    });
    return accounts;
  }

  private void insert(DSLContext sql, List<String> accounts, int from, int to) {
    new Population(sql, acme)
        .people(
            directory.directoryId(),
            ResourceType.user(),
            IntStream.range(from, to)
                .mapToObj(i ->
                    new Population.Person(
                        id(i),
                        accounts.get(i),
                        Json.object().put("userName", "user" + i % 100 + "-" + i).build(),
                        i,
                        i))
                .toList());
  }

  private String id(int i) {
    return "r%05d".formatted(i);
  }
}

package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.GroupPages;
import io.rollcall.platform.sql.UserPages;
import io.rollcall.platform.sql.query.Batch;
import io.rollcall.platform.sql.query.Pages;
import io.rollcall.platform.sql.query.Placed;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.platform.sql.query.Query;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.query.SortKey;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// Whatever is asked of the database, it answers as the matcher does in memory: random schemas,
/// resources, filters and orders.
abstract class Queries {
  private static final int CROWDS = 4;
  private static final int FILTERS = 60;
  private static final int ORDERS = 15;
  private static final List<String> ACCOUNTS =
      IntStream.range(0, 40).mapToObj(i -> "40000000000000%05d".formatted(i)).toList();

  @Test
  void aFilterFindsWhomTheMatcherFinds(World world) {
    forCrowds(
        world,
        (random, crowd) -> {
          for (int i = 0; i < FILTERS; i++) {
            Filter filter = crowd.ofUsers().filter();
            ResourceType type = crowd.ofUsers().type();
            check(world, filter, type, crowd.users(), users(crowd.owner()));
            filter = crowd.ofGroups().filter();
            check(world, filter, crowd.ofGroups().type(), crowd.groups(), groups(crowd.owner()));
          }
        });
  }

  @Test
  void sortedListsAreInTheOrderOfTheirValues(World world) {
    forCrowds(
        world,
        (random, crowd) -> {
          for (int i = 0; i < ORDERS; i++) {
            sort(
                world,
                crowd.ofUsers().type(),
                new Query.By(crowd.ofUsers().sortable(), random.nextBoolean()),
                crowd.users(),
                users(crowd.owner()));
          }
          sort(
              world,
              crowd.ofGroups().type(),
              new Query.By(crowd.ofGroups().sortable(), random.nextBoolean()),
              crowd.groups(),
              groups(crowd.owner()));
        });
  }

  private interface Check {
    void of(Random random, Crowd crowd);
  }

  private interface Source extends BiFunction<DSLContext, Query.Asked, Pages<String>> {}

  private record Ids<R>(Pages<R> pages, Function<R, String> id) implements Pages<String> {
    @Override
    public long count() {
      return pages.count();
    }

    @Override
    public Batch<String> after(Optional<Position> place, long offset, int limit) {
      Batch<R> batch = pages.after(place, offset, limit);
      return new Batch<>(
          batch.rows().stream()
              .map(placed -> new Placed<>(id.apply(placed.row()), placed.at()))
              .toList(),
          batch.isCut());
    }
  }

  private static Source users(String owner) {
    return (sql, asked) ->
        new Ids<>(new UserPages(Population.users(sql, owner), asked), row -> row.record().id());
  }

  private static Source groups(String owner) {
    return (sql, asked) -> new Ids<>(new GroupPages(sql, owner, false, asked), row -> row.id());
  }

  private static void forCrowds(World world, Check check) {
    long seed = Long.getLong("rollcall.test.seed", System.nanoTime());
    System.out.println("rollcall.test.seed=" + seed);
    Organization organization = world.organization("Acme");
    world.database.write(sql -> {
      new Population(sql, organization).accounts(ACCOUNTS);
      return true;
    });
    for (int i = 0; i < CROWDS * Integer.getInteger("rollcall.test.size", 1); i++) {
      Random random = new Random(seed + i);
      Crowd crowd = Crowd.of("owner" + i, random, ACCOUNTS);
      world.database.write(sql -> {
        Population population = new Population(sql, organization);
        population.people(crowd.owner(), crowd.ofUsers().type(), crowd.people());
        population.groups(crowd.owner(), crowd.ofGroups().type(), crowd.teams());
        return true;
      });
      try {
        check.of(random, crowd);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "with -Drollcall.test.seed=" + (seed + i) + ": " + e.getMessage(), e);
      }
    }
  }

  private static void check(
      World world, Filter filter, ResourceType type, Map<String, Json.Obj> all, Source source) {
    Matcher matcher = new Matcher(filter, type);
    List<String> expected =
        all.entrySet().stream()
            .filter(entry -> matcher.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    Query.Asked asked = new Query.Asked(type, Optional.of(filter), Optional.empty());
    world.database.read(sql -> {
      Pages<String> pages = source.apply(sql, asked);
      assertThat(ids(pages.after(Optional.empty(), 0, 100).rows()))
          .as(filter.print())
          .isEqualTo(expected);
      assertThat(pages.count()).as(filter.print()).isEqualTo(expected.size());
      return true;
    });
  }

  /// Read at once, by place, and from each place onward: it is one order.
  private static void sort(
      World world, ResourceType type, Query.By by, Map<String, Json.Obj> all, Source source) {
    List<String> expected =
        all.keySet().stream().sorted(order(type, by.path(), all, by.descending())).toList();
    Query.Asked asked = new Query.Asked(type, Optional.empty(), Optional.of(by));
    world.database.read(sql -> {
      Pages<String> pages = source.apply(sql, asked);
      List<Placed<String>> found = pages.after(Optional.empty(), 0, 100).rows();
      String what = by.path().print() + (by.descending() ? " descending" : " ascending");
      assertThat(ids(found)).as(what).isEqualTo(expected);
      assertThat(ids(pages.after(Optional.empty(), 2, 3).rows())).isEqualTo(expected.subList(2, 5));
      List<String> onward = new ArrayList<>();
      Optional<Position> place = Optional.empty();
      List<Placed<String>> page = pages.after(place, 0, 7).rows();
      while (!page.isEmpty()) {
        onward.addAll(ids(page));
        place = Optional.of(page.getLast().at());
        page = pages.after(place, 0, 7).rows();
      }
      assertThat(onward).as(what).isEqualTo(expected);
      return true;
    });
  }

  private static List<String> ids(List<Placed<String>> placed) {
    return placed.stream().map(Placed::row).toList();
  }

  private static Json.Obj of(Map<String, Json.Obj> all, String id) {
    return Objects.requireNonNull(all.get(id));
  }

  private static Comparator<String> order(
      ResourceType type, AttributePath path, Map<String, Json.Obj> all, boolean descending) {
    Comparator<String> order =
        Comparator.<String, Boolean>comparing(id -> key(type, path, of(all, id)).isEmpty())
            .thenComparing(
                id -> key(type, path, of(all, id)).orElse(""),
                (a, b) ->
                    Arrays.compareUnsigned(
                        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)))
            .thenComparing(Comparator.naturalOrder());
    return descending ? order.reversed() : order;
  }

  /// Of several values that of the primary one, or else of the first (RFC 7644 §3.4.2.3).
  private static Optional<String> key(ResourceType type, AttributePath path, Json.Obj resource) {
    ResolvedPath leaf = type.resolve(path).orElseThrow().compared();
    List<Json> values =
        new ResolvedPath(leaf.extension(), leaf.attribute(), Optional.empty()).values(resource);
    return values.stream()
        .filter(v -> v instanceof Json.Obj o && o.bool("primary").orElse(false))
        .findFirst()
        .or(() -> values.stream().findFirst())
        .flatMap(value ->
            leaf.sub().isEmpty()
                ? Optional.of(value)
                : value instanceof Json.Obj o
                    ? leaf.sub().flatMap(sub -> o.find(sub.name()))
                    : Optional.empty())
        .flatMap(value -> SortKey.of(leaf.leaf(), value));
  }
}

package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Dialect;
import io.rollcall.platform.sql.GroupPages;
import io.rollcall.platform.sql.UserPages;
import io.rollcall.platform.sql.query.Batch;
import io.rollcall.platform.sql.query.Pages;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.platform.sql.query.Query;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What identity providers look people up by is found through an index, and a page that is read by
/// cursor costs what is on it, wherever it is.
abstract class FilterPlans {
  private static final int PEOPLE = 3_000;
  private static final String OWNER = "owner";
  private static final String MANY = "crowd";

  private World world;

  @BeforeEach
  void populate(World fresh) {
    world = fresh;
    Organization organization = world.organization("Acme");
    List<String> accounts =
        IntStream.range(0, PEOPLE).mapToObj(i -> "40000000000000%05d".formatted(i)).toList();
    world.database.write(sql -> {
      Population population = new Population(sql, organization);
      population.accounts(accounts);
      for (String owner : List.of(OWNER, MANY)) {
        population.people(
            owner,
            ResourceType.user(),
            IntStream.range(0, PEOPLE).mapToObj(i -> person(owner, accounts, i)).toList());
        population.groups(
            owner,
            ResourceType.group(),
            IntStream.range(0, 200).mapToObj(i -> team(owner, accounts, i)).toList());
      }
      return true;
    });
    if (world.database.dialect() == Dialect.POSTGRESQL) {
      world.database.write(sql -> sql.execute("ANALYZE"));
    }
  }

  private static Population.Person person(String owner, List<String> accounts, int i) {
    Json.Obj resource =
        Json.object()
            .put("userName", "user" + i)
            .put("externalId", "x" + i)
            .put("displayName", "Person " + i)
            .put("emails", List.of(Json.object().put("value", i + "@a.example").build()))
            .put(Schemas.ENTERPRISE_URN, Json.object().put("employeeNumber", "n" + i).build())
            .build();
    return new Population.Person("%s-%05d".formatted(owner, i), accounts.get(i), resource, i, i);
  }

  private static Population.Team team(String owner, List<String> accounts, int i) {
    return new Population.Team(
        "%s-g%03d".formatted(owner, i),
        Json.object().put("displayName", "Team " + i).put("externalId", "t" + i).build(),
        accounts.subList(i * 10, i * 10 + 10),
        i == 7 ? List.of(owner + "-g008") : List.of(),
        i,
        i);
  }

  @Test
  void noIndexedFilterScansATable() {
    for (String filter :
        List.of(
            "userName eq \"USER7\"",
            "externalId eq \"x7\"",
            "externalId sw \"x77\"",
            "displayName eq \"person 7\"",
            "displayName sw \"person 77\"",
            "emails.value eq \"7@a.example\"",
            "emails[value eq \"7@a.example\" and not (type eq \"home\")]",
            "emails.value sw \"77\"",
            Schemas.ENTERPRISE_URN + ":employeeNumber eq \"n7\"",
            "id eq \"owner-00007\"",
            "meta.lastModified gt \"1970-01-01T00:00:02.950Z\"",
            "groups.value eq \"owner-g007\"",
            "groups[value eq \"owner-g007\" and type eq \"direct\"]",
            "userName eq \"user7\" or userName eq \"user8\"",
            "userName eq \"user7\" and active eq true and title co \"x\"")) {
      assertUsesIndexes(filter, plans(asked(ResourceType.user(), filter), FilterPlans::users));
    }
    for (String filter :
        List.of(
            "displayName eq \"TEAM 7\"",
            "displayName sw \"team 77\"",
            "externalId eq \"t7\"",
            "id eq \"owner-g007\"",
            "members.value eq \"owner-00077\"",
            "members.value eq \"owner-g008\"",
            "id eq \"owner-g007\" and members eq \"owner-00077\"")) {
      assertUsesIndexes(filter, plans(asked(ResourceType.group(), filter), FilterPlans::groups));
    }
  }

  @Test
  void aPageByCursorReadsNoMoreInTheMiddleThanAtTheBeginning() {
    for (Query.By by :
        List.of(
            new Query.By(AttributePath.of("id"), false),
            new Query.By(AttributePath.of("userName"), true),
            new Query.By(AttributePath.of("meta", "lastModified"), true))) {
      Query.Asked asked = new Query.Asked(ResourceType.user(), Optional.empty(), Optional.of(by));
      Optional<Position> middle =
          world.database.read(sql ->
              Optional.of(
                  users(sql, asked).after(Optional.empty(), 1_500, 1).rows().getFirst().at()));
      for (String plan : plans(asked, (sql, a) -> new From(users(sql, a), middle))) {
        assertThat(plan).as(by.path().print()).doesNotContain("Seq Scan", "SCAN ");
        assertThat(Measured.rowsRead(plan)).as("%s\n%s", by.path().print(), plan).isLessThan(200);
      }
    }
  }

  /// Pages that begin at a place.
  private record From(Pages<?> pages, Optional<Position> place) implements Pages<Object> {
    @Override
    public long count() {
      return 0;
    }

    @Override
    public Batch<Object> after(Optional<Position> from, long offset, int limit) {
      var _ = pages.after(place, offset, limit);
      return Batch.none();
    }
  }

  private interface Source extends BiFunction<DSLContext, Query.Asked, Pages<?>> {}

  private static Pages<?> users(DSLContext sql, Query.Asked asked) {
    return new UserPages(Population.users(sql, OWNER), asked);
  }

  private static Pages<?> groups(DSLContext sql, Query.Asked asked) {
    return new GroupPages(sql, OWNER, false, asked);
  }

  private static Query.Asked asked(ResourceType type, String filter) {
    return new Query.Asked(type, Optional.of(FilterParser.parse(filter)), Optional.empty());
  }

  private static void assertUsesIndexes(String filter, List<String> plans) {
    assertThat(plans).hasSizeGreaterThanOrEqualTo(2);
    for (String plan : plans) {
      assertThat(Measured.rowsRead(plan)).as("%s\n%s", filter, plan).isLessThan(500);
      assertThat(plan)
          .as(filter)
          .doesNotContain("SCAN scim_", "SCAN group_", "SCAN membership", "SCAN account")
          .doesNotContain("Seq Scan")
          .doesNotContain("(owner_id=?)\n");
    }
  }

  /// How the database would carry out the statements for the first page and the total.
  private List<String> plans(Query.Asked asked, Source source) {
    return Measured.plans(
        world,
        sql -> {
          Pages<?> pages = source.apply(sql, asked);
          var _ = pages.after(Optional.empty(), 0, 101);
          var _ = pages.count();
        });
  }
}

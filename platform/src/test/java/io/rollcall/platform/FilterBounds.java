package io.rollcall.platform;

import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.platform.sql.GroupPages;
import io.rollcall.platform.sql.UserPages;
import io.rollcall.platform.sql.UserRows;
import io.rollcall.platform.sql.query.Pages;
import io.rollcall.platform.sql.query.Query;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever filter the parser lets through, no database is overcharged by it; and what cannot be
/// answered is refused with a reason.
abstract class FilterBounds {
  private static final Json.Obj ANN =
      Json.object()
          .put("userName", "Ångström")
          .put("title", "Dr")
          .put("emails", List.of(Json.object().put("value", "A@x").put("type", "work").build()))
          .build();

  private World world;

  @BeforeEach
  void populate(World fresh) {
    world = fresh;
    Organization organization = world.organization("Acme");
    world.database.write(sql -> {
      Population population = new Population(sql, organization);
      population.accounts(List.of("4"));
      population.people(
          "o", ResourceType.user(), List.of(new Population.Person("ann", "4", ANN, 0, 0)));
      return true;
    });
  }

  @Test
  void theWidestFiltersAreAnswered() {
    List.<IntFunction<String>>of(
            i -> "id pr",
            i -> "id eq \"" + i + "\"",
            i -> "title ne \"" + i + "\"",
            i -> "title co \"" + i + "\"",
            i -> "emails[value eq \"" + i + "\"]",
            i -> "not (emails co \"" + i + "\")",
            i -> "meta.created gt \"2026-01-01T00:00:" + "%02d".formatted(i % 60) + "Z\"")
        .forEach(term -> {
          agrees(longest(term, " and "));
          agrees(longest(term, " or "));
        });
  }

  @Test
  void asManyReferencesAreComparedAsADatabaseCanPlan() {
    IntFunction<String> term = i -> "groups[display co \"" + i + "\" and type eq \"direct\"]";
    for (String word : List.of(" and ", " or ")) {
      String most = IntStream.range(0, 20).mapToObj(term).collect(Collectors.joining(word));
      agrees(most);
      refused(ResourceType.user(), most + word + "groups eq \"x\"", "20 times at most");
    }
    agrees(longest(i -> "groups eq \"" + i + "\"", " or "));
  }

  private static String longest(IntFunction<String> term, String word) {
    StringBuilder filter = new StringBuilder(term.apply(0));
    for (int i = 1; filter.length() < FilterParser.MAX_LENGTH - 100; i++) {
      filter.append(word).append(term.apply(i));
    }
    return filter.toString();
  }

  @Test
  void theDeepestFiltersAreAnswered() {
    int depth = FilterParser.MAX_DEPTH - 2;
    agrees("not (".repeat(depth) + "title eq \"dr\"" + ")".repeat(depth));
    agrees("not (title eq \"x\" or ".repeat(depth) + "title pr" + ")".repeat(depth));
    agrees("(title pr and (id pr or ".repeat(depth / 2) + "id pr" + "))".repeat(depth / 2));
    agrees(
        "emails["
            + "not (type eq \"home\" and ".repeat(depth - 1)
            + "value pr"
            + ")".repeat(depth - 1)
            + "]");
  }

  @Test
  void aTermThatIsSaidOftenIsOneCondition() {
    String filter = longest(i -> "title eq \"" + (i % 10) + "\"", " or ");
    long binds =
        world.database.read(sql ->
            (long)
                sql.selectOne()
                    .where(users(sql, FilterParser.parse(filter)).condition())
                    .getBindValues()
                    .size());
    assertThat(binds).isEqualTo(10);
  }

  @Test
  void aNameIsFoundInEverySpellingThatItKeepsOthersFromTaking() {
    for (String name : List.of("Ångström", "A\u030Angstro\u0308m", "åNGSTRÖM", " ångström ")) {
      assertThat(found("userName eq \"" + name + "\"")).as(name).containsExactly("ann");
      assertThat(found("userName ne \"" + name + "\"")).as(name).isEmpty();
    }
    assertThat(found("userName eq \"Angstrom\"")).isEmpty();
  }

  @Test
  void whatCannotBeComparedIsRefusedWithTheReason() {
    refused(ResourceType.user(), "nonsense eq \"x\"", "nonsense");
    refused(ResourceType.user(), "password eq \"x\"", "password");
    refused(ResourceType.user(), "meta.location eq \"x\"", "filter by id");
    refused(ResourceType.user(), "not (meta.version eq \"x\")", "If-Match");
    refused(ResourceType.user(), "groups.$ref eq \"x\"", "groups.value");
    refused(ResourceType.user(), "title pr or groups[$ref sw \"x\"]", "groups.value");
    refused(ResourceType.group(), "members.display eq \"x\"", "members.value");
    refused(ResourceType.group(), "userName eq \"x\"", "userName");
    assertThat(found("meta.location pr and meta pr")).containsExactly("ann");
  }

  @Test
  void whatHasNoOrderIsRefusedWithTheReason() {
    for (String path :
        List.of("name", "nonsense", "password", "groups", "groups.value", "meta", "meta.version")) {
      Query.By by = new Query.By(AttributePath.parse(path).orElseThrow(), false);
      assertThatThrownBy(() ->
              world.database.read(sql ->
                  new UserPages(
                          rows(sql),
                          new Query.Asked(ResourceType.user(), Optional.empty(), Optional.of(by)))
                      .count()))
          .isInstanceOfSatisfying(
              ScimException.class, e -> assertThat(e.error().scimType()).contains("invalidValue"))
          .hasMessageContaining("sortBy", path);
    }
  }

  private void agrees(String filter) {
    Matcher matcher = new Matcher(FilterParser.parse(filter), ResourceType.user());
    Json.Obj shown =
        ANN.with("id", Json.string("ann"))
            .with("meta", Json.object().put("created", "1970-01-01T00:00:00Z").build());
    assertThat(found(filter).contains("ann")).as(filter).isEqualTo(matcher.test(shown));
  }

  private List<String> found(String filter) {
    return world.database.read(sql -> {
      Pages<?> pages = pages(sql, ResourceType.user(), filter);
      assertThat(pages.count()).isEqualTo(pages.after(Optional.empty(), 0, 10).rows().size());
      return pages.after(Optional.empty(), 0, 10).rows().stream().map(p -> p.at().id()).toList();
    });
  }

  private void refused(ResourceType type, String filter, String advice) {
    assertThatThrownBy(() -> world.database.read(sql -> pages(sql, type, filter).count()))
        .as(filter)
        .isInstanceOfSatisfying(
            ScimException.class, e -> assertThat(e.error().scimType()).contains("invalidFilter"))
        .hasMessageContaining(advice);
  }

  private static Pages<?> pages(DSLContext sql, ResourceType type, String filter) {
    Query.Asked asked =
        new Query.Asked(type, Optional.of(FilterParser.parse(filter)), Optional.empty());
    return type.equals(ResourceType.user())
        ? new UserPages(rows(sql), asked)
        : new GroupPages(sql, "o", false, asked);
  }

  private static Query users(DSLContext sql, Filter filter) {
    return Query.users(
        sql,
        "o",
        "o",
        SCIM_RECORD.ID,
        new Query.Asked(ResourceType.user(), Optional.of(filter), Optional.empty()));
  }

  private static UserRows rows(DSLContext sql) {
    return Population.users(sql, "o");
  }
}

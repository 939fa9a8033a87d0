package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;

/// Which entries; instants in milliseconds, `from` included and `until` not.
///
/// @param settledOnly whether only entries that no later commit can precede are read
public record LogSearch(
    Optional<String> directoryId,
    Optional<Long> from,
    Optional<Long> until,
    Optional<String> withoutKind,
    About about,
    boolean settledOnly) {

  /// What entries are about. The parts that are there must all hold.
  ///
  /// @param id an account's, a resource's or a diagnosis's
  /// @param kinds one of these; any if there are none
  public record About(
      Optional<String> accountId,
      Optional<String> address,
      Optional<String> id,
      List<String> kinds) {
    public About {
      kinds = List.copyOf(kinds);
    }

    /// Each part as what an entry may have instead of one another, every one of them with an index
    /// in the order of the log; first the part that the fewest entries have.
    private List<List<Sought>> parts() {
      return Stream.of(
              id.map(value ->
                      Sought.in(
                          value,
                          List.of(
                              LOG_ENTRY.ACCOUNT_ID, LOG_ENTRY.RESOURCE_ID, LOG_ENTRY.DIAGNOSIS)))
                  .orElse(List.of()),
              accountId
                  .map(value -> Sought.in(value, List.of(LOG_ENTRY.ACCOUNT_ID)))
                  .orElse(List.of()),
              address
                  .map(LogRows::key)
                  .map(value -> Sought.in(value, List.of(LOG_ENTRY.ADDRESS_KEY)))
                  .orElse(List.of()),
              kinds.stream().map(value -> new Sought(LOG_ENTRY.KIND, value)).toList())
          .filter(alternatives -> !alternatives.isEmpty())
          .toList();
    }
  }

  private record Sought(Field<String> field, String value) {
    static List<Sought> in(String value, List<? extends Field<String>> fields) {
      return fields.stream().map(field -> new Sought(field, value)).toList();
    }

    Condition leading() {
      return field.eq(value);
    }

    Condition asked() {
      return onlyAsked(field).eq(value);
    }
  }

  /// How to get at the entries.
  ///
  /// @param ways what is looked for has one of these; to each an index leads
  /// @param rest and all of these, which every entry on the way has to be asked for
  record Path(List<Condition> ways, List<Condition> rest) {
    Path {
      ways = List.copyOf(ways);
      rest = List.copyOf(rest);
    }
  }

  Path path(String organizationId) {
    Condition own = LOG_ENTRY.ORGANIZATION_ID.eq(organizationId);
    List<List<Sought>> parts = about.parts();
    List<Condition> rest = new ArrayList<>();
    parts.stream().skip(1).map(part -> DSL.or(each(part, Sought::asked))).forEach(rest::add);
    directoryId.map(onlyAsked(LOG_ENTRY.DIRECTORY_ID)::eq).ifPresent(rest::add);
    from.map(onlyAsked(LOG_ENTRY.AT)::ge).ifPresent(rest::add);
    until.map(onlyAsked(LOG_ENTRY.AT)::lt).ifPresent(rest::add);
    withoutKind.map(onlyAsked(LOG_ENTRY.KIND)::ne).ifPresent(rest::add);
    return new Path(
        parts.isEmpty()
            ? List.of(own)
            : each(parts.getFirst(), sought -> own.and(sought.leading())),
        rest);
  }

  private static List<Condition> each(List<Sought> part, Function<Sought, Condition> condition) {
    return part.stream().map(condition).toList();
  }

  /// A column that leads nowhere. SQLite, which does not know how many entries have what, would
  /// leave the way for the index of such a column, and read all that it leads to; behind a plus it
  /// has none (https://sqlite.org/optoverview.html, 4). PostgreSQL counts.
  private static <T> Field<T> onlyAsked(Field<T> column) {
    return CustomField.of(
        column.getName(),
        column.getDataType(),
        context -> {
          if (context.family() == SQLDialect.SQLITE) {
            context.sql('+');
          }
          context.visit(column);
        });
  }
}

package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
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
    private List<List<Condition>> parts() {
      return Stream.of(
              id.map(value ->
                      List.of(
                          LOG_ENTRY.ACCOUNT_ID.eq(value),
                          LOG_ENTRY.RESOURCE_ID.eq(value),
                          LOG_ENTRY.DIAGNOSIS.eq(value)))
                  .orElse(List.of()),
              accountId.map(LOG_ENTRY.ACCOUNT_ID::eq).map(List::of).orElse(List.of()),
              address
                  .map(LogRows::key)
                  .map(LOG_ENTRY.ADDRESS_KEY::eq)
                  .map(List::of)
                  .orElse(List.of()),
              kinds.stream().map(LOG_ENTRY.KIND::eq).toList())
          .filter(alternatives -> !alternatives.isEmpty())
          .toList();
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
    List<List<Condition>> parts = about.parts();
    List<Condition> rest = new ArrayList<>();
    parts.stream().skip(1).map(DSL::or).forEach(rest::add);
    directoryId.map(LOG_ENTRY.DIRECTORY_ID::eq).ifPresent(rest::add);
    from.map(LOG_ENTRY.AT::ge).ifPresent(rest::add);
    until.map(LOG_ENTRY.AT::lt).ifPresent(rest::add);
    withoutKind.map(LOG_ENTRY.KIND::ne).ifPresent(rest::add);
    return new Path(
        parts.isEmpty() ? List.of(own) : parts.getFirst().stream().map(own::and).toList(), rest);
  }
}

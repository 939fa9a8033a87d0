package io.rollcall.faces.scim;

import io.rollcall.faces.wire.Query;
import io.rollcall.platform.Listing;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what a query asks for: which resources, in which order, which page (RFC 7644 §3.4.2, RFC
/// 9865 §2). Each value that cannot be meant is refused with the reason.
final class ListingReader {
  /// Parameters that mean something when they are sent without a value.
  private static final Set<String> MEANT_EMPTY = Set.of("filter", "cursor");

  private final Dialect dialect;

  ListingReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /// What the parameters of a GET ask for.
  SearchRequest search(Query query) {
    return SearchRequest.ofQuery(name ->
        MEANT_EMPTY.contains(name) && query.has(name)
            ? Optional.of(query.first(name).orElse(""))
            : query.first(name));
  }

  /// @param kind what is looked for
  Listing listing(SearchRequest search, Kind kind, boolean withReferences, Terms terms) {
    Optional<Filter> filter = filter(search, terms);
    filter.ifPresent(asked -> check(asked, kind));
    filter
        .filter(_ -> kind == Kind.GROUP && dialect.filters().isEmpty())
        .filter(_ -> !dialect.has(Dialect.Feature.COMPLEX_GROUP_FILTERS))
        .ifPresent(asked -> checkSimple(asked, kind.type(terms.types())));
    return new Listing(filter, sort(search), window(search), withReferences);
  }

  private void check(Filter filter, Kind kind) {
    dialect
        .filters()
        .map(filters ->
            switch (kind) {
              case USER -> filters.users();
              case GROUP -> filters.groups();
            })
        .filter(names -> names.stream().noneMatch(name -> isEqual(filter, name)))
        .ifPresent(names -> {
          throw ScimError.invalidFilter(
                  "A filter here is one comparison with eq, %s; not %s."
                      .formatted(
                          names.stream()
                              .map(name -> name + " eq \"…\"")
                              .collect(Collectors.joining(" or ")),
                          Echo.of(filter.print())))
              .exception();
        });
  }

  private static void checkSimple(Filter filter, ResourceType type) {
    switch (filter) {
      case Filter.And(List<Filter> all) -> all.forEach(each -> checkSimple(each, type));
      case Filter.Or(List<Filter> any) -> any.forEach(each -> checkSimple(each, type));
      case Filter.Not(Filter not) -> checkSimple(not, type);
      case Filter.Compare(AttributePath path, var _, var _) -> checkSimple(path, type);
      case Filter.Present(AttributePath path) -> checkSimple(path, type);
      case Filter.ValuePath(AttributePath path, var _) -> checkSimple(path, type);
    }
  }

  private static void checkSimple(AttributePath path, ResourceType type) {
    boolean isComplex =
        path.sub().isPresent()
            || type.resolve(path).filter(known -> known.attribute().isComplex()).isPresent();
    if (isComplex) {
      throw ScimError.invalidFilter(
              "Groups are filtered by simple attributes here, such as displayName, not by %s. To find the groups of a User, read its groups."
                  .formatted(Echo.of(path.print())))
          .exception();
    }
  }

  private static boolean isEqual(Filter filter, String name) {
    return filter instanceof Filter.Compare(AttributePath path, Operator operator, var _)
        && operator == Operator.EQ
        && path.sub().isEmpty()
        && path.name().equalsIgnoreCase(name);
  }

  /// An empty filter is refused: whoever sends one meant to name somebody, not everybody.
  Optional<Filter> filter(SearchRequest search, Terms terms) {
    if (search.filter().filter(String::isBlank).isPresent()) {
      throw ScimError.invalidFilter("The filter is empty. Leave it out to have everything.")
          .exception();
    }
    return search.filter().map(text -> FilterParser.parse(text, new Reading(terms.leniencies())));
  }

  Optional<Listing.Sort> sort(SearchRequest search) {
    boolean descending = search.sortOrder() == SearchRequest.SortOrder.DESCENDING;
    return search
        .sortBy()
        .filter(_ -> dialect.has(Dialect.Feature.SORT))
        .map(text -> new Listing.Sort(path(text), descending));
  }

  private static AttributePath path(String text) {
    return AttributePath.parse(text.strip())
        .orElseThrow(() ->
            ScimError.invalidValue(
                    "sortBy is the name of an attribute, such as userName or name.familyName, not \""
                        + Echo.of(text)
                        + "\".")
                .exception());
  }

  /// Paging by cursor begins when `cursor` is sent, be it empty; without it, pages go by place.
  Listing.Window window(SearchRequest search) {
    return search
        .cursor()
        .filter(_ -> dialect.has(Dialect.Feature.CURSOR))
        .map(cursor -> byCursor(search, cursor))
        .orElseGet(() -> byPlace(search));
  }

  private Listing.Window byPlace(SearchRequest search) {
    return new Listing.Window.Index(search.startIndex().orElse(1), count(search));
  }

  private Listing.Window byCursor(SearchRequest search, String cursor) {
    if (count(search) < 1) {
      throw ScimError.invalidCount(
              "With a cursor, count is a whole number from 1 to %d.".formatted(dialect.maxCount()))
          .exception();
    }
    return new Listing.Window.Cursor(
        Optional.of(cursor).filter(text -> !text.isEmpty()), count(search));
  }

  private int count(SearchRequest search) {
    return Math.min(search.count().orElse(dialect.defaultCount()), dialect.maxCount());
  }
}

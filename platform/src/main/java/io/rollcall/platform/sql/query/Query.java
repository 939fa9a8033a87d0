package io.rollcall.platform.sql.query;

import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterTyping;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Which resources of an owner are asked for, and in which order: as a database answers it.
public final class Query {
  /// Each is a query of its own inside the statement, and databases plan them all together.
  private static final int MOST_REFERENCES = 20;

  /// In a filter of more terms, no single one leads to the few that are looked for.
  private static final int MOST_INDEXED = 16;

  private final SearchSql search;
  private final Condition condition;
  private final Order order;
  private final boolean readsDocuments;
  private final boolean isNarrow;
  private final boolean ofAll;

  private Query(
      SearchSql search,
      Condition condition,
      Order order,
      boolean readsDocuments,
      boolean isNarrow,
      boolean ofAll) {
    this.search = search;
    this.condition = condition;
    this.order = order;
    this.readsDocuments = readsDocuments;
    this.isNarrow = isNarrow;
    this.ofAll = ofAll;
  }

  /// What is asked for.
  ///
  /// @param filter as the client wrote it
  /// @param dropped top-level attributes, and URNs of extensions, that are not kept: whoever asks
  ///   for them is told so, rather than that nobody has them
  public record Asked(
      ResourceType type, Optional<Filter> filter, Optional<By> by, Set<String> dropped) {
    public Asked {
      dropped = Set.copyOf(dropped);
    }

    /// Where everything is kept.
    public Asked(ResourceType type, Optional<Filter> filter, Optional<By> by) {
      this(type, filter, by, Set.of());
    }
  }

  /// @param path the attribute whose values decide the order
  public record By(AttributePath path, boolean descending) {}

  /// Of Users, in `scim_record`.
  ///
  /// @param groupOwnerId whose groups they are in
  /// @param id the column of the SCIM id
  /// @throws ScimException invalidFilter if the filter cannot be answered, invalidValue if there is
  ///   no such order
  public static Query users(
      DSLContext sql, String ownerId, String groupOwnerId, Field<String> id, Asked asked) {
    SearchSql search = SearchSql.of(sql, SCIM_RECORD.SEARCH);
    Places places = new UserPlaces(ownerId, groupOwnerId, id, new Texts(search));
    return of(search, places, SCIM_RECORD.ID, asked);
  }

  /// Of Groups, in `scim_group`.
  ///
  /// @param idIsAccount whether the id of a member is its account's, else its record's
  /// @param changedAt when a group or its members were changed last
  /// @throws ScimException as above
  public static Query groups(
      DSLContext sql, String ownerId, boolean idIsAccount, Field<Long> changedAt, Asked asked) {
    SearchSql search = SearchSql.of(sql, SCIM_GROUP.SEARCH);
    Places places = new GroupPlaces(ownerId, idIsAccount, changedAt, new Texts(search));
    return of(search, places, SCIM_GROUP.ID, asked);
  }

  private static Query of(SearchSql search, Places places, Field<String> id, Asked asked) {
    Optional<Term> term =
        asked
            .filter()
            .map(filter -> NormalForm.of(FilterTyping.typed(filter, asked.type()), asked.type()));
    term.stream()
        .flatMap(Term::leaves)
        .forEach(leaf -> refuseDropped(leaf.test().path(), asked.dropped()));
    Order order =
        new Order(
            search,
            asked
                .by()
                .flatMap(by -> sorted(places, asked.type(), by.path()))
                .filter(sorted -> !sorted.key().equals(id)),
            asked.by().filter(By::descending).isPresent(),
            id);
    return new Query(
        search,
        term.map(t -> condition(places, t)).orElseGet(DSL::noCondition),
        order,
        term.isPresent() || order.by().isPresent(),
        term.filter(t -> isNarrow(places, t)).isPresent(),
        term.isEmpty());
  }

  private static void refuseDropped(ResolvedPath path, Set<String> dropped) {
    String kept = path.extension().orElse(path.attribute().name());
    if (dropped.contains(kept)) {
      throw ScimError.invalidFilter(
              path.path().print()
                  + " is not kept here, so nobody can be found by it. Filter by another attribute, such as userName.")
          .exception();
    }
  }

  private static Condition condition(Places places, Term term) {
    long references =
        term.leaves().filter(leaf -> places.of(leaf.test().path()) instanceof References).count();
    if (references > MOST_REFERENCES) {
      throw ScimError.invalidFilter(
              "A filter may compare groups or members %d times at most, and this one does so %d times. Join values of one attribute by or, which counts once, or send several filters."
                  .formatted(MOST_REFERENCES, references))
          .exception();
    }
    boolean isIndexed = isIndexed(term);
    return Logic.condition(
        term,
        test -> {
          Place place = places.of(test.path());
          return (place instanceof Document document && !isIndexed ? document.alone() : place)
              .holds(test);
        });
  }

  private static boolean isIndexed(Term term) {
    return term.leaves().count() <= MOST_INDEXED;
  }

  /// Whether an index leads to the few that are looked for.
  private static boolean isNarrow(Places places, Term term) {
    return switch (term) {
      case Term.All(List<Term> terms) ->
          isIndexed(term) && terms.stream().anyMatch(t -> isNarrow(places, t));
      case Term.Any(List<Term> terms) ->
          isIndexed(term) && terms.stream().allMatch(t -> isNarrow(places, t));
      case Term.Leaf(Term.Test test, boolean holds) -> holds && places.of(test.path()).leads(test);
    };
  }

  private static Optional<Place.Sorted> sorted(
      Places places, ResourceType type, AttributePath path) {
    ResolvedPath leaf =
        type.resolve(path)
            .map(ResolvedPath::compared)
            .filter(p -> p.leaf().returned() != Attribute.Returned.NEVER)
            .orElseThrow(() -> unsortable(path, "there is no such attribute that is shown"));
    if (leaf.leaf().isComplex()) {
      throw unsortable(path, "it is complex: name one of its sub-attributes");
    }
    Place place = places.of(leaf);
    if (place instanceof Constant) {
      return Optional.empty();
    }
    return Optional.of(
        place.sorted().orElseThrow(() -> unsortable(path, "it is made when a resource is shown")));
  }

  private static ScimException unsortable(AttributePath path, String why) {
    return ScimError.invalidValue(
            "sortBy must name an attribute to sort by; %s is none: %s."
                .formatted(Echo.of(path.print()), why))
        .exception();
  }

  /// The rows, with what the condition and the order read.
  public Table<?> from(Table<?> rows) {
    return readsDocuments ? search.with(rows) : rows;
  }

  public Condition condition() {
    return condition;
  }

  /// Whether everybody is asked for, in whatever order.
  public boolean isOfAll() {
    return ofAll;
  }

  /// Whether another order than that of the ids is asked for.
  public boolean isSorted() {
    return order.by().isPresent();
  }

  /// @param place where the page begins; empty at the beginning
  public List<SortField<?>> order(Optional<Position> place) {
    // Farther on, what has been passed is not read again: then the order's own index is best.
    return isNarrow && place.isEmpty() ? order.apart().fields() : order.fields();
  }

  /// What comes after this place.
  public Condition after(Optional<Position> place) {
    return place.map(order::after).orElseGet(DSL::noCondition);
  }

  /// What the order is by, as [Position] keeps it.
  public Field<?> key() {
    return order
        .by()
        .<Field<?>>map(Place.Sorted::key)
        .orElseGet(() -> DSL.inline((String) null, SQLDataType.VARCHAR));
  }
}

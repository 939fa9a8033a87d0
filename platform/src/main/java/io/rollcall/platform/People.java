package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.DomainRows;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.PeopleRows;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.ScimException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// Everybody whom an organization has, guests included, and everybody whose account it manages,
/// whether it has them or not.
public final class People {
  private static final PeopleQuery MANAGED =
      new PeopleQuery(List.of(), List.of(), List.of(), Optional.of(true));

  private final Acts acts;
  private final Cursors cursors;

  People(Acts acts, Cursors cursors) {
    this.acts = acts;
    this.cursors = cursors;
  }

  /// In the order of account ids.
  ///
  /// @param which what has to hold besides; looked at one by one
  /// @param after the account id after which the page begins
  public Found<Person> search(
      String organizationId,
      PeopleQuery query,
      Predicate<Person> which,
      Optional<String> after,
      int limit) {
    return new Scan<>(from -> batch(organizationId, query, from), Person::accountId)
        .find(which, after, limit);
  }

  private List<Person> batch(String organizationId, PeopleQuery query, Optional<String> after) {
    return acts.read(sql ->
        place(sql, organizationId).map(place -> place.batch(query, after)).orElse(List.of()));
  }

  /// A page of everybody whose account it manages, in the order of account ids.
  ///
  /// @param cursor what the page before said; empty for the first page
  /// @throws ScimException if that is no cursor of this list, or an old one
  public PeoplePage managed(String organizationId, Optional<String> cursor, int limit) {
    String list = "accounts managed by " + organizationId;
    Optional<Cursors.Content> before = cursor.map(text -> cursors.open(list, limit, text));
    long total =
        before.map(Cursors.Content::total).orElseGet(() -> (long) count(organizationId, MANAGED));
    Found<Person> found =
        search(
            organizationId,
            MANAGED,
            _ -> true,
            before.map(Cursors.Content::position).map(Position::id),
            limit);
    return new PeoplePage(
        found.items(),
        found
            .next()
            .map(id -> new Cursors.Content(new Position(Optional.empty(), id), total))
            .map(content -> cursors.seal(list, limit, content)),
        total);
  }

  /// How many there are.
  int count(String organizationId, PeopleQuery query) {
    return acts.read(sql ->
        place(sql, organizationId).map(place -> place.rows().count(place.which(query))).orElse(0));
  }

  public Optional<Person> get(String organizationId, String accountId) {
    PeopleQuery one = new PeopleQuery(List.of(accountId), List.of(), List.of(), Optional.empty());
    return batch(organizationId, one, Optional.empty()).stream().findFirst();
  }

  /// As [#get]; where there is nobody, the log says what the id is instead.
  public Outcome<Person> find(Caller caller, String organizationId, String accountId) {
    return get(organizationId, accountId)
        .map(Outcome::done)
        .orElseGet(() ->
            acts.perform(
                caller,
                organizationId,
                act ->
                    act.refuse(
                        organizationId, new Refusal.Unknown("Account", accountId), Subject.NONE)));
  }

  /// The groups of the organization and its directories that these people are in, by account id.
  public Map<String, List<GroupOfPerson>> groups(
      String organizationId, Collection<String> accountIds) {
    return acts
        .read(sql ->
            place(sql, organizationId)
                .map(place -> place.rows().groups(accountIds))
                .orElse(List.of()))
        .stream()
        .map(
            row -> new GroupOfPerson(row.accountId(), row.groupId(), row.name(), row.description()))
        .collect(Collectors.groupingBy(GroupOfPerson::accountId));
  }

  private static Optional<Place> place(DSLContext sql, String organizationId) {
    return new OrganizationRows(sql)
        .byId(organizationId)
        .map(row ->
            new Place(
                new PeopleRows(sql, organizationId, row.platformId()),
                new HashSet<>(new DomainRows(sql).of(organizationId))));
  }

  /// An organization's people, and the domains by which it manages accounts.
  private record Place(PeopleRows rows, Set<String> domains) {

    PeopleRows.Which which(PeopleQuery query) {
      return new PeopleRows.Which(
          query.accountIds().stream().map(Act::askable).toList(),
          query.emails().stream().map(Act::askableKey).toList(),
          query.groupIds().stream().map(Act::askable).toList(),
          query.managed(),
          domains);
    }

    List<Person> batch(PeopleQuery query, Optional<String> after) {
      PeopleRows.Which which = which(query);
      List<PeopleRows.Row> members = rows.members(which, after, Scan.BATCH);
      Optional<String> upTo =
          members.size() < Scan.BATCH
              ? Optional.empty()
              : Optional.of(members.getLast().account().id());
      return Stream.concat(members.stream(), rows.others(which, after, upTo, Scan.BATCH).stream())
          .sorted(Comparator.comparing(row -> row.account().id()))
          .limit(Scan.BATCH)
          .map(this::person)
          .toList();
    }

    private Person person(PeopleRows.Row row) {
      AccountRow account = row.account();
      return new Person(
          account.id(),
          account.address(),
          account.displayName(),
          Instant.ofEpochMilli(account.createdAt()),
          !account.isDisabled(),
          account.deletionDue().map(Instant::ofEpochMilli),
          account.addressKey().map(Address::domain).filter(domains::contains).isPresent(),
          row.isLinked(),
          row.membership().map(Place::seat));
    }

    private static Person.Seat seat(MembershipRow membership) {
      return new Person.Seat(
          Role.ofCode(membership.role()),
          membership.status() == Status.ACTIVE,
          membership.origin() == Origin.INVITED,
          Instant.ofEpochMilli(membership.since()),
          membership.lastActivityAt().map(Instant::ofEpochMilli));
    }
  }
}

package io.rollcall.lifecycle.pretend;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.scim.address.Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says why a person had to be asked. It sees what the engine does not: every account of the
/// platform, whoever may see it, and all that the source ever said. Of the engine's memory it knows
/// the links, the recipes that stopped, and who else is asked about; none of what the engine
/// concluded.
public final class Referee {
  private final PretendSource source;
  private final PretendTarget target;
  private final Store store;
  private final Map<String, Set<SourceId>> given = new HashMap<>();

  public Referee(Stage stage) {
    this.source = stage.source;
    this.target = stage.target;
    this.store = stage.store;
  }

  /// The source is read now.
  public void look() {
    for (Person person : source.people()) {
      given.computeIfAbsent(Address.key(person.address()), _ -> new HashSet<>()).add(person.id());
    }
  }

  /// What only a person can know or do, in words; empty where the engine could have settled it.
  public Optional<String> whyAsked(Case asked) {
    Set<SourceId> waiting = new HashSet<>();
    asked.who().person().ifPresent(waiting::add);
    return why(asked, waiting);
  }

  private Optional<String> why(Case asked, Set<SourceId> waiting) {
    Optional<SourceId> person = asked.who().person();
    return switch (asked.kind()) {
      case SHARED_ADDRESS -> person.flatMap(this::entry).flatMap(one -> shared(one.address()));
      case INCOMPLETE_PERSON -> person.filter(this::isUnusable).map(_ -> "their entry is unusable");
      case LOST_ACCOUNT -> person.flatMap(this::lost);
      case AMBIGUOUS -> ambiguous(asked);
      case FOREIGN_ACCOUNT -> person.flatMap(one -> foreign(one, asked.value()));
      case HELD_ADDRESS -> person.flatMap(one -> held(one, asked.value(), waiting));
      case GROUP -> Optional.of("groups are another referee's");
      case PROTECTED, LICENSE, IGNORED -> Optional.empty();
    };
  }

  private Optional<Person> entry(SourceId person) {
    return source.people().stream().filter(one -> one.id().equals(person)).findFirst();
  }

  private boolean isUnusable(SourceId person) {
    return source.isUnusable(person)
        || entry(person).flatMap(one -> Names.beforeTombstone(one.address())).isPresent();
  }

  private Optional<String> shared(String address) {
    long wanting =
        source.people().stream()
            .filter(Person::active)
            .filter(one -> Address.same(one.address(), address))
            .count();
    return Optional.of(wanting + " people shall have it").filter(_ -> wanting > 1);
  }

  private Optional<String> lost(SourceId person) {
    return store
        .links()
        .live(Stage.TARGET, person)
        .flatMap(link -> target.platform().account(link.accountId()))
        .filter(account -> !account.role().overScim())
        .map(account -> "somebody made it " + account.role());
  }

  // Who made it is lost with the answer; that somebody else could have made it is enough.
  private Optional<String> ambiguous(Case asked) {
    SourceId person = asked.who().person().orElseThrow();
    if (entry(person).isEmpty()) {
      return target
          .platform()
          .at(asked.value())
          .filter(PretendAccount::active)
          .map(_ -> "they are gone, and an account has the address asked for");
    }
    List<PretendAccount> candidates =
        target.platform().everybody().stream()
            .filter(account -> account.role().overScim())
            .filter(account -> pointsTo(account, person))
            .toList();
    boolean several = candidates.size() > 1;
    boolean anothers =
        candidates.stream().anyMatch(account -> isAnothers(account, person))
            || candidates.stream()
                .anyMatch(account ->
                    unlinked()
                        .anyMatch(other -> !other.equals(person) && pointsTo(account, other)));
    return Optional.of(candidates.size() + " accounts could be theirs")
        .filter(_ -> several || anothers);
  }

  private Stream<SourceId> unlinked() {
    return source.people().stream()
        .map(Person::id)
        .filter(one -> store.links().live(Stage.TARGET, one).isEmpty());
  }

  private boolean pointsTo(PretendAccount account, SourceId person) {
    String number = account.attributes().value(Attributes.EMPLOYEE_NUMBER);
    return hadAddress(person, account.address())
        || account.attributes().value(Attributes.EXTERNAL_ID).equals(person.id())
        || (!number.isEmpty()
            && number.equals(
                entry(person)
                    .map(one -> one.attributes().value(Attributes.EMPLOYEE_NUMBER))
                    .orElse("")));
  }

  private boolean hadAddress(SourceId person, String address) {
    return given.getOrDefault(Address.key(address), Set.of()).contains(person);
  }

  private boolean wasAnothersAddress(SourceId person, String address) {
    return given.getOrDefault(Address.key(address), Set.of()).stream()
        .anyMatch(other -> !other.equals(person));
  }

  private Stream<Link> linksOf(PretendAccount account) {
    return store.links().of(Stage.TARGET).stream()
        .filter(link ->
            link.accountId().equals(account.id()) || link.accountId().equals("a" + account.id()));
  }

  private boolean isAnothers(PretendAccount account, SourceId person) {
    return linksOf(account).anyMatch(link -> !link.person().equals(person));
  }

  private Optional<String> foreign(SourceId person, String address) {
    return given.getOrDefault(Address.key(address), Set.of()).stream()
        .filter(other -> !other.equals(person))
        .flatMap(other ->
            store.links().of(Stage.TARGET).stream().filter(link -> link.person().equals(other)))
        .flatMap(link -> target.platform().account(link.accountId()).stream())
        .filter(account -> !account.role().overScim())
        .filter(account -> Address.same(account.address(), address) || !isShown(account))
        .map(account -> account.id() + " had the address once, and nobody shows it")
        .findFirst();
  }

  // Beside SCIM, of people in the source.
  private boolean isShown(PretendAccount account) {
    return account.role() == Role.GUEST
        && linksOf(account)
            .filter(Link::live)
            .map(Link::person)
            .anyMatch(one -> entry(one).isPresent());
  }

  private Optional<String> held(SourceId person, String address, Set<SourceId> waiting) {
    Optional<PretendAccount> holder = target.platform().at(address);
    Optional<PretendAccount> own =
        store
            .links()
            .live(Stage.TARGET, person)
            .flatMap(link -> target.platform().account(link.accountId()));
    if (holder.isEmpty() || holder.equals(own)) {
      return stopped(person, address);
    }
    PretendAccount account = holder.get();
    return owned(account, waiting)
        .or(() -> isOnlyForPeople(account, own.isPresent()))
        .or(() -> wasSomebodyElses(account, person, address))
        .or(() -> contradicts(account, person, own.isPresent()))
        .or(() -> stopped(person, address));
  }

  // The target said no in the middle of it, or another account turned up.
  private boolean wasRefused(String whom) {
    return target.log().stream()
        .filter(line -> line.contains(": refused ") || line.contains(": taken "))
        .anyMatch(line -> line.contains(whom));
  }

  private Optional<String> stopped(SourceId person, String address) {
    return Stream.ofNullable(store.healings().of(Stage.TARGET).get(person))
        .filter(one -> Address.same(one.address(), address))
        .filter(one -> !one.goesOn())
        .filter(
            one -> wasRefused(one.address()) || one.holderId().filter(this::wasRefused).isPresent())
        .map(one -> "the target refused: " + one.reason())
        .findFirst();
  }

  /// @param waiting who waits for each other, so that nobody of them is a reason
  private Optional<String> owned(PretendAccount account, Set<SourceId> waiting) {
    return linksOf(account)
        .filter(Link::live)
        .map(Link::person)
        .filter(waiting::add)
        .findFirst()
        .flatMap(owner -> staysAt(owner, account, waiting));
  }

  private Optional<String> staysAt(SourceId owner, PretendAccount account, Set<SourceId> waiting) {
    if (isUnusable(owner)) {
      return Optional.of("its owner's entry is unusable");
    }
    Optional<Person> entry = entry(owner).filter(Person::active);
    if (entry.filter(one -> Address.same(one.address(), account.address())).isPresent()) {
      return Optional.of("its owner keeps it");
    }
    return store.cases().open(Stage.TARGET).stream()
        .filter(one -> one.who().person().filter(owner::equals).isPresent())
        .flatMap(one -> why(one, waiting).stream())
        .map(why -> "its owner is asked, too: " + why)
        .findFirst();
  }

  // Whom another directory drives is taken from it only for somebody who has an account already.
  private Optional<String> isOnlyForPeople(PretendAccount account, boolean hasAccount) {
    return switch (account.role()) {
      case ADMIN, GUEST, OUTSIDE, UNMANAGED, DELETING, RECORD ->
          Optional.of("it is " + account.role());
      case DRIVEN -> Optional.of("another directory drives it").filter(_ -> !hasAccount);
      case CUT ->
          Optional.of("nothing shows it, and nothing brings it back")
              .filter(_ -> target.stewardship().isPresent());
      case MEMBER, MANAGED -> Optional.empty();
    };
  }

  private Optional<String> wasSomebodyElses(
      PretendAccount account, SourceId person, String address) {
    if (isAnothers(account, person)) {
      return Optional.of("it was linked to somebody else");
    }
    if (wasAnothersAddress(person, address)) {
      return Optional.of("somebody else had the address");
    }
    return source.people().stream()
        .map(Person::id)
        .filter(other -> !other.equals(person) && pointsTo(account, other))
        .map(other -> "it could be " + other + "'s")
        .findFirst();
  }

  // Of an account that another directory drives only the name is told.
  private Optional<String> contradicts(
      PretendAccount account, SourceId person, boolean hasAccount) {
    Attributes theirs = account.attributes();
    Attributes ours = entry(person).orElseThrow().attributes();
    String number = ours.value(Attributes.EMPLOYEE_NUMBER);
    String other = theirs.value(Attributes.EMPLOYEE_NUMBER);
    if (!other.isEmpty() && !other.equals(number)) {
      return Optional.of("its employee number is another");
    }
    boolean same = !number.isEmpty() && number.equals(other);
    if (account.lastActivity().isPresent() && hasAccount && !same) {
      return Optional.of("somebody used it");
    }
    boolean named =
        !theirs.has(Attributes.FAMILY_NAME)
            || Objects.equals(
                theirs.value(Attributes.FAMILY_NAME), ours.value(Attributes.FAMILY_NAME));
    if (account.role().isManaged()) {
      return Optional.of("its name is another")
          .filter(_ -> !named || !theirs.has(Attributes.FAMILY_NAME));
    }
    return Optional.of("its names are others").filter(_ -> !named);
  }
}

package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.plan.Diagnosis.Kind;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// From what was seen of a holder to what it is.
public final class Diagnoses {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Recipe recipe;
  private final Map<String, Link> links = new HashMap<>();

  public Diagnoses(Observation seen, Recipe recipe) {
    this.recipe = recipe;
    // What a live link says counts before what an older one said.
    seen.links().forEach(link -> links.merge(link.accountId(), link, Diagnoses::weightier));
  }

  private static Link weightier(Link one, Link other) {
    return one.state().compareTo(other.state()) <= 0 ? one : other;
  }

  /// @param refusal what the target said when it refused the address; empty where it was not asked
  public Diagnosis of(Holder holder, Optional<Refusal> refusal) {
    Optional<Refusal> said = refusal.filter(one -> Address.same(one.address(), holder.address()));
    return switch (holder) {
      case Holder.Visible visible -> visible(visible);
      case Holder.Unseen unseen -> unseen(unseen);
      case Holder.Recorded recorded -> recorded(recorded);
      case Holder.Hidden hidden -> hidden(hidden, said);
      case Holder.Unasked unasked -> unasked(unasked, said);
    };
  }

  private Diagnosis visible(Holder.Visible holder) {
    String id = holder.account().id();
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "SCIM shows account %s with this address, %s"
            .formatted(id, holder.account().active() ? "active" : "inactive"));
    holder.sight().map(Diagnoses::use).ifPresent(evidence::add);
    Optional<Event> creation =
        holder.events().stream()
            .filter(event -> event.created() && event.accountId().filter(id::equals).isPresent())
            .findFirst();
    creation.ifPresent(event -> evidence.add(log(event)));
    String words =
        "account %s, which is nobody's here%s"
            .formatted(id, creation.map(event -> " (" + words(event) + ")").orElse(""));
    return byLink(
        holder,
        new Diagnosis(
            Kind.UNLINKED,
            holder.address(),
            Optional.of(id),
            Optional.empty(),
            Optional.empty(),
            words,
            evidence));
  }

  private Diagnosis unseen(Holder.Unseen holder) {
    Sight sight = holder.sight();
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "the organization's own API shows account %s with this address, %s"
            .formatted(sight.accountId(), sight.kind()));
    sight.since().ifPresent(at -> evidence.add("it says so since " + DAY.format(at)));
    sight.record().ifPresent(id -> evidence.add("SCIM shows it as record " + id));
    List<DirectoryRecord> records = sight.managed().map(Managed::records).orElse(List.of());
    records.forEach(one -> evidence.add(of(one) + " is tied to it"));
    if (sight.belonging() == Sight.Belonging.GUEST || sight.lastActivity().isPresent()) {
      evidence.add(use(sight));
    }
    String words =
        "account %s, %s%s"
            .formatted(
                sight.accountId(),
                sight.kind(),
                sight.record().isPresent()
                    ? ", which has another userName here"
                    : sight.visibleOverScim() ? "" : ", which SCIM does not show");
    return byLink(
        holder,
        new Diagnosis(
            kind(sight, !records.isEmpty()),
            holder.address(),
            Optional.of(sight.accountId()),
            Optional.empty(),
            sight.since(),
            words,
            evidence));
  }

  private static Kind kind(Sight sight, boolean recorded) {
    if (sight.record().isPresent()) {
      return Kind.OTHER_DIRECTORY;
    }
    return switch (sight.belonging()) {
      case GUEST -> Kind.GUEST;
      case MANAGED -> recorded ? Kind.OTHER_DIRECTORY : Kind.MANAGED;
      case UNMANAGED -> Kind.UNMANAGED;
      case IN_DELETION -> Kind.IN_DELETION;
      case MEMBER, UNTOLD -> Kind.UNKNOWN;
    };
  }

  // A link names a record mostly, and an account where there was none.
  private Optional<Link> link(Holder holder) {
    return holder.ids().stream()
        .sorted()
        .flatMap(id -> Optional.ofNullable(links.get(id)).stream())
        .reduce(Diagnoses::weightier);
  }

  /// What our links add: whose it is, or that it was retired.
  private Diagnosis byLink(Holder holder, Diagnosis found) {
    Optional<Link> link = link(holder);
    List<String> evidence = new ArrayList<>(found.evidence());
    Optional<Names.Made> made = Names.made(found.address());
    made.ifPresent(one -> evidence.add("its name is " + made(one)));
    if (link.isEmpty()) {
      Optional<Kind> kind = made.map(one -> one == Names.Made.PARKED ? Kind.PARKED : Kind.RETIRED);
      return new Diagnosis(
          kind.orElse(found.kind()),
          found.address(),
          found.accountId(),
          Optional.empty(),
          found.since(),
          found.words(),
          evidence);
    }
    Link one = link.get();
    String since = DAY.format(one.since());
    evidence.add(
        switch (one.state()) {
          case LIVE -> "linked to %s since %s: %s".formatted(one.person(), since, one.evidence());
          case SEVERED ->
              "linked to %s until %s: %s".formatted(one.person(), since, one.evidence());
          case RETIRED ->
              "given up for good on %s, for %s: %s".formatted(since, one.person(), one.evidence());
        });
    Kind kind =
        switch (one.state()) {
          case LIVE -> Kind.LINKED;
          case RETIRED -> Kind.RETIRED;
          case SEVERED -> found.kind();
        };
    String words =
        switch (one.state()) {
          case LIVE ->
              "account %s, which is linked to %s"
                  .formatted(found.accountId().orElse(one.accountId()), one.person());
          case RETIRED ->
              "%s, and was retired on %s: %s".formatted(found.words(), since, one.evidence());
          case SEVERED -> found.words();
        };
    return new Diagnosis(
        kind,
        found.address(),
        found.accountId(),
        Optional.of(one.person()),
        one.state() == Link.State.SEVERED ? found.since() : Optional.of(one.since()),
        words,
        evidence);
  }

  private static String made(Names.Made made) {
    return switch (made) {
      case PARKED -> "a parking name, as Rollcall makes them for one run";
      case RETIRED -> "a retired name, as Rollcall makes them";
      case TOMBSTONE -> "what an identity provider calls somebody whom it deleted";
      case SCRIPT -> "what duplicates are called by hand or by scripts";
    };
  }

  private static Diagnosis recorded(Holder.Recorded holder) {
    String records =
        holder.records().stream().map(Diagnoses::of).collect(Collectors.joining(" and "));
    String account =
        holder
            .account()
            .map(id -> "is tied to account " + id + ", which the organization does not show")
            .orElse("is tied to no account");
    List<String> evidence = new ArrayList<>();
    evidence.add("the organization's own API shows no account with this address");
    holder.records().forEach(one -> evidence.add(of(one) + " has this address, and " + account));
    return new Diagnosis(
        Kind.UNLINKED_RECORD,
        holder.address(),
        holder.account(),
        Optional.empty(),
        Optional.empty(),
        records + ", which " + account,
        evidence);
  }

  private static String of(DirectoryRecord record) {
    return "record %s of directory %s".formatted(record.id(), record.directory());
  }

  private Diagnosis hidden(Holder.Hidden holder, Optional<Refusal> said) {
    List<String> evidence = new ArrayList<>();
    evidence.add("neither SCIM nor the organization's own API shows anybody with this address");
    holder.events().stream().map(Diagnoses::log).forEach(evidence::add);
    said.map(Diagnoses::said).ifPresent(evidence::add);
    if (holder.lastAccount().isPresent()) {
      return new Diagnosis(
          Kind.CUT,
          holder.address(),
          holder.lastAccount(),
          link(holder).map(Link::person),
          Optional.of(holder.events().getLast().at()),
          remembered(holder),
          evidence);
    }
    boolean elsewhere = said.filter(one -> recipe.saysElsewhere(one.text())).isPresent();
    return new Diagnosis(
        elsewhere ? Kind.OTHER_ORGANIZATION : Kind.UNKNOWN,
        holder.address(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "an account outside the organization" + (elsewhere ? ", as the target says" : ""),
        evidence);
  }

  private Diagnosis unasked(Holder.Unasked holder, Optional<Refusal> said) {
    List<String> evidence = new ArrayList<>();
    evidence.add("SCIM shows nobody with this address");
    evidence.add("nobody else could be asked: " + holder.why());
    said.map(Diagnoses::said).ifPresent(evidence::add);
    boolean elsewhere = said.filter(one -> recipe.saysElsewhere(one.text())).isPresent();
    return new Diagnosis(
        elsewhere ? Kind.OTHER_ORGANIZATION : Kind.UNKNOWN,
        holder.address(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        elsewhere
            ? "an account outside the organization, as the target says"
            : "an account that SCIM does not show",
        evidence);
  }

  private static String remembered(Holder.Hidden hidden) {
    Event last = hidden.events().getLast();
    String before =
        hidden.events().stream()
            .filter(event -> event.created() && event.accountId().equals(last.accountId()))
            .filter(event -> !event.equals(last))
            .findFirst()
            .map(event -> words(event) + ", ")
            .orElse("");
    return "account "
        + last.accountId().orElse("unknown")
        + ", outside the organization ("
        + before
        + words(last)
        + ")";
  }

  private static String words(Event event) {
    return event.what() + " by " + event.by() + " on " + DAY.format(event.at());
  }

  private static String log(Event event) {
    return "the target's log: "
        + words(event)
        + event.accountId().map(id -> ", account " + id).orElse("");
  }

  private static String said(Refusal refusal) {
    return "asked for it, last on %s (%d times), the target answered %d: %s"
        .formatted(DAY.format(refusal.last()), refusal.times(), refusal.status(), refusal.text());
  }

  private static String use(Sight sight) {
    Optional<Instant> last = sight.lastActivity();
    return last.map(at -> "last used on " + DAY.format(at)).orElse("never used");
  }
}

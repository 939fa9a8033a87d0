package io.rollcall.platform;

import io.rollcall.platform.DomainCheck.Finding;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.DomainRequestRows;
import io.rollcall.platform.sql.DomainRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// The domains of organizations. A verified one has one owner on a platform; it gives rights over
/// the accounts whose addresses are on it, and changes none of them. The operator's word verifies;
/// a key asks, and proves.
public final class Domains {
  private static final int MOST_REQUESTS = 50;

  private final Acts acts;
  private final PublicDomains publicDomains;

  Domains(Acts acts, PublicDomains publicDomains) {
    this.acts = acts;
    this.publicDomains = publicDomains;
  }

  /// The verified ones and those asked for, by name.
  public List<Domain> list(String organizationId) {
    return acts.read(sql -> list(sql, organizationId));
  }

  private static List<Domain> list(DSLContext sql, String organizationId) {
    Stream<Domain> verified =
        new DomainRows(sql)
            .claims(organizationId).stream()
                .map(row -> new Domain(row.domain(), instant(row.verifiedAt()), Optional.empty()));
    Stream<Domain> asked =
        new DomainRequestRows(sql).of(organizationId).stream().map(Domains::pending);
    return Stream.concat(verified, asked).sorted(Comparator.comparing(Domain::name)).toList();
  }

  /// @param domain in any spelling
  public Optional<Domain> get(String organizationId, String domain) {
    String key = key(domain);
    return list(organizationId).stream().filter(found -> found.name().equals(key)).findFirst();
  }

  /// By the operator: the domain is the organization's at once. By a key: it is asked for, and
  /// comes back with what has to be shown; asking again gives the same.
  public Outcome<Domain> claim(Caller caller, String organizationId, String domain) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) -> {
          String key = key(domain);
          return Address.isDomain(key)
              ? claim(act, organization, key)
              : Administration.invalid(notADomain(domain));
        });
  }

  private Outcome<Domain> claim(Act act, OrganizationRows.Row organization, String domain) {
    Optional<String> owner = act.domains().owner(organization.platformId(), domain);
    boolean ours = owner.filter(organization.id()::equals).isPresent();
    if (ours) {
      return Outcome.done(get(act, organization, domain));
    }
    if (act.caller() instanceof Caller.Operator) {
      return owner.isPresent()
          ? Administration.forbidden("domainTaken", taken(act, domain, owner.get()))
          : Outcome.done(verify(act, organization, domain, "the operator's word"));
    }
    return owner.isPresent() || publicDomains.contains(domain)
        ? act.refuse(organization.id(), notClaimable(domain), Subject.NONE)
        : ask(act, organization, domain);
  }

  private static Outcome<Domain> ask(Act act, OrganizationRows.Row organization, String domain) {
    DomainRequestRows requests = new DomainRequestRows(act.sql());
    List<DomainRequestRows.Row> open = requests.of(organization.id());
    boolean asked = open.stream().anyMatch(row -> row.domain().equals(domain));
    if (!asked && open.size() >= MOST_REQUESTS) {
      return Administration.forbidden(
          "tooManyRequests",
          MOST_REQUESTS
              + " domains are waiting to be proved; prove or release some of them first.");
    }
    if (!asked) {
      String text = "rollcall-domain=" + act.ids().secret();
      requests.insert(new DomainRequestRows.Row(organization.id(), domain, text, act.now()));
      log(act, organization, Kind.DOMAIN_REQUESTED, "Domain " + domain + " asked for.");
    }
    return Outcome.done(get(act, organization, domain));
  }

  /// Looks whether the domain shows what was asked for, and makes it the organization's if so.
  public Outcome<Domain> prove(
      Caller caller, String organizationId, String domain, DomainCheck check) {
    String key = key(domain);
    Optional<Domain> known =
        Administration.may(caller, organizationId) ? get(organizationId, key) : Optional.empty();
    if (known.isEmpty()) {
      return Administration.unknown("Domain", domain);
    }
    return known
        .get()
        .challenge()
        .map(challenge -> proved(caller, organizationId, challenge, check.look(challenge)))
        .orElseGet(() -> Outcome.done(known.get()));
  }

  private Outcome<Domain> proved(
      Caller caller, String organizationId, DomainChallenge challenge, Finding finding) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) ->
            switch (finding) {
              case Finding.Shown(String where) -> accept(act, organization, challenge, where);
              case Finding.NotShown(String why) ->
                  act.refuse(
                      organizationId,
                      new Refusal.Forbidden(
                          "domainNotProven",
                          "Domain " + challenge.domain() + " is not proved yet. " + why),
                      Subject.NONE);
            });
  }

  /// The text must still be the one that was asked for: releasing ends a request.
  private Outcome<Domain> accept(
      Act act, OrganizationRows.Row organization, DomainChallenge challenge, String where) {
    String domain = challenge.domain();
    boolean asked =
        new DomainRequestRows(act.sql())
            .of(organization.id()).stream()
                .anyMatch(
                    row -> row.domain().equals(domain) && row.challenge().equals(challenge.text()));
    if (!asked) {
      return Administration.unknown("Domain", domain);
    }
    boolean free = act.domains().owner(organization.platformId(), domain).isEmpty();
    return free && !publicDomains.contains(domain)
        ? Outcome.done(verify(act, organization, domain, where))
        : act.refuse(organization.id(), notClaimable(domain), Subject.NONE);
  }

  /// Gives up the domain, or the request for it. No account changes, but that the deletion of those
  /// on the domain ends.
  public Outcome<Domain> release(Caller caller, String organizationId, String domain) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) -> {
          String key = key(domain);
          Optional<Domain> known =
              list(act.sql(), organizationId).stream()
                  .filter(found -> found.name().equals(key))
                  .findFirst();
          known.ifPresent(found -> release(act, organization, found));
          return known.map(Outcome::done).orElseGet(() -> Administration.unknown("Domain", domain));
        });
  }

  private static void release(Act act, OrganizationRows.Row organization, Domain domain) {
    act.domains().delete(organization.platformId(), domain.name(), organization.id());
    if (domain.isVerified()) {
      new Abandonment(act, organization.id()).of(organization.platformId(), domain.name());
    }
    new DomainRequestRows(act.sql()).delete(organization.id(), domain.name());
    log(
        act,
        organization,
        Kind.DOMAIN_RELEASED,
        "Domain " + domain.name() + (domain.isVerified() ? " released." : " no longer asked for."));
  }

  private static Domain verify(
      Act act, OrganizationRows.Row organization, String domain, String by) {
    act.domains().insert(organization.platformId(), domain, organization.id(), act.now());
    new DomainRequestRows(act.sql()).delete(organization.id(), domain);
    log(act, organization, Kind.DOMAIN_VERIFIED, "Domain " + domain + " verified by " + by + ".");
    return get(act, organization, domain);
  }

  private static Domain get(Act act, OrganizationRows.Row organization, String domain) {
    return list(act.sql(), organization.id()).stream()
        .filter(found -> found.name().equals(domain))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Domain " + domain + " was just written"));
  }

  private static Domain pending(DomainRequestRows.Row row) {
    return new Domain(
        row.domain(),
        instant(row.requestedAt()),
        Optional.of(new DomainChallenge(row.domain(), row.challenge())));
  }

  /// One answer for every reason: it must not tell what others have.
  private static Refusal notClaimable(String domain) {
    return new Refusal.Forbidden(
        "domainNotClaimable",
        "Domain "
            + domain
            + " cannot be claimed with a key: it is a public suffix, a public mail provider's, or verified outside"
            + " your organization. If it is yours, ask the operator of this service.");
  }

  private static String taken(Act act, String domain, String owner) {
    String name = act.organizations().byId(owner).map(row -> " " + row.name()).orElse("");
    return "Domain "
        + domain
        + " is verified by the organization"
        + name
        + " of the same platform.";
  }

  private static void log(Act act, OrganizationRows.Row organization, Kind kind, String detail) {
    act.log(organization.id(), kind, Subject.NONE, detail);
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static String notADomain(String given) {
    return "A domain is like example.com; \"" + Echo.of(given) + "\" is none.";
  }

  /// Some write the root's dot at the end.
  static String key(String domain) {
    String bare = domain.strip();
    return Address.domainKey(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
  }
}

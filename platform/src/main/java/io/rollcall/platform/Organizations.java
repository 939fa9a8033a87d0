package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.DomainRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// Organizations and the platforms they belong to. Only the operator makes and deletes them.
public final class Organizations {
  private static final Caller OPERATOR = new Caller.Operator();

  private final Acts acts;

  Organizations(Acts acts) {
    this.acts = acts;
  }

  /// @param platform the platform's name; it is made if there is none yet
  /// @param claimedDomains verified at once: the operator's word
  /// @param ifAbsent answer with the organization that is already there, instead of refusing
  public Outcome<Organization> create(
      String name, String platform, List<String> claimedDomains, boolean ifAbsent) {
    return acts.perform(
        OPERATOR, name, act -> create(act, name.strip(), platform, claimedDomains, ifAbsent));
  }

  private static Outcome<Organization> create(
      Act act, String name, String platform, List<String> domains, boolean ifAbsent) {
    Optional<OrganizationRows.Row> present = act.organizations().byName(name);
    if (present.isPresent()) {
      return ifAbsent
          ? Outcome.done(organization(act.sql(), present.get()))
          : forbidden(
              "organizationExists",
              "There is an organization called " + Echo.of(name) + " already.");
    }
    if (name.isEmpty() || platform.isBlank()) {
      return Outcome.refused(
          new Refusal.Invalid("invalidValue", "An organization needs a name and a platform."));
    }
    if (!NameLength.fits(name)) {
      return Outcome.refused(
          new Refusal.Invalid(
              "invalidValue", NameLength.refusal("The name of an organization", name)));
    }
    Optional<String> wrong =
        domains.stream().filter(domain -> !Address.isDomain(domainKey(domain))).findFirst();
    if (wrong.isPresent()) {
      return Outcome.refused(
          new Refusal.Invalid(
              "invalidValue",
              "A domain is like example.com; \"" + Echo.of(wrong.get()) + "\" is none."));
    }
    List<String> keys = domains.stream().map(Organizations::domainKey).distinct().toList();
    String platformId =
        act.organizations().platform(platform).orElseGet(() -> newPlatform(act, platform));
    Optional<String> taken =
        keys.stream().filter(key -> act.domains().owner(platformId, key).isPresent()).findFirst();
    return taken.isPresent()
        ? forbidden(
            "domainTaken",
            "The domain " + taken.get() + " is verified by another organization of the platform.")
        : Outcome.done(insert(act, name, platformId, platform, keys));
  }

  /// Some write the root's dot at the end.
  private static String domainKey(String domain) {
    String bare = domain.strip();
    return Address.domainKey(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
  }

  private static String newPlatform(Act act, String name) {
    String id = act.ids().uuid();
    act.organizations().insertPlatform(id, name);
    return id;
  }

  private static Organization insert(
      Act act, String name, String platformId, String platform, List<String> domains) {
    OrganizationRows.Row row =
        new OrganizationRows.Row(
            act.ids().number(), name, platformId, platform, Optional.empty(), act.now());
    act.organizations().insert(row);
    domains.forEach(domain -> act.domains().insert(platformId, domain, row.id(), act.now()));
    act.log(row.id(), Kind.ORGANIZATION_CREATED, Subject.NONE, "Organization created.");
    return organization(act.sql(), row);
  }

  public List<Organization> list() {
    return acts.read(sql ->
        new OrganizationRows(sql).all().stream().map(row -> organization(sql, row)).toList());
  }

  public Optional<Organization> named(String name) {
    return acts.read(
        sql -> new OrganizationRows(sql).byName(name).map(row -> organization(sql, row)));
  }

  public Optional<Organization> withId(String id) {
    return acts.read(sql -> new OrganizationRows(sql).byId(id).map(row -> organization(sql, row)));
  }

  /// Ends its memberships, frees its domains and its name, and revokes its tokens; no account is
  /// touched.
  public Outcome<Organization> delete(String id) {
    return acts.perform(
        OPERATOR,
        id,
        act ->
            act.organizations()
                .byId(id)
                .map(row -> Outcome.done(delete(act, row)))
                .orElseGet(() -> Outcome.refused(new Refusal.Unknown("Organization", id))));
  }

  private static Organization delete(Act act, OrganizationRows.Row row) {
    Organization deleted = organization(act.sql(), row);
    String id = row.id();
    act.teams().deleteOfOrganization(id);
    act.groups().deleteOfOrganization(id);
    act.records().deleteOfOrganization(id);
    act.tokens().revokeAllOf(id, act.now());
    for (DirectoryRows.Row directory : act.directories().of(id)) {
      act.directories().delete(directory.id());
    }
    act.domains().deleteOf(id);
    act.organizations().delete(id, act.now(), "operator");
    return deleted;
  }

  private static Organization organization(DSLContext sql, OrganizationRows.Row row) {
    return new Organization(
        row.id(),
        row.name(),
        row.platform(),
        row.platformId(),
        row.preset(),
        new DomainRows(sql).of(row.id()),
        Instant.ofEpochMilli(row.createdAt()));
  }

  private static <T> Outcome<T> forbidden(String rule, String detail) {
    return Outcome.refused(new Refusal.Forbidden(rule, detail));
  }
}

package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.DomainRequestRows;
import io.rollcall.platform.sql.DomainRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.PlaceholderRows;
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
  /// @param ifAbsent answer with the organization that is already there, if it is as wanted
  public Outcome<Organization> create(
      String name, String platform, List<String> claimedDomains, boolean ifAbsent) {
    return acts.perform(
        OPERATOR, name, act -> create(act, name.strip(), platform, claimedDomains, ifAbsent));
  }

  private static Outcome<Organization> create(
      Act act, String name, String platform, List<String> domains, boolean ifAbsent) {
    List<String> keys = domains.stream().map(Domains::key).distinct().toList();
    Optional<Refusal> wrong = invalid(name, platform, domains);
    Optional<OrganizationRows.Row> present = act.organizations().byName(name);
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    if (present.isPresent()) {
      return present(organization(act.sql(), present.get()), platform, keys, ifAbsent);
    }
    String platformId =
        act.organizations().platform(platform).orElseGet(() -> newPlatform(act, platform));
    Optional<String> taken =
        keys.stream().filter(key -> act.domains().owner(platformId, key).isPresent()).findFirst();
    return taken.isPresent()
        ? Administration.forbidden(
            "domainTaken",
            "The domain " + taken.get() + " is verified by another organization of the platform.")
        : Outcome.done(insert(act, name, platformId, platform, keys));
  }

  private static Optional<Refusal> invalid(String name, String platform, List<String> domains) {
    if (name.isEmpty() || platform.isBlank()) {
      return Optional.of(
          new Refusal.Invalid("invalidValue", "An organization needs a name and a platform."));
    }
    if (!NameLength.fits(name)) {
      return Optional.of(
          new Refusal.Invalid(
              "invalidValue", NameLength.refusal("The name of an organization", name)));
    }
    return domains.stream()
        .filter(domain -> !Address.isDomain(Domains.key(domain)))
        .findFirst()
        .map(domain -> new Refusal.Invalid("invalidValue", Domains.notADomain(domain)));
  }

  /// What is there already must be what is wanted: everything that was asked for, at least.
  private static Outcome<Organization> present(
      Organization present, String platform, List<String> domains, boolean ifAbsent) {
    if (!ifAbsent) {
      return Administration.forbidden(
          "organizationExists",
          "There is an organization called " + Echo.of(present.name()) + " already.");
    }
    if (!present.platform().equals(platform)) {
      return different(
          present, "it is on the platform " + present.platform() + ", not " + Echo.of(platform));
    }
    List<String> missing =
        domains.stream().filter(key -> !present.domains().contains(key)).toList();
    return missing.isEmpty()
        ? Outcome.done(present)
        : different(present, "it has not verified " + String.join(", ", missing));
  }

  private static Outcome<Organization> different(Organization present, String how) {
    return Administration.forbidden(
        "organizationDiffers",
        "Organization "
            + Echo.of(present.name())
            + " is there already, but different: "
            + how
            + ". Nothing was changed.");
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
  /// touched, but that the deletion of those on its domains ends.
  public Outcome<Organization> delete(String id) {
    return acts.readmitting(() ->
        acts.perform(
            OPERATOR,
            id,
            act ->
                act.organizations()
                    .byId(id)
                    .map(row -> Outcome.done(delete(act, row)))
                    .orElseGet(() -> Outcome.refused(new Refusal.Unknown("Organization", id)))));
  }

  private static Organization delete(Act act, OrganizationRows.Row row) {
    Organization deleted = organization(act.sql(), row);
    String id = row.id();
    act.teams().deleteOfOrganization(id);
    act.groups().deleteOfOrganization(id);
    act.records().deleteOfOrganization(id);
    new PlaceholderRows(act.sql()).deleteIdle(id);
    act.tokens().revokeAllOf(id, act.now());
    for (DirectoryRows.Row directory : act.directories().of(id)) {
      act.directories().delete(directory.id());
    }
    act.domains().deleteOf(id);
    deleted.domains().forEach(domain -> new Abandonment(act, id).of(row.platformId(), domain));
    new DomainRequestRows(act.sql()).deleteOf(id);
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
}

package io.rollcall.platform;

import io.rollcall.platform.sql.Licensed;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.MembershipRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.RecordRows;
import io.rollcall.platform.sql.Status;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// What people do in the app's own pages, and what they see there: everybody in the organization,
/// guests included.
public final class Members {
  private final Acts acts;
  private final Presets presets;

  Members(Acts acts, Presets presets) {
    this.acts = acts;
    this.presets = presets;
  }

  /// Invites: makes the account if there is none, or brings the same account in (again), with this
  /// role. Inviting gives no right over the account's address.
  public Outcome<Member> add(
      Caller caller, String organizationId, String email, Role role, Optional<String> displayName) {
    return bring(
        caller,
        organizationId,
        invitation -> invitation.invite(EmailAddress.parse("email", email), role, displayName));
  }

  /// Invites as a member; whoever is one already, or an administrator, keeps the role, and is
  /// active again.
  public Outcome<Member> invite(Caller caller, String organizationId, String email) {
    return bring(
        caller,
        organizationId,
        invitation -> invitation.inviteMember(EmailAddress.parse("email", email)));
  }

  private Outcome<Member> bring(
      Caller caller, String organizationId, Function<Invitation, Outcome<MemberRow>> how) {
    return acts.perform(
        caller,
        organizationId,
        act ->
            act.organizations()
                .byId(organizationId)
                .map(row ->
                    how.apply(new Invitation(act, row, preset(row), act.types(organizationId)))
                        .map(member -> member(member, preset(row))))
                .orElseGet(
                    () -> Outcome.refused(new Refusal.Unknown("Organization", organizationId))));
  }

  /// In the order of account ids.
  public List<Member> list(String organizationId, MemberQuery query) {
    return acts.read(
        sql -> members(sql, organizationId, rows(sql, organizationId, query), query.limit()));
  }

  /// How many there are, whatever the limit of the query.
  public int count(String organizationId, MemberQuery query) {
    return acts.read(
        sql -> new MembershipRows(sql).count(organizationId, rows(sql, organizationId, query)));
  }

  private MembershipRows.Query rows(DSLContext sql, String organizationId, MemberQuery query) {
    return new MembershipRows.Query(
        query.emails().stream().map(Act::askableKey).toList(),
        List.of(),
        query.role().map(Role::code),
        query.licenses().map(licenses -> licensed(sql, organizationId, licenses)),
        query.active(),
        query.after());
  }

  private Licensed licensed(DSLContext sql, String organizationId, Licenses licenses) {
    Optional<Preset> preset = new OrganizationRows(sql).byId(organizationId).flatMap(this::preset);
    return new Licensed(
        licenses.names(),
        preset.flatMap(Preset::defaultLicense).orElse(""),
        Act.USER_ROLES,
        licenses.others());
  }

  /// What members have in `roles` besides their main role, by account id, where the preset spells
  /// roles; who has nothing there is left out.
  public Map<String, List<Json.Obj>> otherRoles(
      String organizationId, Collection<String> accountIds) {
    return accountIds.isEmpty()
        ? Map.of()
        : acts
            .read(sql -> new RecordRows(sql).documents(organizationId, accountIds))
            .entrySet()
            .stream()
            .map(entry ->
                Map.entry(entry.getKey(), UserWriter.object(entry.getValue()).objects("roles")))
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public Optional<Member> get(String organizationId, String accountId) {
    if (!Act.couldBeId(accountId)) {
      return Optional.empty();
    }
    MembershipRows.Query one =
        new MembershipRows.Query(
            List.of(), List.of(accountId), Optional.empty(), Optional.empty(), Optional.empty());
    return acts.read(sql -> members(sql, organizationId, one, 1)).stream().findFirst();
  }

  /// Gives a member another role, and makes the membership active.
  public Outcome<Member> changeRole(
      Caller caller, String organizationId, String accountId, Role role) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) ->
            Optional.of(accountId)
                .filter(Act::couldBeId)
                .flatMap(id -> live(act, organizationId, id))
                .map(member ->
                    new Invitation(
                            act, organization, preset(organization), act.types(organization.id()))
                        .changeRole(member.account(), member.membership(), role, Optional.empty())
                        .map(changed -> member(changed, preset(organization))))
                .orElseGet(() -> Administration.unknown("Member", accountId)));
  }

  /// Ends the membership; account and address remain.
  public Outcome<Member> remove(Caller caller, String organizationId, String accountId) {
    return acts.perform(
        caller,
        organizationId,
        act ->
            live(act, organizationId, accountId)
                .map(row -> remove(act, row))
                .orElseGet(() -> Outcome.refused(new Refusal.Unknown("Member", accountId))));
  }

  private Outcome<Member> remove(Act act, MemberRow row) {
    Optional<Refusal> last =
        Severance.lastAdministrator(act, row.account(), row.membership(), Optional.empty());
    if (last.isPresent()) {
      return act.refuse(row.membership().organizationId(), last.get(), Subject.of(row.account()));
    }
    Severance.sever(act, row.account(), row.membership());
    return Outcome.done(member(row, Optional.empty()));
  }

  /// The person signed in just now.
  public Outcome<Member> signIn(String organizationId, String email) {
    return acts.perform(
        new Caller.Person(email),
        organizationId,
        act ->
            act.organizations()
                .byId(organizationId)
                .flatMap(row -> act.accounts().byKey(row.platformId(), Address.key(email)))
                .flatMap(account -> live(act, organizationId, account.id()))
                .filter(row -> row.membership().status() == Status.ACTIVE)
                .filter(row -> row.account().isUsable())
                .map(row -> Outcome.done(signIn(act, row)))
                .orElseGet(() -> Outcome.refused(new Refusal.Unknown("Active member", email))));
  }

  private static Member signIn(Act act, MemberRow row) {
    String organizationId = row.membership().organizationId();
    act.memberships().recordActivity(organizationId, row.account().id(), act.now());
    return member(row, Optional.empty());
  }

  private static Optional<MemberRow> live(Act act, String organizationId, String accountId) {
    return Optional.ofNullable(
            act.memberships().lock(organizationId, List.of(accountId)).get(accountId))
        .filter(row -> !row.membership().isSevered());
  }

  private List<Member> members(
      DSLContext sql, String organizationId, MembershipRows.Query query, int limit) {
    Optional<Preset> preset = new OrganizationRows(sql).byId(organizationId).flatMap(this::preset);
    return new MembershipRows(sql)
        .list(organizationId, query, limit).stream().map(row -> member(row, preset)).toList();
  }

  private Optional<Preset> preset(OrganizationRows.Row organization) {
    return organization.preset().map(presets::known);
  }

  private static Member member(MemberRow row, Optional<Preset> preset) {
    MembershipRow membership = row.membership();
    return new Member(
        row.account().id(),
        row.account().address().orElse(""),
        UserWriter.isActive(membership, row.account()),
        Role.ofCode(membership.role()),
        membership.license().or(() -> preset.flatMap(Preset::defaultLicense)),
        membership.licenseAssignedAt().map(Instant::ofEpochMilli),
        membership.lastActivityAt().map(Instant::ofEpochMilli),
        Instant.ofEpochMilli(membership.since()));
  }
}

package io.rollcall.platform;

import io.rollcall.platform.sql.AccountDetailRows;
import io.rollcall.platform.sql.MembershipRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.impl.DSL;

/// Puts together what is known of one account, as far as its reader may know it.
record AccountReading(AccountDetailRows rows) {

  Optional<AccountDetails> everything() {
    return rows.head()
        .map(head ->
            details(
                head,
                head.address(),
                Optional.of(head.displayName()),
                head.createdBy(),
                head.deletionDue(),
                rows.memberships(DSL.noCondition()),
                rows.records(),
                rows.groups(),
                rows.events(DSL.noCondition())));
  }

  /// What was true while the account was here may be known. An address that it took elsewhere,
  /// later, may not.
  Optional<AccountDetails> in(String organizationId) {
    List<AccountDetailRows.InOrganization> here =
        rows.memberships(AccountDetailRows.membershipIn(organizationId));
    return here.isEmpty()
        ? Optional.empty()
        : rows.head().map(head -> in(organizationId, head, here.getFirst()));
  }

  private AccountDetails in(
      String organizationId, AccountDetailRows.Head head, AccountDetailRows.InOrganization here) {
    MembershipRow membership = here.membership();
    boolean isHere = !membership.isSevered();
    boolean isAsItWas =
        membership
            .severing()
            .filter(how -> head.addressKey().filter(how.addressKey()::equals).isPresent())
            .isPresent();
    return details(
        head,
        head.address().filter(_ -> isHere || isAsItWas),
        Optional.of(head.displayName()).filter(_ -> isHere),
        Optional.empty(),
        head.deletionDue().filter(_ -> isHere),
        List.of(here),
        rows.records().stream().filter(r -> r.organizationId().equals(organizationId)).toList(),
        rows.groups().stream().filter(g -> g.organizationId().equals(organizationId)).toList(),
        rows.events(AccountDetailRows.eventIn(organizationId)));
  }

  private static AccountDetails details(
      AccountDetailRows.Head head,
      Optional<String> address,
      Optional<String> displayName,
      Optional<String> createdBy,
      Optional<Long> deletionDue,
      List<AccountDetailRows.InOrganization> memberships,
      List<AccountDetailRows.KnownAs> records,
      List<AccountDetailRows.InGroup> groups,
      List<AccountDetailRows.Event> events) {
    return new AccountDetails(
        head.id(),
        head.platform(),
        address,
        displayName,
        Instant.ofEpochMilli(head.createdAt()),
        createdBy,
        deletionDue.map(Instant::ofEpochMilli),
        memberships.stream().map(AccountReading::membership).toList(),
        records.stream()
            .map(r ->
                new AccountDetails.KnownAs(
                    r.recordId(),
                    r.organizationId(),
                    r.directory(),
                    r.userName(),
                    r.externalId(),
                    r.active()))
            .toList(),
        groups.stream()
            .map(g -> new AccountDetails.InGroup(g.groupId(), g.organizationId(), g.name()))
            .toList(),
        events.stream()
            .map(e ->
                new AccountDetails.Event(
                    Instant.ofEpochMilli(e.at()), e.organizationId(), e.kind(), e.by(), e.detail()))
            .toList());
  }

  private static AccountDetails.Membership membership(AccountDetailRows.InOrganization row) {
    MembershipRow membership = row.membership();
    Optional<MembershipRow.Severing> end =
        membership.severing().filter(_ -> membership.isSevered());
    return new AccountDetails.Membership(
        membership.organizationId(),
        row.organization(),
        Role.ofCode(membership.role()),
        membership.status().name().toLowerCase(Locale.ROOT),
        Instant.ofEpochMilli(membership.since()),
        membership.lastActivityAt().map(Instant::ofEpochMilli),
        end.map(how -> Instant.ofEpochMilli(how.at())),
        end.map(MembershipRow.Severing::by));
  }
}

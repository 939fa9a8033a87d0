package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Actor;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountDetailRows;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import org.jooq.impl.DSL;

/// An account got another address: every organization that it lives in sees the new one, and reads
/// of it. Of who changed it they learn no more than that it manages the account.
record AddressNews(Act act, AccountRow before, AccountRow after) {

  void tellOfOperator() {
    tell("", "The operator", Actor.of(act.caller()));
  }

  /// @param caller whose own log says it already
  void tellBut(Caller.OfDirectory caller) {
    tellBut(caller.organizationId());
  }

  /// @param organizationId which manages the account, and whose own log says it already
  void tellBut(String organizationId) {
    tell(organizationId, "The organization that manages the account", Actor.PLATFORM);
  }

  private void tell(String exceptOrganization, String who, Actor by) {
    String detail =
        "%s changed the address from %s to %s."
            .formatted(who, before.address().orElse("none"), after.address().orElse("none"));
    new AccountDetailRows(act.sql(), after.id())
        .memberships(DSL.noCondition()).stream()
            .map(AccountDetailRows.InOrganization::membership)
            .filter(membership -> !membership.isSevered())
            .map(MembershipRow::organizationId)
            .filter(id -> !id.equals(exceptOrganization))
            .forEach(id -> tellOne(id, by, detail));
  }

  private void tellOne(String organizationId, Actor by, String detail) {
    RecordWriter.of(act, act.preset(organizationId), act.types(organizationId))
        .refresh(organizationId, after.id());
    act.logNews(by, organizationId, Kind.RENAMED, Subject.of(after), detail);
  }
}

package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Unlinking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an organization may do to accounts beside SCIM, where the directory service stands in for
/// the vendor.
record CopiedStewardship(Stewardship standIn, Twins accounts, Past past) implements Stewardship {
  @Override
  public Optional<Sight> account(String accountId) {
    return standIn.account(accounts.copy(accountId)).map(past::of);
  }

  @Override
  public Leave mayChangeAddress(String accountId) {
    return told(standIn.mayChangeAddress(accounts.copy(accountId)));
  }

  @Override
  public Leave awaitAddressChange(String accountId, Instant since) {
    return told(standIn.awaitAddressChange(accounts.copy(accountId), since));
  }

  private Leave told(Leave leave) {
    return leave instanceof Leave.Refused(String hindrance)
        ? new Leave.Refused(accounts.told(hindrance))
        : leave;
  }

  @Override
  public Target.Answer changeAddress(String accountId, String address) {
    return standIn.changeAddress(accounts.copy(accountId), address);
  }

  @Override
  public Target.Answer disable(String accountId) {
    return standIn.disable(accounts.copy(accountId));
  }

  @Override
  public Target.Answer enable(String accountId) {
    return standIn.enable(accounts.copy(accountId));
  }

  @Override
  public List<DirectoryRecord> records(String accountId) {
    return past.records(standIn.records(accounts.copy(accountId)));
  }

  @Override
  public Unlinking.Answer unlink(String accountId) {
    return standIn.unlink(accounts.copy(accountId));
  }
}
